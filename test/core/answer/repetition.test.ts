import { expect, test } from 'vitest';
import { createRepetitionWatch } from '../../../src/core/answer/repetition.ts';

/** How much of a text had come when it was noticed, and what was kept; null: it never was. */
function watch(text: string, chunk = 26) {
  const watching = createRepetitionWatch();
  for (let at = 0; at < text.length; at += chunk)
    if (watching.push(text.slice(at, at + chunk)))
      return { after: at + chunk, kept: watching.shortened() };
  return null;
}

const PARAGRAPH =
  'The bridge was opened on Monday, and people walked over it, slowly, in the rain. Then they went home, by train or on foot, and told their neighbours of it over dinner, which was soup.\n\n';

test.each<[string, string]>([
  ['a sentence', 'I am done. '.repeat(4_000)],
  ['a sentence behind an answer', `It is four. ${'I am done.\n'.repeat(4_000)}`],
  ['one character', `| a |${'-'.repeat(40_000)}`],
  ['empty lines', `Yes.${'\n'.repeat(40_000)}`],
  ['a paragraph', PARAGRAPH.repeat(200)],
  ['several sentences in turn', 'Done. Finished! Bye.\n😀 '.repeat(2_000)],
  ['letters without spaces', 'もう終わりです。'.repeat(4_000)],
  ['a table that goes on and on', `| a | b |\n| - | - |\n${'| x | y |\n'.repeat(4_000)}`],
])('endless repetition is noticed early: %s', (_, text) => {
  const found = watch(text);
  expect(found?.after).toBeLessThan(10_000);
  expect(found?.kept.length).toBeLessThan(600);
  expect(text.startsWith(found?.kept ?? ' ')).toBe(true);
  expect(found?.kept.isWellFormed()).toBe(true);
  expect(watch(text, 5_000)).not.toBeNull();
});

test.each([450, 900, 1_500, 3_900])('paragraphs of %i characters in turn are noticed', (size) => {
  const sentences = Array.from({ length: 99 }, (_, n) => `In year ${n ** 3} it rained. `).join('');
  const found = watch(sentences.slice(0, size).repeat(60));

  expect(found?.after).toBeLessThan(22_000);
  expect(found?.kept.length).toBeLessThanOrEqual(2 * size);
});

const rows = (count: number, row: string) => `${row}\n`.repeat(count);
test.each<[string, string]>([
  ['ten rows of a table', rows(10, `| ${'the same words again and again | '.repeat(12)}`)],
  ['a drawing of characters', rows(30, `+${'-'.repeat(78)}+`)],
  ['a drawing in a fence', `\`\`\`\n${rows(90, ' '.repeat(80))}`],
  ['a refrain', rows(30, PARAGRAPH.trim())],
  ['a long refrain', rows(8, PARAGRAPH.repeat(3) + 'And so on.'.repeat(120))],
  ['a hundred lines to write', rows(300, 'I will not talk in class.')],
  ['numbered lines', Array.from({ length: 4_000 }, (_, n) => `Line ${n} of the list.`).join('\n')],
  ['numbers', Array.from({ length: 5_000 }, (_, n) => n).join('\n')],
  ['prose', Array.from({ length: 900 }, (_, n) => `${PARAGRAPH.slice(n % 90)}${n ** 3}`).join(' ')],
])('what repeats itself with reason is not stopped: %s', (_, text) => {
  expect(watch(text)).toBeNull();
});
