import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { parseEnvFile, readEnvFile } from '../../src/config/env-file.ts';

const parse = (text: string) => parseEnvFile(Buffer.from(text), '.env');

test('what editors and shells leave in a file of settings does not change its values', () => {
  const { values, mistakes, warnings } = parse(
    '\uFEFFA=1\r\n# comment\r\n  export B = "x y"  # why\r\nC=\'z\'\r\n\r\nD=\nE=a=b',
  );

  expect({ ...values }).toEqual({ A: '1', B: 'x y', C: 'z', D: '', E: 'a=b' });
  expect([...mistakes, ...warnings]).toEqual([]);
});

test('a file that was saved as UTF-16 is read, and bytes that are no text are refused', () => {
  const utf16 = Buffer.from('\uFEFFA=1\r\n', 'utf16le');

  expect({ ...parseEnvFile(utf16, '.env').values }).toEqual({ A: '1' });
  expect(parseEnvFile(new Uint8Array([65, 61, 255]), '.env').mistakes).toEqual([
    '.env isn’t UTF-8 text. Save it as UTF-8',
  ]);
});

test('each line that cannot be meant like that is named by its number, and never repeated', () => {
  const { mistakes } = parse(
    [
      'GEMINI_API_KEY',
      'SLACK_BOT_TOKEN: xoxb-hush',
      'xoxb-hush',
      'A="hush',
      'B=“hush”',
      'C="hush" hush',
      'D=hush#hush',
    ].join('\n'),
  );

  expect(mistakes).toEqual([
    '.env, line 1: has no = after GEMINI_API_KEY. Write GEMINI_API_KEY=value',
    '.env, line 2: has no = after SLACK_BOT_TOKEN. Write SLACK_BOT_TOKEN=value',
    '.env, line 3: isn’t NAME=value. Correct it, or comment it out with #',
    '.env, line 4: A has a quotation mark that is never closed. Close it, or remove it',
    expect.stringContaining('.env, line 5: B is in typographic quotation marks'),
    expect.stringContaining('.env, line 6: C has text after the closing quotation mark'),
    expect.stringContaining('.env, line 7: D contains a #'),
  ]);
});

test('a value over several lines is one, and a name that is set twice is asked about', () => {
  const { values, mistakes, warnings } = parse('KEY="one\ntwo"\nA=1\nA=2\nB=1\nB=1');

  expect(values).toMatchObject({ KEY: 'one\ntwo', A: '2' });
  expect(mistakes).toEqual([]);
  expect(warnings).toEqual(['.env, line 4: A is set twice. This line counts, not line 3']);
});

test('a file that is not there holds nothing; a folder is no file', () => {
  const folder = mkdtempSync(`${tmpdir()}/parley-`);

  expect(readEnvFile(`${folder}/none`)).toEqual({
    ...{ values: {}, mistakes: [], warnings: [], isReadable: true },
  });
  expect(readEnvFile(folder).isReadable).toBe(false);
  expect(readEnvFile(folder).mistakes).toEqual([expect.stringContaining('it is a folder')]);
});
