import { expect, test } from 'vitest';
import type { ReadAttachments } from '../../../src/core/conversation/attachments.ts';
import type { JobRun } from '../../../src/core/jobs/job-run.ts';
import type { Attachment, Part } from '../../../src/core/messages.ts';
import type { ReadableText } from '../../../src/core/net/guard.ts';
import { createReadGiven, MAX_CHARS } from '../../../src/features/memory/given.ts';

// Kind: only the text of a given document is kept, and parts that were left out are named.

const jobRun = {
  adapter: { archive: {} },
  journal: { job: { id: 'j1' } },
  signals: { thinking: new AbortController().signal },
} as unknown as JobRun; // What is looked at, and no more.

const FILE: Attachment = {
  ...{ name: 'a `b`\nc.pdf', mimeType: 'application/pdf', bytes: 1, source: 'x' },
} as unknown as Attachment;

function createReading({
  texts = {},
  collected = {},
  page = {},
}: {
  readonly texts?: Readonly<Record<string, string>>;
  readonly collected?: Partial<ReadAttachments>;
  readonly page?: Partial<ReadableText>;
}) {
  const blobs = new Map(Object.entries(texts).map(([hash, text]) => [hash, Buffer.from(text)]));
  const owners: string[] = [];
  const readGiven = createReadGiven({
    blobs: {
      get: async (hash) => blobs.get(hash) ?? null,
      forget: async (hash) => void blobs.delete(hash),
    },
    media: {
      async collect(owner) {
        owners.push(owner);
        return { parts: [], problems: [], notices: [], ...collected };
      },
    },
    readPage: async (url) => ({
      ...{ url, title: 'A page', markdown: 'words', isWhole: true, guessed: null },
      ...{ nothing: null, isSignIn: false, ...page },
    }),
  });
  return { readGiven, blobs, owners };
}

const PARTS: readonly Part[] = [
  { type: 'text', text: 'one …', file: { name: 'one', hash: 'h1', chars: 3 } },
  {
    ...{ type: 'document', mimeType: 'application/pdf', name: 'two', hash: 'h2' },
    written: { hash: 'h3', chars: 3 },
  },
  { type: 'image', mimeType: 'image/png', name: 'three', hash: 'h4' },
];

test('the whole texts of a file are taken, what has none is counted, and no copy is left', async () => {
  const texts = { h1: 'one two', h2: '%PDF', h3: 'three', h4: 'PNG', other: 'stays' };
  const notices = ['a: it was cut.'];
  const { readGiven, blobs, owners } = createReading({
    texts,
    collected: { parts: PARTS, notices },
  });

  expect(await readGiven.file(jobRun, FILE)).toEqual({
    ...{ name: 'a ’b’ c.pdf', link: null, text: 'one two\n\nthree' },
    notices: [...notices, 'I left out 1 image or recording: I only learn text.'],
  });
  expect([...blobs.keys()]).toEqual(['other']);
  expect(owners).toEqual(['learn/j1']);
});

test('a file without a text is refused, and no copy is left', async () => {
  const { readGiven, blobs } = createReading({
    texts: { h4: 'PNG' },
    collected: { parts: PARTS.slice(2) },
  });

  await expect(readGiven.file(jobRun, FILE)).rejects.toThrow('I found no text in **a ’b’ c.pdf**');
  expect(blobs.size).toBe(0);
});

test('what cannot be fetched is said in the sentence that an attachment has', async () => {
  const problem = 'I left out a: it has 60 MB, and I can take up to 50 MB.';
  const { readGiven } = createReading({ collected: { problems: [problem] } });

  await expect(readGiven.file(jobRun, FILE)).rejects.toThrow(problem);
});

test('several texts that are too long together are cut, which is said', async () => {
  const texts = { h1: 'x'.repeat(MAX_CHARS), h3: 'yyy' };
  const { readGiven } = createReading({ texts, collected: { parts: PARTS.slice(0, 2) } });
  const { text, notices } = await readGiven.file(jobRun, FILE);

  expect(text).toHaveLength(MAX_CHARS);
  expect(notices).toEqual([
    'It was too long, so I learned only the first 4,000,000 of 4,000,005 characters.',
  ]);
});

const ADDRESS = 'https://wiki.example/rules/kitchen';

test.each<[string, Partial<ReadableText>, object]>([
  ['its title', {}, { name: 'A page', notices: [] }],
  ['its address, where it has none', { title: ' ' }, { name: 'wiki.example/rules/kitchen' }],
  [
    'a short name',
    { title: 'Rules '.repeat(40) },
    { name: `${'Rules '.repeat(10).slice(0, 59).trim()}…` },
  ],
  ['that it was cut', { isWhole: false }, { notices: [expect.stringContaining('its beginning')] }],
  ['a guess', { guessed: 'koi8-r' }, { notices: [expect.stringContaining('koi8-r')] }],
])('a page is learned with %s', async (_what, page, given) => {
  const { readGiven } = createReading({ page });

  expect(await readGiven.page(jobRun, ADDRESS)).toMatchObject({
    ...{ link: ADDRESS, text: 'words', ...given },
  });
});

test.each<[Partial<ReadableText>, string]>([
  [{ isSignIn: true }, 'wiki.example asks me to sign in'],
  [{ nothing: 'There is no text on the page.' }, 'There is no text on the page.'],
  [{ markdown: '\u200b \n' }, 'I found no text in **A page**'],
])('a page without content is refused: %o', async (page, says) => {
  const { readGiven } = createReading({ page });

  await expect(readGiven.page(jobRun, ADDRESS)).rejects.toThrow(says);
});
