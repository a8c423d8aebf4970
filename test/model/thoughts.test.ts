import { expect, test } from 'vitest';
import { toFrame } from '../../src/demo/frames.ts';
import { createThoughtFilter } from '../../src/model/thoughts.ts';
import { ask, server, useServer } from './ask.ts';

useServer();

// Kind: thoughts come in one field or another, in tags or without, before text or behind it.

type Piece = string | { readonly thought: string };

/** What is shown of these pieces, in whatever places they are cut. */
function shownOf(...pieces: readonly Piece[]): string {
  const shown = [1, 2, 7, 1_000].map((size) => {
    const filter = createThoughtFilter();
    const cut = (text: string) => text.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g')) ?? [];
    const parts = pieces.map((piece) =>
      typeof piece === 'string'
        ? cut(piece).map((part) => filter.push(part))
        : [filter.push(piece.thought, true)],
    );
    return [...parts.flat(), filter.flush()].join('');
  });
  expect(new Set(shown).size).toBe(1);
  return shown[0] ?? '';
}

test.each<[string, readonly Piece[], string]>([
  ['marked, without tags', [{ thought: 'plan' }, 'Hello'], 'Hello'],
  ['marked, several', [{ thought: 'plan' }, { thought: ' more' }, 'Hello'], 'Hello'],
  ['marked, behind text', ['Hello', { thought: 'plan' }, ' you'], 'Hello you'],
  ['marked, the tag closed in the answer', [{ thought: '<thought>a' }, '</thought>Hi'], 'Hi'],
  ['marked, the tag opened nowhere', [{ thought: 'a' }, '</thought>\nHi'], 'Hi'],
  ['marked, whole and with the answer', [{ thought: '<thought>a</thought>Hi' }], 'Hi'],
  ['marked, closed', [{ thought: '<think>a' }, { thought: 'b</think>' }, '\n\nHi'], 'Hi'],
  ['marked, opened and never closed', [{ thought: '<thought>a' }, 'Hi'], 'Hi'],
  ['in tags', ['<thought>a</thought>Hi'], 'Hi'],
  ['in tags of other models', ['\n<think>a</think>\n\nHi'], 'Hi'],
  ['in tags of several', ['<thoughts>a</thoughts>Hi'], 'Hi'],
  ['in longer tags of other models', ['<thinking>a < b</thinking> Hi'], 'Hi'],
  ['in tags behind text', ['Hi <thought>a\nb</thought>you'], 'Hi you'],
  ['in tags on a line of their own', ['Hi\n<thought>a</thought>\nyou'], 'Hi\nyou'],
  ['twice', ['<thought>a</thought>Hi\n<thought>b</thought>you'], 'Hi\nyou'],
  ['at the end, never closed', ['Hi\n<thought>and so'], 'Hi\n'],
  ['alone', ['<thought>a'], ''],
  ['marked alone', [{ thought: 'a' }], ''],
])('a thought is not shown: %s', (_, pieces, shown) => {
  expect(shownOf(...pieces)).toBe(shown);
});

test.each([
  '1 < 2 <thought>',
  'Close it with `</thought>`, open it with `<thought>` and so on. <thoughts>',
  '```xml\n<thought>a</thought>\n```\nSo it is.',
  'Claude takes <thinking>a</thinking> here.',
  '<thoughtful>',
  ' <thin',
])('what only looks like one is shown: %j', (text) => {
  expect(shownOf(text)).toBe(text);
});

const delta = (content: unknown, extra?: object) =>
  toFrame({ delta: { content, ...(extra ? { extra_content: extra } : {}) } });
const stop = toFrame({ delta: { role: 'assistant' }, finish_reason: 'stop' });

test.each<[string, readonly object[]]>([
  ['Google', [delta('plan', { google: { thought: true } }), delta('Hi')]],
  ['Vertex', [delta('plan', { vertex: { thought: true } }), delta('Hi')]],
  ['no vendor', [delta('plan', { thought: true }), delta('Hi')]],
  ['a field of the delta', [toFrame({ delta: { content: 'plan', thought: true } }), delta('Hi')]],
  ['a field beside it', [toFrame({ delta: { reasoning_content: 'plan' } }), delta('Hi')]],
  [
    'parts',
    [
      delta([
        { type: 'thinking', thinking: 'plan' },
        { type: 'text', text: 'Hi' },
      ]),
    ],
  ],
  [
    'the parts of the native API',
    [{ candidates: [{ content: { parts: [{ text: 'plan', thought: true }, { text: 'Hi' }] } }] }],
  ],
])('what %s marks as a thought is neither shown nor sent back', async (_, frames) => {
  server.next({ frames: [...frames, stop] });
  const { text, end, events } = await ask();

  expect(text).toBe('Hi');
  expect(JSON.stringify(events)).not.toContain('plan');
  expect(JSON.stringify(end?.message)).not.toMatch(/"thought":true/);
});

test('a thought keeps the answer alive, and is one of the signs of life', async () => {
  server.next({ frames: [delta('plan', { google: { thought: true } }), delta('Hi'), stop] });
  expect((await ask()).events.map(({ type }) => type)).toEqual(['activity', 'text', 'end']);
});
