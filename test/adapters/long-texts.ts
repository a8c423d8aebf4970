const repeat = (piece: string, length: number) =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

/** Pieces that open something, end something, or almost do, for texts that are nothing else. */
const PIECES: Readonly<Record<string, string>> = {
  quotes: '> ',
  'quoted lists': '> - ',
  lists: '- ',
  'numbered lists': '1. ',
  'list items': '1.\n',
  'mixed lists': '+ * - ',
  tasks: '- [ ] ',
  brackets: '[',
  'link beginnings': '[a](',
  'half links': '[a](b ',
  'image beginnings': '![',
  references: '[a]: b\n',
  footnotes: '[^1]',
  emphasis: '*a ',
  'nested emphasis': '**a *b _c ',
  underscores: '_a',
  stars: '*',
  strikes: '~~a ',
  backticks: '`',
  'runs of backticks': '`a``b```c````',
  fences: '```\n',
  'fences in fences': '````js\n```\n',
  tildes: '~~~\n',
  pipes: '|',
  'rows without a table': '|a|b|\n',
  rules: '-',
  underlines: 'a\n=\n',
  headings: '# a\n',
  hashes: '#',
  'less-than signs': '<',
  tags: '<b>',
  'nested elements': '<div>',
  comments: '<!--',
  'character data': '<![CDATA[',
  'mention beginnings': '<@',
  'named mention beginnings': '<@U1|',
  'group beginnings': '<!subteam^',
  pings: '@everyone ',
  entities: '&',
  'half entities': '&amp',
  backslashes: '\\',
  'curly quotes': '“',
  addresses: 'http://',
  'addresses in brackets': 'https://a.b/(',
  mail: 'a@b.',
  'empty lines': '\n',
  spaces: ' ',
  tabs: '\t',
  returns: '\r',
  nulls: '\0',
  joiners: '\u200d',
  accents: '\u0301',
  families: '👩‍👩‍👧‍👦',
  flags: '🇩🇪',
  'half characters': '\ud83d',
  letters: 'a',
  'a language': 'to a ',
  everything: '>*[`<|_',
};

const TABLE = '|a|b|\n|-|-|\n';

/**
 * Texts of about this length that are hard to read, each with a word at its end that must not be
 * lost.
 */
export function toLongTexts(length: number): readonly (readonly [name: string, text: string])[] {
  const width = Math.ceil(length / 4);
  const wide = `|${repeat('a|', width)}\n|${repeat('-|', width)}\n|${repeat('b|', width)}\n`;
  const depth = Math.floor(Math.sqrt(length));
  const deep = Array.from({ length: depth }, (_, index) => `${'  '.repeat(index)}- x`).join('\n');
  const all = Object.entries(PIECES).map(([name, piece]) => [name, repeat(piece, length)] as const);
  return [
    ...all,
    ['rows of a table', TABLE + repeat('|x|y|\n', length)] as const,
    ['columns of a table', wide] as const,
    ['deeper and deeper lists', deep.slice(0, length)] as const,
    ['attributes', `<a ${repeat('b=c ', length)}>`] as const,
  ].map(([name, text]) => [name, `${text} END`] as const);
}
