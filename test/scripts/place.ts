import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { expect, onTestFinished } from 'vitest';
import { createDemoServer } from '../../src/demo/server.ts';
import { createDiscordEmulator } from '../emulators/discord/index.ts';
import { createSlackEmulator } from '../emulators/slack/index.ts';
import { ENTER, openTerminal, type Terminal } from './terminal.ts';

export const KEY = 'AIzaSyTheKeyOfThisTest0123456789';
export const SETUP = ['--disable-warning=ExperimentalWarning', resolve('scripts/setup.ts')];
export const START = ['--disable-warning=ExperimentalWarning', resolve('src/main.js')];

/** A folder of its own, with the services that it reaches. */
export async function createPlace({
  slack: slackOptions = {},
  discord: discordOptions = {},
}: {
  readonly slack?: Parameters<typeof createSlackEmulator>[0];
  readonly discord?: Parameters<typeof createDiscordEmulator>[0];
} = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'parley-setup-'));
  const [slack, discord, model] = await Promise.all([
    createSlackEmulator(slackOptions),
    createDiscordEmulator(discordOptions),
    createDemoServer({ apiKey: KEY }),
  ]);
  onTestFinished(async () => {
    await Promise.all([slack.close(), discord.close(), model.close()]);
    rmSync(folder, { recursive: true, force: true });
  });
  const env = {
    GEMINI_BASE_URL: model.url,
    SLACK_API_URL: slack.apiUrl,
    DISCORD_API_URL: discord.apiUrl,
    HTTP_PORT: '0',
    MALLOC_ARENA_MAX: '2',
  };
  const path = join(folder, '.env');
  return {
    ...{ folder, slack, discord, model, env, path },
    open: (args = SETUP, more: Record<string, string> = {}) =>
      openTerminal(args, { cwd: folder, env: { ...env, ...more } }),
    text: () => readFileSync(path, 'utf8'),
    values: () => parseEnv(readFileSync(path, 'utf8')),
    secrets: [KEY, slack.botToken, slack.appToken, discord.token],
  };
}

export type Place = Awaited<ReturnType<typeof createPlace>>;

export async function giveKey(terminal: Terminal): Promise<void> {
  await terminal.see('Gemini API key');
  terminal.type(KEY + ENTER);
  await terminal.see('the model answered');
}

/** Goes on to the bot token of an app that is there already, without a Gemini key. */
export async function giveSlackBotToken(terminal: Terminal, { slack }: Place): Promise<void> {
  await terminal.see('Gemini API key');
  terminal.type(ENTER);
  await terminal.see('Connect Slack?');
  terminal.type(ENTER);
  await terminal.see('have an app for Parley?');
  terminal.type(`y${ENTER}`);
  await terminal.see('Bot token');
  terminal.type(slack.botToken + ENTER);
}

export async function sayNo(terminal: Terminal, question: string): Promise<void> {
  await terminal.see(question);
  terminal.type(`n${ENTER}`);
}

export function expectNoSecret(terminal: Terminal, { secrets }: Place): void {
  for (const secret of secrets) {
    expect(terminal.raw()).not.toContain(secret);
    expect(terminal.raw()).not.toContain(secret.slice(-12));
  }
}
