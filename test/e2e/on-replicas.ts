import { onTestFinished } from 'vitest';
import { createDatabase } from '../postgres.ts';
import { WAIT_MS } from '../waiting.ts';
import { startParley } from './harness.ts';
import * as onDiscord from './on-discord.ts';
import * as onSlack from './on-slack.ts';

/** Two programs take as long to start. */
export const TIMEOUT_MS = 2 * WAIT_MS;

async function startSecond(url: string, first: { readonly model: { url: string } }, own: object) {
  const second = await startParley({
    STORE_URL: url,
    GEMINI_BASE_URL: first.model.url,
    ...own,
  });
  onTestFinished(() => second.close());
  return second;
}

/** Two whole programs on one database, as behind one bot. */
export async function startOnSlack() {
  const url = await createDatabase();
  const first = await onSlack.start({}, { STORE_URL: url });
  const { botToken, appToken, apiUrl } = first.slack;
  const second = await startSecond(url, first, {
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: appToken,
    SLACK_API_URL: apiUrl,
  });
  return { first, second };
}

export async function startOnDiscord() {
  const url = await createDatabase();
  const first = await onDiscord.start({}, { STORE_URL: url });
  const { token, apiUrl } = first.discord;
  const second = await startSecond(url, first, { DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl });
  return { first, second };
}
