import fc from 'fast-check';

const word = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('the', 'quick', 'fox.', 'jumps,', 'over:', 'a', 'dog!') },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '👩‍👩‍👧‍👦',
      '🇩🇪🇫🇷🇯🇵',
      '👍🏽',
      'e\u0301a\u0308\u0323',
      'नमस्ते',
      '日本語。',
      '한국어',
      '𝒳𝒴',
      'ok\u200d',
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '@everyone',
      '@here',
      '@channel,',
      '<@123>',
      '<@!123>',
      '<@&123>',
      '<#123>',
      '<@U123|x>',
      '<!channel>',
      '<!subteam^S1>',
      '<https://a.b|c>',
      '<https://a.b>',
      '<mailto:a@b.c>',
      'a<b',
      '&lt;!here&gt;',
      '&amp;',
      '&#60;@U1>',
      'AT&T',
      'bob@here.com',
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '`code`',
      '``a ` b``',
      '`',
      '```',
      '**bold**',
      '**',
      '_it_',
      '~~x~~',
      '[link](https://x.y/z)',
      '![image](https://x.y/z.png)',
      '[half](http',
      '|',
      '\\|',
      '# no',
      '- no',
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom('x'.repeat(150), '漢'.repeat(90), '👨‍👩‍👧'.repeat(30)) },
);

const words = (max: number) =>
  fc.array(word, { minLength: 1, maxLength: max }).map((all) => all.join(' '));

const line = fc
  .tuple(
    fc.constantFrom(
      '',
      '',
      '',
      '# ',
      '#### ',
      '- ',
      '  - ',
      '    * ',
      '1. ',
      '- [ ] ',
      '- [x] ',
      '> ',
      '> > ',
      '     ',
    ),
    words(14),
  )
  .map(([start, text]) => `${start}${text}`);

const other = fc.constantFrom(
  '',
  '',
  '',
  '---',
  '***',
  '   ',
  '|',
  '```',
  '~~~',
  '| a | b |',
  '|---|---|',
);

const fence = fc
  .tuple(
    fc.constantFrom('', '', '  ', '- ', '   ', '1. ', '> ', '    '),
    fc.constantFrom('```', '````', '~~~'),
    fc.constantFrom('', 'js', 'python title="x"', 'c++'),
    fc.array(fc.oneof(words(8), fc.constantFrom('', '  x = 1', '```', '| a | b |', '@everyone')), {
      maxLength: 12,
    }),
    fc.boolean(),
  )
  .map(([start, marker, info, body, isClosed]) => {
    const rest = start.includes('>') ? start : ' '.repeat(start.length);
    const lines = [`${start}${marker}${info}`, ...body.map((text) => rest + text)];
    return [...lines, ...(isClosed ? [rest + marker] : [])].join('\n');
  });

const table = fc
  .tuple(
    fc.integer({ min: 1, max: 4 }),
    fc.array(fc.array(words(4), { minLength: 4, maxLength: 4 }), { maxLength: 12 }),
  )
  .map(([columns, rows]) => {
    const toRow = (cells: readonly string[]) =>
      `| ${cells
        .slice(0, columns)
        .map((cell) => cell.replaceAll('|', '\\|'))
        .join(' | ')} |`;
    return [
      toRow(['a', 'b', 'c', 'd']),
      toRow([':-:', '--', '-:', '---']),
      ...rows.map(toRow),
    ].join('\n');
  });

/** Markdown as a model that means harm would write it. */
export const nastyMarkdown = fc
  .array(
    fc.tuple(
      fc.oneof(
        { weight: 6, arbitrary: line },
        { weight: 3, arbitrary: other },
        { weight: 2, arbitrary: fence },
        { weight: 1, arbitrary: table },
      ),
      fc.constantFrom('\n', '\n', '\n\n', '\r\n', '\r'),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.map(([text, end]) => text + end).join(''));

/** The text cut into chunks, also within characters and line ends. */
export const chunksOf = (text: string, sizes: readonly number[]): string[] => {
  const chunks: string[] = [];
  let at = 0;
  for (let index = 0; at < text.length; index += 1) {
    const size = sizes[index % sizes.length] ?? 1;
    chunks.push(text.slice(at, at + size));
    at += size;
  }
  return chunks;
};

export const chunkSizes = fc.array(fc.integer({ min: 1, max: 60 }), {
  minLength: 1,
  maxLength: 20,
});
