import { expect, onTestFinished } from 'vitest';
import { WAIT_MS } from '../waiting.ts';
import { startOnSlack } from './harness.ts';

export type Running = Awaited<ReturnType<typeof startOnSlack>>;
let running: Running | undefined;

/**
 * Starts Parley in a workspace of its own for one test; what is started last is closed after it.
 */
export const start = async (...options: Parameters<typeof startOnSlack>): Promise<Running> => {
  if (!running) onTestFinished(finish);
  running = await startOnSlack(...options);
  return running;
};

async function finish(): Promise<void> {
  const { slack } = running ?? {};
  expect(slack?.rateLimited ?? []).toEqual([]);
  await running?.close();
  running = undefined;
}

export { WAIT_MS };

/** The answers in a thread that have ended, oldest first; an answer may be several messages. */
export function answersIn({ slack }: Running, channel: string, thread: string) {
  return slack
    .messages(channel, thread)
    .filter(
      ({ user, streaming, buttons }) =>
        user === 'UBOT' && !streaming && buttons.some(({ text }) => /Regenerate|Retry/.test(text)),
    );
}

/** Waits for the n-th answer. */
export function answer(running: Running, channel: string, thread: string, count = 1) {
  return running.slack.waitFor(() => answersIn(running, channel, thread)[count - 1], WAIT_MS);
}

/** What the model was asked last, as text. */
export const asked = ({ model }: Running) => JSON.stringify(model.requests.at(-1)?.messages);
