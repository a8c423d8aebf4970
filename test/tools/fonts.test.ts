import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createWorkerPool } from '../../src/core/workers.ts';
import { findFontFolders } from '../../src/tools/font-folders.ts';
import { createFontCoverage } from '../../src/tools/fonts.ts';
import { createRunCode } from '../../src/tools/run-code.ts';
import { WAIT_MS } from '../waiting.ts';
import { call, createContext } from './context.ts';

type Range = readonly [number, number];

/** The table of a font that has these characters, in the form of old or of new fonts. */
function toMap(format: 4 | 12, ranges: readonly Range[]): Buffer {
  const head = Buffer.alloc(12);
  head.writeUInt16BE(1, 2);
  head.writeUInt32BE(12, 8);
  if (format === 12) {
    const table = Buffer.alloc(16 + ranges.length * 12);
    table.writeUInt16BE(12, 0);
    table.writeUInt32BE(ranges.length, 12);
    for (const [index, [first, last]] of ranges.entries()) {
      table.writeUInt32BE(first, 16 + index * 12);
      table.writeUInt32BE(last, 20 + index * 12);
    }
    return Buffer.concat([head, table]);
  }
  const all = [...ranges, [0xffff, 0xffff] as const];
  const table = Buffer.alloc(16 + all.length * 8);
  table.writeUInt16BE(4, 0);
  table.writeUInt16BE(all.length * 2, 6);
  for (const [index, [first, last]] of all.entries()) {
    table.writeUInt16BE(last, 14 + index * 2);
    table.writeUInt16BE(first, 16 + all.length * 2 + index * 2);
  }
  return Buffer.concat([head, table]);
}

const coverageOf = (...folders: readonly string[]) => createFontCoverage(async () => folders);

/** The smallest file that is a font, by itself or in a collection; it may have another table. */
function toFont(map: Buffer, isCollection = false, other = ''): Buffer {
  const start = isCollection ? 16 : 0;
  const head = Buffer.alloc(start + 12 + (other === '' ? 16 : 32));
  if (isCollection) {
    head.write('ttcf', 0, 'latin1');
    head.writeUInt32BE(1, 8);
    head.writeUInt32BE(start, 12);
  }
  head.writeUInt16BE(other === '' ? 1 : 2, start + 4);
  head.write(other, start + 28, 'latin1');
  head.write('cmap', start + 12, 'latin1');
  head.writeUInt32BE(head.length, start + 20);
  head.writeUInt32BE(map.length, start + 24);
  return Buffer.concat([head, map]);
}

async function folderWith(files: Readonly<Record<string, Buffer>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'fonts-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(folder, name), bytes);
  return folder;
}

const LATIN: Range = [0x20, 0x24f];

test('the letters of all fonts are known, in old and new ones and in collections', async () => {
  const folder = await folderWith({
    'a.ttf': toFont(toMap(4, [LATIN, [0x400, 0x4ff]])),
    'b.otf': toFont(toMap(12, [[0x1f600, 0x1f64f]])),
    'c.ttc': toFont(toMap(4, [[0x4e00, 0x4fff]]), true),
    'd.ttf': Buffer.from('no font at all'),
    'notes.txt': Buffer.from('日'),
  });
  const fonts = coverageOf(folder, '/no/such/folder');

  expect(await fonts.findMissing('Größe Объём 😀 \u200d\u202e 一')).toEqual([]);
  expect(await fonts.findMissing('日本 بحر 日')).toEqual(['日', '本', 'ب', 'ح', 'ر']);
});

test('of coloured letters a drawing shows black shapes: they are no letters for it', async () => {
  const emoji = toMap(12, [[0x1f534, 0x1f7e2]]);
  for (const table of ['CBDT', 'COLR', 'sbix']) {
    const files = { 'a.ttf': toFont(toMap(4, [LATIN])), 'b.ttf': toFont(emoji, false, table) };
    expect(await coverageOf(await folderWith(files)).findMissing('a 🔴')).toEqual(['🔴']);
  }
});

test('fonts are looked for where the settings of this machine say so, and only there', async () => {
  const folder = await folderWith({});
  const write = (name: string, text: string) => writeFile(join(folder, name), text);
  await mkdir(join(folder, 'conf.d'));
  await write('conf.d/10-more.conf', '<fontconfig><dir prefix="xdg">mine</dir></fontconfig>');
  await write('conf.d/README', '<dir>/not/read</dir>');
  await write(
    'fonts.conf',
    `<fontconfig>
      <!-- <dir>/left/out</dir> -->
      <dir>/one</dir><dir>~/two</dir><dir prefix="default">three</dir>
      <include ignore_missing="yes">conf.d</include>
      <include ignore_missing="yes">fonts.conf</include>
      <include ignore_missing="yes" prefix="xdg">fontconfig/none.conf</include>
    </fontconfig>`,
  );
  const expected = ['/one', join(homedir(), 'two'), join(folder, 'three'), '/data/mine'];

  const at = { XDG_DATA_HOME: '/data' };
  const file = join(folder, 'fonts.conf');
  expect(await findFontFolders({ ...at, FONTCONFIG_FILE: file })).toEqual(expected);
  expect(await findFontFolders({ ...at, FONTCONFIG_PATH: folder })).toEqual(expected);
  // Without settings it is as where there is no fontconfig at all.
  expect(await findFontFolders({ FONTCONFIG_FILE: '/no/such/file' })).toContain('/usr/share/fonts');
});

test('where no font is found nothing is said of letters', async () => {
  const fonts = coverageOf(await folderWith({}));
  expect(await fonts.findMissing('日本')).toEqual([]);
});

test.each([
  ['chart', "chart({ type: 'bar', labels: ['東京', 'Rome'], series: [{ values: [1, 2] }] })"],
  ['table', "table([['城市', 'n'], ['東京', 1]])"],
])('letters that a %s cannot show are told to the model and to the people', async (_, code) => {
  const folder = await folderWith({ 'a.ttf': toFont(toMap(4, [LATIN])) });
  const workers = createWorkerPool();
  const sentences: string[] = [];
  const { context, attached } = createContext({ tell: (sentence) => sentences.push(sentence) });
  const told = async (fonts: ReturnType<typeof createFontCoverage>) =>
    (await call(createRunCode({ workers, fonts, maxMs: WAIT_MS }), { code }, context)).text;

  expect(await told(coverageOf(folder))).toMatch(/stand as empty boxes or black shapes.*東/);
  expect(attached).toHaveLength(1);
  expect(sentences).toHaveLength(1);
  expect(sentences[0]).toMatch(
    /^Some characters in the image show as empty boxes or black shapes \(.*東.*\): there’s no font/,
  );
  const whole = await folderWith({ 'a.ttf': toFont(toMap(4, [LATIN, [0x2000, 0x9fff]])) });
  expect(await told(coverageOf(whole))).not.toMatch(/boxes/);
  expect(sentences).toHaveLength(1);
});
