import { expect, onTestFinished } from 'vitest';
import { WAIT_MS } from '../waiting.ts';
import { startOnDiscord } from './harness.ts';

export type Running = Awaited<ReturnType<typeof startOnDiscord>>;
let running: Running | undefined;

/** Starts Parley in a server of its own for one test; what is started last is closed after it. */
export const start = async (...options: Parameters<typeof startOnDiscord>): Promise<Running> => {
  if (!running) onTestFinished(finish);
  running = await startOnDiscord(...options);
  return running;
};

async function finish(): Promise<void> {
  const { discord } = running ?? {};
  expect(discord?.rateLimited ?? []).toEqual([]);
  expect(discord?.failures ?? []).toEqual([]);
  expect(discord?.pings ?? []).toEqual([]);
  expect(discord?.leaks ?? []).toEqual([]);
  await running?.close();
  running = undefined;
}

export { WAIT_MS };

/** The last messages of answers that have ended, oldest first. */
export function answersIn({ discord }: Running, channel: string) {
  return discord
    .messages(channel)
    .filter(
      ({ own, buttons }) => own && buttons.some(({ label }) => /Regenerate|Retry/.test(label)),
    );
}

/** Waits for the n-th answer. */
export function answer(running: Running, channel: string, count = 1) {
  return running.discord.waitFor(() => answersIn(running, channel)[count - 1], WAIT_MS);
}

/** Every word of Parley's in a channel, message by message. */
export function ownTexts({ discord }: Running, channel: string): string[] {
  return discord
    .messages(channel)
    .filter(({ own }) => own)
    .map(({ text }) => text);
}

/** What the model was asked last, as text. */
export const asked = ({ model }: Running) => JSON.stringify(model.requests.at(-1)?.messages);
