import { readFile } from 'node:fs/promises';
import { Marked } from 'marked';
import { expect, test } from 'vitest';
import { toDialect as toDiscordDialect } from '../../../src/adapters/discord/write/format.ts';
import { toDialect as toSlackDialect } from '../../../src/adapters/slack/write/format.ts';
import { dialect as pageDialect } from '../../../src/adapters/web/write/format.ts';
import { findCuts, toPieces } from '../../../src/core/markdown/split.ts';
import type { Dialect } from '../../../src/core/ports.ts';
import { toFormatted } from '../../../src/core/reply/flow.ts';
import { createLayout } from '../../../src/core/reply/layout.ts';
import { findMentions } from '../../emulators/discord/mentions.ts';

/** What models write, and what a platform is sent that is not sent the Markdown as it is. */
type Snippet = {
  readonly name: string;
  readonly markdown: string;
  readonly slack?: string;
  readonly discord?: string;
  readonly page?: string;
};

/*
 * Slack renders what docs.slack.dev/reference/block-kit/blocks/markdown-block lists; its clients
 * do not know emphasis and code that touch letters of a script without spaces, unless a space that
 * is not seen parts them. Discord renders what support.discord.com/hc/en-us/articles/210298617 and
 * docs.discord.com/developers/reference#message-formatting list: no tables, pictures, small
 * headings, task lists, HTML or entities; two bars hide what is between them. The page renders GFM
 * with simple HTML in it.
 */
const CORPUS = JSON.parse(
  await readFile(new URL('corpus.json', import.meta.url), 'utf8'),
) as readonly Snippet[];

const dialects = {
  slack: toSlackDialect(''),
  discord: toDiscordDialect(),
  page: pageDialect,
} as const;
type Name = keyof typeof dialects;
const NAMES: readonly Name[] = ['slack', 'discord', 'page'];

const format = (dialect: Dialect, text: string): string => toFormatted(text, dialect);

const marked = new Marked({ gfm: true, breaks: true });

const CODE = /<(code|pre)[^>]*>[\s\S]*?(?:<\/\1>|$)/g;

/**
 * What is left to be read once the Markdown is rendered, without code: there all marks are text.
 */
const toSeen = (name: Name, text: string): string => {
  const html = marked.parse(text.replaceAll('\u200b', ''), { async: false });
  const words = html
    .replaceAll(CODE, '')
    .replaceAll('<br>', '\n')
    .replaceAll(/<[^<>]*>/g, '')
    .replaceAll(/https?:\/\/\S*/g, '');
  const seen = words
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
  // Entities are decoded everywhere but on Discord, which hides what two bars enclose.
  if (name !== 'discord') return seen.replaceAll(/&\w+;/g, ' ');
  return seen.replaceAll(/\|\|(?=\S)(.+?)(?<=\S)\|\|/g, '$1');
};

