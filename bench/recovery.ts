import { setTimeout as delay } from 'node:timers/promises';
import { type Figure, type Row, toRow } from './figure.ts';
import { toPlainText, toUnevenChunks } from './model.ts';
import { ask, createFolder, openStage, type Stage, startParley } from './parley.ts';

const ANSWERS = 20;
const QUICK_ANSWERS = 5;
const LATENCY_MS = [150, 250] as const;

/** Three messages on Discord, so that much is left to write when the model has ended. */
const CHARS = 5_000;
const WAIT_MS = 90_000;
const LOOK_EVERY_MS = 20;

/**
 * SIGKILL when the model has said everything and little of it is written: how long after the next
 * start the whole answer can be seen.
 */
export const recovery: Figure = async ({ isQuick }) => {
  const answers = isQuick ? QUICK_ANSWERS : ANSWERS;
  const rows: Row[] = [];
  const row = toRow('recovery', `${answers} answers in delivery, `);
  rows.push(row('discord', await measure('discord', answers), 'ms', 3_000, 'after ready'));
  if (isQuick) return rows;
  const note = 'after ready; the calls of the process before are noted in the store';
  rows.push(row('slack', await measure('slack', answers), 'ms', 10_000, note));
  return rows;
};

async function measure(platform: 'slack' | 'discord', answers: number): Promise<number> {
  const stage = await openStage({ latencyMs: LATENCY_MS });
  const folder = createFolder();
  const text = toPlainText(CHARS);
  let ended = 0;
  stage.model.script = async function* () {
    yield* toUnevenChunks(text);
    ended += 1;
  };
  try {
    const first = await startParley(stage.environment, { folder });
    const asked = Array.from({ length: answers }, (_, index) => ask(stage, platform, index, 'Go.'));
    await until(() => ended === answers);
    await delay(LATENCY_MS[0]); // The last of the text is read, and journalled.
    await first.kill();
    const second = await startParley(stage.environment, { folder });
    const readyAt = performance.now();
    try {
      await until(() => asked.every((place) => isWhole(stage, platform, place, text)));
      return performance.now() - readyAt;
    } finally {
      await second.close();
    }
  } finally {
    await stage.close();
  }
}

type Asked = ReturnType<typeof ask>;

function isWhole(
  { slack, discord }: Stage,
  platform: 'slack' | 'discord',
  { channel, thread }: Asked,
  text: string,
): boolean {
  const messages =
    platform === 'slack'
      ? slack.messages(channel, thread).filter(({ user }) => user === slack.botUserId)
      : discord.messages(thread).filter(({ own }) => own);
  const shown = messages.map((message) => message.text).join('');
  return shown.replace(/\s+/g, '') === text.replace(/\s+/g, '');
}

async function until(isSo: () => boolean): Promise<void> {
  const deadline = performance.now() + WAIT_MS;
  while (!isSo()) {
    if (performance.now() > deadline) throw new Error(`it did not happen in ${WAIT_MS} ms`);
    await delay(LOOK_EVERY_MS);
  }
}
