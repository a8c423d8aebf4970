// Kind: a text that overflows the stack of its reader, or whose reading takes time that grows with
// the square of its length. Each of these is so long that reading it in square time takes minutes
// of the processor, whose time is measured: a busy machine changes nothing.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { mentions, toText } from '../../src/adapters/discord/receive/text.ts';
import { discordDialect } from '../../src/adapters/discord/write/format.ts';
import { mentionsOf, readMarkup, withoutOwn } from '../../src/adapters/slack/receive/text.ts';
import { toDialect } from '../../src/adapters/slack/write/format.ts';
import { dialect as pageDialect } from '../../src/adapters/web/write/format.ts';
import { parseOptions } from '../../src/core/jobs/command.ts';
import { createLayout } from '../../src/core/reply/layout.ts';
import { toLongTexts } from './long-texts.ts';

const MAX_CPU_US = 8_000_000;

let before = process.cpuUsage();
beforeEach(() => {
  before = process.cpuUsage();
});
afterEach(() => {
  expect(process.cpuUsage(before).user, 'processor time').toBeLessThan(MAX_CPU_US);
});

const dialects = { slack: toDialect(''), discord: discordDialect, page: pageDialect };

test.each(toLongTexts(200_000))('%s are read as what people type', (_, text) => {
  expect(readMarkup(withoutOwn(`<@U1> ${text} <@U1>`, 'U1')).trim()).toMatch(/END$/);
  expect(mentionsOf(`${text} <@U2>`)).toContain('U2');
  const own = { userId: '1', roleId: '2' };
  expect(toText(`<@1> ${text} <@1>`, own)).toMatch(/END/);
  expect(mentions(`<@1> ${text} <@1>`, own)).toBe(true);
  for (const { name, options } of commands)
    expect(parseOptions(`${text} --${name} x`, options)).toBeTypeOf('object');
});

test.each(toLongTexts(100_000))('%s become messages', (_, text) => {
  for (const [platform, dialect] of Object.entries(dialects)) {
    const layout = createLayout(dialect);
    layout.push(text);
    layout.end();
    layout.update();
    const pieces = [...layout.cuts, null].map((_cut, index) => layout.piece(index));
    const isWhole = /END/.test(layout.rest ?? pieces.at(-1) ?? '');
    expect(isWhole, platform).toBe(true);
    for (const piece of pieces)
      expect(dialect.length(piece), platform).toBeLessThanOrEqual(dialect.maxChars);
  }
});

test.each(toLongTexts(20_000))('%s become messages while they grow', (_, text) => {
  for (const dialect of Object.values(dialects)) {
    const layout = createLayout(dialect);
    for (let at = 0; at < text.length; at += 500) {
      layout.push(text.slice(at, at + 500));
      layout.update();
      layout.piece(layout.cuts.length);
    }
    expect(layout.pushed).toBe(text.length);
  }
});
