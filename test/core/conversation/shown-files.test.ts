/*
 * Kind: a bound that is meant for what is old falls on what was just sent, or something is cut or
 * left out and nothing tells.
 */
import { expect, test } from 'vitest';
import { createMedia } from '../../../src/core/conversation/attachments.ts';
import { toModelPart } from '../../../src/core/conversation/shown-files.ts';
import type { Part, Turn } from '../../../src/core/messages.ts';
import type { Blobs } from '../../../src/core/store-ports.ts';
import { createMemoryBlobs } from '../../../src/storage/memory/blobs.ts';

const MIB = 1024 * 1024;
const blobs = () => createMemoryBlobs({ ttlMs: 1_000, maxBytes: 500 * MIB, now: () => 0 });

/** A conversation whose messages bring files. */
function setUp(kept: Blobs = blobs()) {
  const media = createMedia({
    blobs: kept,
    extractor: {
      extract: async ({ name, bytes }) => {
        const isText = name.endsWith('.txt') || name.endsWith('.csv');
        const part = isText
          ? ({ type: 'text', text: Buffer.from(bytes).toString() } as const)
          : ({ type: 'image', mimeType: 'image/png', bytes } as const);
        return { parts: [part], notices: [] };
      },
    },
    audioSplitter: { cut: () => Promise.reject(new Error('not asked for here')) },
  });
  const unused = () => Promise.reject(new Error('not asked for here'));
  const turn = async (id: string, files: Readonly<Record<string, Uint8Array>>): Promise<Turn> => {
    const { parts } = await media.collect(
      'here',
      Object.entries(files).map(([name, bytes]) => ({
        ...{ id: name, name, mimeType: '', bytes: bytes.length, isVoice: false, durationMs: null },
        source: name,
      })),
      {
        ...{ read: unused, replay: unused, threads: unused, link: unused, locate: () => null },
        ...{ search: unused, searchGap: unused },
        fetchFile: async (source) => files[String(source)] ?? new Uint8Array(),
      },
      new AbortController().signal,
    );
    return {
      ids: [id],
      role: 'user',
      speaker: 'Ada',
      text: '?',
      parts: [...parts],
      addresses: [],
      at: 0,
    };
  };
  /** What the model is shown of the turns' files, and what is told. */
  const show = async (earlier: readonly Turn[], asked: readonly Turn[], canReadMore = true) => {
    const shown = await media.load(earlier, asked, canReadMore);
    const toShown = (part: Part) => {
      const model = toModelPart(part, shown);
      return model.type === 'text' ? model.text : model.name;
    };
    return {
      earlier: earlier.flatMap(({ parts }) => parts.map(toShown)),
      asked: asked.flatMap(({ parts }) => parts.map(toShown)),
      notices: shown.notices,
    };
  };
  return { turn, show, kept };
}

const picture = (seed: number, bytes = 10) => new Uint8Array(bytes).fill(seed);
const text = (content: string) => new TextEncoder().encode(content);
const csv = (rows: number) =>
  text(
    `id,name,amount\n${Array.from({ length: rows }, (_, at) => `${at},Person ${at},${at * 7}\n`).join('')}`,
  );

test('all of ten pictures that were just sent are shown, whatever came before', async () => {
  const { turn, show } = setUp();
  const names = Array.from({ length: 10 }, (_, at) => `${at}.png`);
  const old = await turn('1', { 'old.png': picture(99) });
  const asked = await turn('2', Object.fromEntries(names.map((name, at) => [name, picture(at)])));

  expect(await show([old], [asked])).toMatchObject({ asked: names, notices: [] });
});

test('three large files go together; a fourth is left out by its name, and the person is told', async () => {
  const { turn, show } = setUp();
  const asked = await turn('1', {
    'a.png': picture(1, 24 * MIB),
    'b.png': picture(2, 24 * MIB),
    'c.png': picture(3, 24 * MIB),
    'd.png': picture(4, 24 * MIB),
  });

  const shown = await show([], [asked]);
  expect(shown.asked.slice(0, 3)).toEqual(['a.png', 'b.png', 'c.png']);
  expect(shown.asked[3]).toBe(
    '<file name="d.png">\n[image; not shown here, so that the request stays small]\n</file>',
  );
  expect(shown.notices).toEqual([
    'I left out d.png: files can be up to 72 MB together. Send it in a message of its own.',
  ]);
});

