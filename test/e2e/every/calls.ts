import { expect } from 'vitest';
import { servePage } from '../pages.ts';
import { contentOf, files, texts } from './spec.ts';
import { type File, type Seen, type Spot, type Stage, TOPIC } from './stage.ts';

/** How the model calls one tool, what it reads as the result, and what people see. */
export type CallSpec = {
  readonly spot?: Spot;
  /** What a person asks; by default what the tool is for. */
  readonly asks?: string;
  readonly files?: readonly File[];
  /** What the model calls it with. */
  input(stage: Stage): object;
  readonly reads: RegExp | ((stage: Stage) => RegExp);
  /** A person agrees first. */
  readonly isAgreed?: true;
  /** Throws until everything is there that is to come. */
  sees(seen: readonly Seen[], stage: Stage): void;
  /** Arguments that make no sense, and what the model reads of them. */
  readonly nonsense: { readonly input: object; readonly reads: RegExp };
};

export const ANSWER = 'Done.';

const answers = (seen: readonly Seen[]) =>
  seen.filter(({ labels }) => labels.includes('Regenerate'));
const says = (pattern: RegExp) => (seen: readonly Seen[]) => {
  expect(seen.map(({ text }) => text)).toEqual([expect.stringMatching(pattern)]);
};
const isWrong = /^The arguments are wrong\. /;

/** One picture goes with the answer. */
const seesPicture = (seen: readonly Seen[]) => {
  expect(texts(answers(seen))).toBe(ANSWER);
  expect(files(seen).map(({ name }) => name)).toEqual(['drawing.png']);
  expect(contentOf(seen)).toContain('PNG');
};

/** Every tool, by its name; MCP servers have their own tests. */
export async function toCallSpecs(picture: File) {
  const page = await servePage(
    '<html><head><title>The way</title></head><body><article><h1>Way</h1><p>It is 12 km.</p></article></body></html>',
  );
  const specs: Readonly<Record<string, CallSpec>> = {
    fetch_page: {
      asks: `how far is it? ${page.url}`,
      input: () => ({ url: page.url }),
      reads: /material from the web[\s\S]*It is 12 km\./,
      sees: says(/^Done\.\n\nSources: \[[^\]]+\]\(http:\/\/127\.0\.0\.1:\d+\/page\)$/),
      nonsense: { input: { url: 'http://127.0.0.1/other' }, reads: /Nothing was fetched/ },
    },
    web_search: {
      input: () => ({ query: 'how far is it' }),
      reads: /material from the web[\s\S]*https:\/\/example\.org\//,
      sees: says(/^Done\.\n\nSources: \[example\.org\]\(https:\/\/example\.org\/\) · /),
      nonsense: { input: { query: ' ' }, reads: isWrong },
    },
    draw: {
      input: () => ({ prompt: 'a cat' }),
      reads: /^One picture was drawn by gemini-nano-banana/,
      sees: seesPicture,
      nonsense: { input: { prompt: 'a cat', count: 9 }, reads: isWrong },
    },
    edit_image: {
      files: [picture],
      input: () => ({ prompt: 'make it night' }),
      reads: /^One picture was drawn by /,
      sees: seesPicture,
      nonsense: {
        input: { prompt: 'brighter', which: 4 },
        reads: /There are only|has no pictures/,
      },
    },
    run_code: {
      input: () => ({ code: '6 * 7' }),
      reads: /42/,
      sees: says(/^Done\.$/),
      nonsense: { input: { code: 'nothing(' }, reads: /SyntaxError|error/i },
    },
    current_time: {
      input: () => ({}),
      reads: ({ timeZone }) => new RegExp(timeZone ?? 'so this is UTC'),
      sees: says(/^Done\.$/),
      nonsense: { input: { timeZone: 'Mars/Olympus' }, reads: /There is no time zone named/ },
    },
    read_thread: {
      spot: 'thread',
      input: () => ({ limit: 20 }),
      reads: new RegExp(TOPIC),
      sees: says(/^Done\.$/),
      nonsense: { input: { limit: -1 }, reads: isWrong },
    },
    read_channel: {
      input: () => ({ hours: 1 }),
      reads: new RegExp(TOPIC),
      sees: says(/^Done\.$/),
      nonsense: { input: { hours: 'many' }, reads: isWrong },
    },
    recall: {
      input: () => ({ question: 'what was decided?' }),
      reads: /^Nothing was found\. Say that you do not know\./,
      sees: says(/^Done\.$/),
      nonsense: { input: { question: ' ' }, reads: isWrong },
    },
    read_file: {
      files: [{ name: 'people.csv', bytes: Buffer.from('id,name\n7,Ada\n8,Bo\n') }],
      input: () => ({ name: 'people.csv', search: 'ada' }),
      reads: /<file name="people\.csv">[\s\S]*2: 7,Ada\n<\/file>/,
      sees: says(/^Done\.$/),
      nonsense: { input: { name: 'other.csv', from: 0 }, reads: isWrong },
    },
    remind: {
      input: () => ({ what: 'tea', at: 'in 1 second' }),
      reads: /^Planned for \w+, /,
      sees(seen) {
        expect(texts(answers(seen))).toBe(ANSWER);
        const reminders = seen.filter(({ text }) => /Reminder for \*\*\w+\*\*: tea/.test(text));
        expect(reminders).toHaveLength(1);
        expect(seen).toHaveLength(2);
      },
      nonsense: { input: { what: 'tea', at: 'some day or other' }, reads: /I do not see when/ },
    },
    poll: {
      input: () => ({ question: 'Lunch?', options: ['Pizza', 'Soup'] }),
      reads: /^The poll is posted below your answer/,
      sees(seen) {
        expect(texts(answers(seen))).toBe(ANSWER);
        expect(seen.map(({ choices }) => choices)).toEqual([[], ['Pizza', 'Soup']]);
      },
      nonsense: { input: { question: 'Lunch?', options: ['Pizza'] }, reads: isWrong },
    },
    post_elsewhere: {
      isAgreed: true,
      input: ({ elsewhere }) => ({ channel: elsewhere, text: 'We ship. <!channel> @everyone' }),
      reads: /^Posted: https:/,
      sees(seen, { elsewhere, pings }) {
        const [post, ...others] = seen.filter(({ channel }) => channel === elsewhere);
        expect(others).toEqual([]);
        expect(post?.text).toMatch(/^We ship\.[\s\S]*Posted for [Gg]race/);
        expect(post?.text).not.toMatch(pings);
        expect(texts(answers(seen))).toMatch(/Done\.[\s\S]*Approved by grace\.$/);
      },
      nonsense: {
        input: { channel: 'the news channel', text: 'Hello' },
        reads: /names no channel/,
      },
    },
  };
  return { specs, environment: page.allow };
}
