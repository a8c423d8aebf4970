import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

// A comment is read by engineers who have never met its author: short lines, and the noun where a
// pronoun would leave them guessing.

const FOLDERS = ['src', 'commands', 'test', 'bench', 'scripts'];
const MOST_COLUMNS = 100;

/** A line that is a comment, or the comment after the code of a line; in a fence it is neither. */
const COMMENT = /^\s*(?:\/\*\*?|\*|\/\/)\s(.*)$|\s\/\/ (?!.*```)(.*)$/;

/** An address cannot be wrapped. */
const ADDRESS = /^\s*(?:\/\/|\*|\/\*\*?)\s*https?:\/\/\S+(?: \*\/)?$/;

const RETIRED: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/\bwho(?:so)?ever\b/i, 'the noun: the asker, the operator, the caller'],
  [/\b(?:some|every)body\b/i, 'a person, everyone'],
  [/\banew\b/i, 'again'],
  [/\b(?:null|empty|false|undefined) where\b/i, 'if'],
  [/\bdesign: promise\b/i, 'the number alone: docs/promises.md'],
];

/** These name the retired words. */
const OWN = ['test/words-in-comments.test.ts', 'test/retired-words.ts'];

async function listLines() {
  const files = (
    await Promise.all(
      FOLDERS.map(async (folder) =>
        (
          await readdir(folder, { recursive: true })
        )
          .filter((file) => /[.](?:ts|js|mjs)$/.test(file))
          .map((file) => `${folder}/${file}`),
      ),
    )
  ).flat();
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  return texts.flatMap((text, index) =>
    text.split('\n').flatMap((line, at) => {
      const [, alone, trailing] = COMMENT.exec(line) ?? [];
      const said = alone ?? trailing;
      const file = files[index] ?? '';
      return said === undefined ? [] : [{ file, where: `${file}:${at + 1}`, line, said }];
    }),
  );
}

const lines = await listLines();

test('no comment is longer than a line of code', () => {
  const long = lines.filter(({ line }) => line.length > MOST_COLUMNS && !ADDRESS.test(line));

  expect(lines.length, 'lines seen').toBeGreaterThan(10_000);
  expect(long.map(({ where }) => where)).toEqual([]);
});

test('no comment has a retired turn of phrase', () => {
  const found = lines
    .filter(({ file }) => !OWN.includes(file))
    .flatMap(({ where, said }) =>
      RETIRED.filter(([pattern]) => pattern.test(said)).map(
        ([pattern, instead]) => `${where}: ${pattern.exec(said)?.[0]} (${instead})`,
      ),
    );

  expect(found).toEqual([]);
});