test('old pictures yield to new ones, the oldest first, and nobody is told of that', async () => {
  const { turn, show } = setUp();
  const earlier = await Promise.all(
    Array.from({ length: 12 }, (_, at) => turn(`${at}`, { [`${at}.png`]: picture(at, 10 * MIB) })),
  );
  const asked = await turn('now', { 'now.png': picture(50, 40 * MIB) });

  const shown = await show(earlier, [asked]);
  expect(shown.asked).toEqual(['now.png']);
  expect(shown.earlier.slice(-3)).toEqual(['9.png', '10.png', '11.png']);
  expect(shown.earlier.slice(0, 9).join()).not.toContain('.png,');
  expect(shown.notices).toEqual([]);
});

test('a text that was just sent is whole, and of a very long one the person is told what is shown', async () => {
  const { turn, show } = setUp();
  const whole = csv(4_500);
  const asked = await turn('1', {
    'people.csv': whole,
    'book.txt': text('line\n'.repeat(100_000)),
  });

  const shown = await show([], [asked]);
  expect(shown.asked[0]).toBe(`<file name="people.csv">\n${Buffer.from(whole)}\n</file>`);
  expect(shown.asked[1]).toContain(
    '[Shown above: the first 40,000 of 100,000 lines (500,000 characters). The rest was kept: read_file reads it',
  );
  expect(shown.notices).toEqual([
    'I have the first 200,000 of 500,000 characters of book.txt in front of me. I’ll look up the rest when needed.',
  ]);
  expect((await show([], [asked], false)).notices).toEqual([
    'I read the first 200,000 of 500,000 characters of book.txt. Tools are off here, so please send the part that matters.',
  ]);
});

test('of texts that were sent earlier the newest are whole, of others the beginning and an outline', async () => {
  const { turn, show } = setUp();
  const first = await turn('1', { 'old.csv': csv(2_000) });
  const second = await turn('2', { 'new.csv': csv(2_200) });
  const asked = await turn('3', {});

  const shown = await show([first, second], [asked]);
  expect(shown.earlier[1]).toContain('2199,Person 2199,15393');
  expect(shown.earlier[0]).toMatch(/^<file name="old.csv">\nid,name,amount\n0,Person 0,0\n/);
  expect(shown.earlier[0]).not.toContain('Person 1500');
  expect(shown.earlier[0]).toMatch(/of 2,001 lines \(\d\d,\d+ characters\)/);
  expect(shown.earlier[0]).toContain('1999,Person 1999,13993'); // How it ends.
  expect(shown.earlier[0]?.length).toBeLessThan(5_000);
  expect(shown.notices).toEqual([]);
});

test('what a turn keeps of a file is small, and what an older version kept whole is shown as it is', async () => {
  const { turn, show } = setUp();
  const { parts } = await turn('1', { 'people.csv': csv(20_000) });
  expect(JSON.stringify(parts).length).toBeLessThan(6_000);

  const inline: Part = {
    type: 'text',
    text: `<file name="a.txt">\n${'x'.repeat(90_000)}\n</file>`,
  };
  const old: Turn = { ...(await turn('1', {})), parts: [inline] };
  expect((await show([old], [])).earlier).toEqual([inline.text]);
});

test('a text whose bytes are gone is still known by its beginning', async () => {
  const { turn, show, kept } = setUp();
  const asked = await turn('1', { 'people.csv': csv(4_500) });
  for (const part of asked.parts)
    if (part.type === 'text' && part.file) await kept.forget(part.file.hash);

  expect((await show([], [asked])).asked[0]).toContain('0,Person 0,0\n');
});

test('headings and definitions make the outline, with their lines', async () => {
  const { turn, show } = setUp();
  const filler = 'words and words\n'.repeat(5_000);
  const asked = await turn('1', {
    'report.txt': text(`# Results\n${filler}## Rome & <Oslo>\n${filler}[page 7]\n`),
    'code.txt': text(`export async function load() {\n${filler}class Store {\n${filler}`),
  });
  const [report = '', code = ''] = (await show([asked], [])).earlier;

  expect(report).toContain(
    '[Outline, by line:\n1: # Results\n5002: ## Rome & <Oslo>\n10003: [page 7]]',
  );
  expect(code).toContain('1: export async function load() {\n5002: class Store {');
});

test('where tools are off nothing tells the model of read_file', async () => {
  const { turn, show } = setUp();
  const old = await turn('1', { 'old.csv': csv(9_000) });
  const asked = await turn('2', { 'new.csv': csv(30_000) });

  const off = await show([old], [asked], false);
  expect(JSON.stringify(off)).not.toContain('read_file');
  expect(off.earlier[0]).toContain('tools are off here');
  expect(JSON.stringify(await show([old], [asked]))).toContain('read_file');
});
