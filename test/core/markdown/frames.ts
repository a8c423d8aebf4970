import { Marked } from 'marked';
import { discordDialect } from '../../../src/adapters/discord/write/format.ts';
import { slackDialect } from '../../../src/adapters/slack/write/format.ts';
import { dialect as pageDialect } from '../../../src/adapters/web/write/format.ts';
import type { Dialect } from '../../../src/core/ports.ts';
import { createLayout } from '../../../src/core/reply/layout.ts';

export const DIALECTS = [
  ['slack', slackDialect],
  ['discord', discordDialect],
  ['page', pageDialect],
] as const;

const marked = new Marked({ gfm: true, breaks: true });

/** What is left to be read of one line, once it is rendered by itself. */
const toSeen = (line: string): string =>
  marked
    .parse(line.replace(/^[ >]*(?:[-*] |\d\. )?/, ''), { async: false })
    .replaceAll(/<(code|pre)[^>]*>[\s\S]*?<\/\1>/g, '')
    .replaceAll(/<[^<>]*>/g, '');

/** The lines in which a reader sees a mark. */
export const strayIn = (text: string): string[] =>
  text
    .replaceAll(/```[\s\S]*?(?:```|$)/g, '')
    .split('\n')
    .filter((line) => /[*~`\\]|(?<!\w)_|_(?!\w)/.test(toSeen(line)));

/** What is shown after each character. */
export const framesOf = (dialect: Dialect, text: string): string[] => {
  const layout = createLayout(dialect);
  const frames: string[] = [];
  for (const character of text) {
    layout.push(character);
    layout.update();
    frames.push(layout.piece(0));
  }
  layout.end();
  layout.update();
  return [...frames, layout.piece(0)];
};
