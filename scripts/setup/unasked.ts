import type { Writable } from 'node:stream';
import { ConfigError, parseConfig } from '../../src/config.ts';
import { checkDiscordToken } from './discord.ts';
import type { Changes } from './env-file.ts';
import { checkGemini } from './gemini.ts';
import { checkApp, checkBot } from './slack.ts';
import type { Refused, Values } from './step.ts';

type Given = {
  readonly values: Values;
  readonly save: (changes: Changes) => void;
  readonly output: Writable;
};

/** Checks what the environment sets, and writes it down if everything works. */
export async function setUpUnasked({ values, save, output }: Given): Promise<number> {
  const mistakes = findStartMistakes(values);
  if (mistakes.length > 0) {
    output.write(`${mistakes.join('\n')}\nNothing was written.\n`);
    return 1;
  }
  const checks = toChecks(values);
  const refused = await Promise.all(
    checks.map(async ([name, check]) => ({ name, why: await check() })),
  );
  for (const { name, why } of refused)
    output.write(why === null ? `✓ ${name} works\n` : `✗ ${name}: ${why.text}\n`);
  if (refused.some(({ why }) => why !== null)) {
    output.write('Nothing was written.\n');
    return 1;
  }
  const entries = Object.entries(values).map(([name, value = '']) => [name, value.trim()]);
  save(Object.fromEntries(entries));
  output.write(`Written to .env: ${entries.map(([name]) => name).join(', ') || 'nothing new'}\n`);
  return 0;
}

type Origin = NonNullable<Parameters<typeof parseConfig>[1]>;
const NO_FILE: Origin = { values: {}, mistakes: [], warnings: [], outside: {} };

/** The errors of a start; empty if it would start. */
export function findStartMistakes(values: Values, origin = NO_FILE): readonly string[] {
  try {
    parseConfig(values, origin);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split('\n');
    throw error;
  }
}

type NamedCheck = readonly [string, () => Promise<Refused | null>];

function toChecks(values: Values): readonly NamedCheck[] {
  const { GEMINI_API_KEY: key, SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: app } = values;
  const { DISCORD_TOKEN: discord } = values;
  return [
    ...(key ? [['GEMINI_API_KEY', () => checkGemini(key, values)] as const] : []),
    ...(bot ? [['SLACK_BOT_TOKEN', () => checkBot(bot, values)] as const] : []),
    ...(app ? [['SLACK_APP_TOKEN', () => checkApp(app, values)] as const] : []),
    ...(discord ? [['DISCORD_TOKEN', () => checkDiscordToken(discord, values)] as const] : []),
  ];
}
