import { expect, test } from 'vitest';
import type { TextFile } from '../../src/core/messages.ts';
import { createWorkerPool } from '../../src/core/workers.ts';
import { createFontCoverage } from '../../src/tools/fonts.ts';
import { createRunCode } from '../../src/tools/run-code.ts';
import { WAIT_MS } from '../waiting.ts';
import { call, createContext } from './context.ts';

const fonts = createFontCoverage(async () => []);
const tool = createRunCode({ workers: createWorkerPool(), fonts, maxMs: WAIT_MS });

/** Runs a program in a conversation with these files; null: its text is gone. */
async function said(code: string, files: Readonly<Record<string, string | null>>) {
  const read: string[] = [];
  const { context } = createContext({
    files: Object.keys(files).map((name) => ({ name }) as TextFile),
    readFile: async ({ name }) => {
      read.push(name);
      return files[name] ?? null;
    },
  });
  return { text: (await call(tool, { code }, context)).text, read };
}

const CSV = 'name,amount\nÄnne,3\n名前,4\n';

test('a program reads a file of the conversation by its name, and counts truly', async () => {
  const sum =
    "readFile('Sums.csv').trim().split('\\n').slice(1).reduce((n, line) => n + Number(line.split(',')[1]), 0)";
  expect((await said(sum, { 'sums.csv': CSV, 'b.txt': 'b' })).text).toBe('=> 7');
  const long = `${'x'.repeat(2_000_000)}é`;
  const { text } = await said("readFile('a.log').length", { 'a.log': long });
  expect(text).toBe('=> 2000001');
});

test('a file that is not there is an error with the names of those that are', async () => {
  const { text } = await said("readFile('c.csv')", { 'a.csv': CSV, 'gone.csv': null });
  expect(text).toMatch(/a file of that name is not here; these are: a\.csv/);
  expect((await said("readFile('x')", {})).text).toMatch(/these are: none/);
});

test('what a program names goes first where not all fits, and one that reads none loads none', async () => {
  const large = 'x'.repeat(3_000_000);
  const files = { 'new.log': large, 'old.log': large };
  const { text, read } = await said("readFile('old.log').length", files);
  expect(text).toBe('=> 3000000');
  expect(read[0]).toBe('old.log');
  expect((await said('1 + 1', files)).read).toEqual([]);
});

test('a file for which there is no room is said to be too large, not to be missing', async () => {
  const large = 'x'.repeat(3_000_000);
  const files = { 'new.log': large, 'old.log': large };
  const { text } = await said("readFile('new.log').length + readFile('old.log').length", files);
  expect(text).toContain('the file is too large for a program; the tool read_file reads parts');
});

test('of two names that differ in case alone each is its own file, and none at all is an error', async () => {
  const files = { 'a.txt': 'small', 'A.txt': 'LARGE' };
  const { text } = await said("readFile('a.txt') + readFile('A.txt')", files);
  expect(text).toBe('=> smallLARGE');
  expect((await said('readFile()', files)).text).toContain('readFile needs the name of a file');
});
