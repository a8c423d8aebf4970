// Kind: what was sent of an appended text is not how the text goes on. What is read as one thing
// only once its end has come is held back until then, or is never read as one.
import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { slackDialect } from '../../../src/adapters/slack/write/format.ts';
import { framesOf } from './frames.ts';

const corpus: readonly { readonly markdown: string }[] = JSON.parse(
  await readFile(new URL('corpus.json', import.meta.url), 'utf8'),
);

const expectGrowing = (text: string): void => {
  let before = '';
  for (const frame of framesOf(slackDialect, text)) {
    expect([text, frame.slice(0, before.length)]).toEqual([text, before]);
    before = frame;
  }
};

test.each([
  ['a letter before an address', 'bhttps://example.com/a_b, xhttp://e.com*'],
  ['a colon that no address follows', 'https:标签：* and http:* or https:/ *a*'],
  ['a mark in brackets that are no tag', '<the *“quoted”* a@b.com> and <init__ table>'],
  ['code in brackets that are no tag', 'ite <m*`K, V>\n- next'],
  ['an entity in brackets', '<AT&amp;T> and <lt;@style="width:100%">'],
  ['the word for all before another script', 'to @everyone, @channel正 and @hereß'],
  ['amounts before a sign', 'and $HOME in $1 \\f, and `$y`, for $5 = x'],
  ['a formula behind a letter', '~x$$\\frac{a}{b}$$ and 标$$\\frac{a}{b}$2 ='],
  ['brackets before a mention', 'Ask << @4321> and <<<@43 > and &lt;<@U0BEN> now'],
  ['a mention with room in it', '<@43 >, < @43>, <@U0BEN | Ben>, <# 4321 > and <@&43 |crew>'],
  ['a link of an unknown scheme', '<ttps://example.com/a|b c> and <el:+4930123|'],
])('what was sent stays: %s', (_, text) => {
  expectGrowing(text);
  expectGrowing(`Words. ${text} more`);
  expectGrowing(`> ${text}\n> *more*`);
});

const HEADS = ['Intro *it', 'so **this', 'with `code', 'a [link', '~~old', '> *it', 'plain', '*a*'];
const ROWS = ['Name* | Size', 'b** | c', 'x` | y', 'k](https://e.com) | z', 'q~~ | *r*', '*a | b*'];
const BEHIND = ['--- | ---', '-- | words', '- item', '|---|---|', 'plain', '---', ''];

test.each(HEADS)('what was sent stays where the next line may begin a table: %s', (head) => {
  for (const row of ROWS)
    for (const behind of BEHIND) {
      const text = `${head}\n${row}\n${behind}\na | b* and more\n\nafter`;
      expectGrowing(text);
      expectGrowing(text.replaceAll('\n', '\n> '));
      expectGrowing(`Words.\n\n${text.replace('Name', 'Name of it '.repeat(20))}`);
    }
});

const piece = fc
  .tuple(fc.constantFrom(...corpus.map(({ markdown }) => markdown)), fc.nat(60), fc.nat(60))
  .map(([markdown, from, length]) => {
    const at = from % (markdown.length + 1);
    return markdown.slice(at, at + length);
  });
const JOINTS = ['', '', ' ', '\n', '\n\n', '\n> ', '\n- ', '*', '`', '<', '['];
const texts = fc
  .array(fc.tuple(piece, fc.constantFrom(...JOINTS)), { minLength: 1, maxLength: 4 })
  .map((all) => all.map(([text, joint]) => text + joint).join(''));

test('what was sent stays, whichever parts of the corpus follow each other', () => {
  fc.assert(fc.property(texts, expectGrowing), { numRuns: 4_000, seed: 3 });
});