/** Marks that a reader should not see, unless the text is about them. */
const STRAY: readonly RegExp[] = [
  /\*/,
  /~~/,
  /(?<!\w)_|_(?!\w)/,
  /\]\(/,
  /<[@#!:]/,
  /<\/?[a-z]/i,
  /&\w+;/,
  /`/,
  /\|\|/,
  /\\/,
];

const strayIn = (name: Name, text: string): readonly RegExp[] => {
  const seen = toSeen(name, text);
  return STRAY.filter((mark) => mark.test(seen));
};

/** Snippets in which the marks are what is meant, so that they are seen in the end. */
const toLiteral = (name: Name, text: string): readonly RegExp[] =>
  strayIn(name, format(dialects[name], text));

const pings = (name: Name, text: string): readonly string[] => {
  if (name === 'discord') {
    const { users, roles, everyone } = findMentions(text);
    return [...users, ...roles, ...(everyone ? ['everyone'] : [])];
  }
  return name === 'slack'
    ? (text.match(/<(?:@[A-Z\d]|!(?:here|channel|everyone|subteam))/g) ?? [])
    : [];
};

const letters = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]/gu, '');

test('the corpus is large, and no two snippets have a name in common', () => {
  expect(CORPUS.length).toBeGreaterThanOrEqual(150);
  expect(new Set(CORPUS.map(({ markdown }) => markdown)).size).toBe(CORPUS.length);
});

test.each(CORPUS)('$name', ({ markdown, ...sent }) => {
  for (const name of NAMES)
    expect([name, format(dialects[name], markdown)]).toEqual([name, sent[name] ?? markdown]);
});

/** Marks are seen in the end only where the text is about them. */
const ABOUT_MARKS =
  /arithmetic|power|star|glob|pointer|private|escaped|stars|tilde|entity|twice|backtick|alternatives|bars|name with marks|dunder|reference|types|doctype|footnote|rule|formula|snake|spoiler|unknown|code|comparison|Discord|channel|details|label that is|indented|emoji|time|command|variables|marks/i;

test.each(CORPUS.filter(({ name }) => !ABOUT_MARKS.test(name)))(
  'no reader sees a mark in the end: $name',
  ({ markdown }) => {
    for (const name of NAMES) expect([name, toLiteral(name, markdown)]).toEqual([name, []]);
  },
);

test.each(CORPUS)('no reader sees a mark or a token while it grows: $name', ({ markdown }) => {
  for (const name of NAMES) {
    const dialect = dialects[name];
    const literal = toLiteral(name, markdown);
    const layout = createLayout(dialect);
    let before = '';
    for (const character of markdown) {
      layout.push(character);
      layout.update();
      const frame = layout.piece(0);
      const stray = strayIn(name, frame).filter((mark) => !literal.includes(mark));
      expect([name, frame, stray]).toEqual([name, frame, []]);
      expect([name, pings(name, frame)]).toEqual([name, []]);
      if (dialect.appends) expect(frame.startsWith(before)).toBe(true);
      before = frame;
    }
    layout.end();
    layout.update();
    if (dialect.appends) expect(layout.piece(0).startsWith(before)).toBe(true);
    // What names the address of a link is only known once the text has ended.
    if (dialect.hasReferences || layout.references.size === 0)
      expect(layout.piece(0).trim()).toBe(format(dialect, markdown).trim());
  }
});

test.each(CORPUS)('the pieces hold the text wherever it is cut: $name', ({ markdown }) => {
  const filler = 'One more sentence that goes before it. ';
  for (const name of NAMES) {
    const text = format(dialects[name], `${filler.repeat(3)}\n\n${markdown}`);
    for (let max = 70; max < 130; max += 1) {
      const limits = { max, length: dialects[name].length };
      const pieces = toPieces(text, findCuts(text, limits));
      for (const piece of pieces) expect([name, max, pings(name, piece)]).toEqual([name, max, []]);
      expect(letters(pieces.join('')).length).toBeGreaterThanOrEqual(letters(text).length);
    }
  }
});

/** Where a snippet may stand; a fence is one only at the beginning of a line. */
const INSIDE: readonly (readonly [string, (markdown: string) => string])[] = [
  ['a paragraph', (markdown) => `Some words, ${markdown.replaceAll('\n', ' ')}`],
  ['a list item', (markdown) => `- Some words, ${markdown.replaceAll('\n', '\n  ')}`],
  ['a quote', (markdown) => `> Some words, ${markdown.replaceAll('\n', '\n> ')}`],
  ['a table', (markdown) => `| a | b |\n|---|---|\n| Some words | ${toCell(markdown)} |`],
];

const toCell = (markdown: string): string =>
  markdown.replaceAll('\n', ' ').replaceAll(/(?<!\\)\|/g, '\\|');

const INLINE = CORPUS.filter(
  ({ name, markdown }) => !/```|~~~/.test(markdown) && name !== 'doctype',
);

/** The messages that show a mark which the whole text does not show, however it is cut. */
const findStray = (name: Name, text: string): readonly string[] => {
  const literal = strayIn(name, text);
  const pieces = new Set<string>();
  for (let max = 110; max < 110 + text.length; max += 1)
    for (const piece of cutAt(name, text, max)) pieces.add(piece);
  return [...pieces].filter((piece) =>
    strayIn(name, piece).some((mark) => !literal.includes(mark)),
  );
};

test.each(INLINE)(
  'no message shows a mark of it wherever it stands and is cut: $name',
  ({ markdown }) => {
    for (const name of ['slack', 'discord'] as const)
      for (const [where, wrap] of INSIDE) {
        const given = `${'Words. '.repeat(16)}\n\n${wrap(markdown)} and more words behind it.`;
        const text = format(dialects[name], given);
        expect([name, where, findStray(name, text)]).toEqual([name, where, []]);
      }
  },
);

const cutAt = (name: Name, text: string, max: number): string[] =>
  toPieces(text, findCuts(text, { max, length: dialects[name].length }));

const LONG = 'word '.repeat(120).trim();

test.each([
  ['bold', `Before. **${LONG}** after.`],
  ['italics', `Before. *${LONG}* after.`],
  ['bold with italics', `**${LONG.slice(0, 300)} *and* ${LONG}** after.`],
  ['both', `***${LONG}***`],
  ['deleted', `~~${LONG}~~ but not this`],
  ['code', `Run \`${LONG}\` now.`],
  ['code in bold', `**Run \`${LONG}\` now** and go.`],
  [
    'over lines',
    `**${LONG.replaceAll('word word word word word', 'word word word word\nword')}** end.`,
  ],
  ['in an item', `- **${LONG}** end\n- next`],
  ['in a quote', `> **${LONG}** end`],
])('emphasis that is longer than a message is closed and opened again: %s', (what, markdown) => {
  for (const name of ['slack', 'discord'] as const) {
    const text = format(dialects[name], markdown);
    const literal = strayIn(name, text);
    for (let max = 120; max < 400; max += 7) {
      const pieces = cutAt(name, text, max);
      expect(pieces.length).toBeGreaterThan(1);
      for (const piece of pieces) {
        const stray = strayIn(name, piece).filter((mark) => !literal.includes(mark));
        expect([name, what, max, piece, stray]).toEqual([name, what, max, piece, []]);
        expect(piece.length).toBeLessThanOrEqual(max);
      }
      expect(letters(pieces.join(''))).toBe(letters(text));
    }
  }
});

test.each([
  ['two stars', `It takes **kwargs and ${LONG}.`],
  ['two stars, and bold later', `It takes **kwargs, ${LONG} **and** ${LONG} **twice** over.`],
  ['both kinds of arguments', `Call f(*args, **kwargs) with ${LONG}.`],
  ['a power', `It is **2 as in 10 **3, ${LONG}.`],
  ['a pointer', `The pointer *ptr is ${LONG}.`],
  ['a name', `The field _id is ${LONG}.`],
  ['deleted', `About ~~10 of them, ${LONG}.`],
  ['a backtick', `The key \` opens it, ${LONG}.`],
  ['a backtick, and code later', `The key \`\` opens it, ${LONG} \`code\` ${LONG}.`],
  ['ended in another paragraph', `It takes **kwargs and ${LONG}.\n\nAnother** one, ${LONG}`],
  ['ended in an item', `It takes **kwargs and ${LONG}.\n- Another** one\n\n${LONG}`],
  ['in an item', `- It takes **kwargs and ${LONG}\n- next`],
  ['in a quote', `> It takes **kwargs and ${LONG}`],
  ['over lines', `It takes **kwargs and\n${LONG.replaceAll('word word word', 'word\nword')}.`],
])('marks that nothing ends mean themselves wherever a message ends: %s', (what, markdown) => {
  for (const name of ['slack', 'discord'] as const) {
    const text = format(dialects[name], markdown);
    for (let max = 120; max < 400; max += 7) {
      const joined = cutAt(name, text, max).join('');
      expect([name, what, max, marksOf(joined)]).toEqual([name, what, max, marksOf(text)]);
    }
  }
});

const marksOf = (text: string): string => text.replaceAll(/[^*_~`]/g, '');
