// Kind: a block of an answer that cannot be formatted takes the rest of the answer with it. It is
// shown as it was written, but for its pings, and the others as ever.
import { expect, test, vi } from 'vitest';
import type { Dialect } from '../../../src/core/ports.ts';
import { createLayout } from '../../../src/core/reply/layout.ts';
import { plainDialect } from '../../doubles/channel.ts';
import { THROWN } from '../../doubles/thrown.ts';
import { toChunks } from '../../e2e/harness.ts';

/** What a dialect fails at, and what surrounds it in a text. */
const BLOCKS: readonly (readonly [string, string])[] = [
  ['a line', 'bad: a line\n'],
  ['a heading', '# bad: a heading\n'],
  ['an item of a list', '- bad: an item\n'],
  ['a quote', '> bad: a quote\n'],
  ['a line inside code', '```ts\nbad: code\n```\n'],
  ['the opening of code', '```bad\ncode\n```\n'],
  ['a formula', '$$\nbad: x^2\n$$\n'],
  ['a table', '| bad | b |\n| --- | --- |\n| c | d |\n\n'],
  ['a last line without its end', 'bad: the end'],
];

/** A dialect that marks what it has formatted, and throws at what is bad. */
function toFailing(reason: () => unknown): Dialect {
  return {
    ...plainDialect,
    format: (block) => {
      if (block.text.includes('bad')) throw reason();
      return block.text.replaceAll('fine', 'FINE');
    },
  };
}

function layOut(dialect: Dialect, text: string): string {
  const layout = createLayout(dialect);
  for (const chunk of toChunks(text, 5)) {
    layout.push(chunk);
    layout.update();
  }
  layout.end();
  layout.update();
  return [...layout.cuts, null].map((_, index) => layout.piece(index)).join('');
}

test.each(BLOCKS)('%s that cannot be formatted is shown as it was written', (_, bad) => {
  const warned = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
  const dialect = toFailing(() => new Error('words'));

  expect(layOut(dialect, `fine before\n\n${bad}`)).toBe(`FINE before\n\n${bad}`.trimEnd());
  expect(layOut(dialect, `${bad}\n\nfine after`)).toContain('FINE after');
  expect(warned).toHaveBeenCalled();
  warned.mockRestore();
});

test.each(THROWN)('whatever formatting throws, %s, the words are shown', (_, reason) => {
  const warned = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});

  expect(layOut(toFailing(reason), 'fine\n\nbad\n\nfine')).toBe('FINE\n\nbad\n\nFINE');
  expect(warned).toHaveBeenCalledOnce();
  warned.mockRestore();
});

test.each(['<!here>', '<@U1>', '<!subteam^S1|team>', '@everyone', '@here'])(
  'what is shown as it was written pings nobody by %s',
  (ping) => {
    const warned = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});

    const shown = layOut(
      toFailing(() => new Error('words')),
      `bad ${ping} of it`,
    );
    expect(shown).not.toContain(ping);
    expect(shown.replaceAll('\u200b', '')).toBe(`bad ${ping} of it`);
    warned.mockRestore();
  },
);
