import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinSegments, type Segment } from '../../../src/features/voice-notes/join-segments.ts';

const WORD_MS = 400;
const overlap = { fromMs: 60_000, toMs: 66_000 };

/** Words said one after another from a time on, as segments of some lengths. */
function say(words: readonly string[], fromMs: number, lengths: readonly number[]): Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  for (let index = 0; at < words.length; index += 1) {
    const length = lengths[index % lengths.length] ?? 5;
    const text = words.slice(at, at + length).join(' ');
    segments.push({ startMs: fromMs + at * WORD_MS, speaker: null, text });
    at += length;
  }
  return segments;
}

const textOf = (segments: readonly Segment[]) => segments.map(({ text }) => text).join(' ');
const joint = Math.round(overlap.fromMs / WORD_MS);
const end = Math.round(overlap.toMs / WORD_MS);

/** A recording's words; some come again and again. */
const recording = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: 0, max: 400 }).map((number) => `word${number}`) },
    { weight: 1, arbitrary: fc.constantFrom('the', 'and', 'no', 'yes', 'of') },
  ),
  { minLength: 260, maxLength: 320 },
);
const lengths = fc.array(fc.integer({ min: 3, max: 40 }), { minLength: 1, maxLength: 6 });

test('two pieces that overlap are the recording again, no word lost and none doubled', () => {
  fc.assert(
    fc.property(recording, lengths, lengths, (words, cuts, others) => {
      const before = say(words.slice(0, end), 0, cuts);
      const after = say(words.slice(joint), overlap.fromMs, others);

      expect(textOf(joinSegments(before, after, overlap))).toBe(words.join(' '));
    }),
    { numRuns: 200 },
  );
});

test('words that were cut through at the edges are taken from the other piece', () => {
  fc.assert(
    fc.property(recording, lengths, lengths, (words, cuts, others) => {
      const before = say([...words.slice(0, end - 1), 'misheard'], 0, cuts);
      const after = say(['garbled', ...words.slice(joint + 1)], overlap.fromMs, others);

      expect(textOf(joinSegments(before, after, overlap))).toBe(words.join(' '));
    }),
    { numRuns: 200 },
  );
});

test('times that are off by some seconds change nothing', () => {
  fc.assert(
    fc.property(recording, lengths, fc.integer({ min: -8_000, max: 8_000 }), (words, cuts, off) => {
      const before = say(words.slice(0, end), 0, cuts);
      const after = say(words.slice(joint), overlap.fromMs + off, cuts);

      expect(textOf(joinSegments(before, after, overlap))).toBe(words.join(' '));
    }),
    { numRuns: 100 },
  );
});

test('punctuation and capitals differ from piece to piece, and languages without spaces are joined as well', () => {
  const join = (a: string, b: string) =>
    textOf(
      joinSegments(
        [{ startMs: 50_000, speaker: null, text: a }],
        [{ startMs: 60_000, speaker: null, text: b }],
        overlap,
      ),
    );

  expect(join('So we will launch on Friday,', 'We will launch on friday. Unless it rains.')).toBe(
    'So we will launch on Friday. Unless it rains.',
  );
  expect(join('来週の金曜日に発売します', '金曜日に発売します。雨でなければ。')).toBe(
    '来週の金曜日に発売します。雨でなければ。',
  );
});

test('where nothing was said at the seam both pieces stay whole', () => {
  const before = [{ startMs: 1_000, speaker: null, text: 'This is the end' }];
  const after = [{ startMs: 70_000, speaker: null, text: 'Another matter entirely' }];

  expect(joinSegments(before, after, overlap)).toEqual([...before, ...after]);
  expect(joinSegments([], after, overlap)).toEqual(after);
  expect(joinSegments(before, [], overlap)).toEqual(before);
});

test('who speaks across the seam keeps one name, whatever the next piece calls them', () => {
  const words = 'we could also ask the people in Lisbon what they think';
  const before = [
    { startMs: 0, speaker: 'Speaker 1', text: 'Any ideas?' },
    { startMs: 58_000, speaker: 'Speaker 2', text: `Well, ${words}` },
  ];
  const after = [
    { startMs: 60_000, speaker: 'Speaker 1', text: `${words} about it.` },
    { startMs: 70_000, speaker: 'Speaker 2', text: 'Good.' },
  ];

  expect(joinSegments(before, after, overlap).slice(1)).toEqual([
    { startMs: 58_000, speaker: 'Speaker 2', text: `Well, ${words} about it.` },
    { startMs: 70_000, speaker: 'Speaker 1', text: 'Good.' },
  ]);
});
