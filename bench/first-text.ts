import { setTimeout as delay } from 'node:timers/promises';
import { type Figure, percentile, toRow } from './figure.ts';
import { paced, toPlainText, toUnevenChunks } from './model.ts';
import { ask, onStage, type Stage } from './parley.ts';

const LATENCY_MS = 80;
const SLACK_MS = 50;

/** Slack takes 20 starts of a stream a minute. */
const EVERY_MS = 3_100;
const SAMPLES = 8;
const WAIT_MS = 5_000;

/**
 * From the model's first byte to the first text that a reader sees, with nothing else going on.
 */
export const firstText: Figure = ({ isQuick }) =>
  onStage({ latencyMs: [LATENCY_MS, LATENCY_MS] }, async (stage) => {
    const times = { slack: [] as number[], thread: [] as number[], direct: [] as number[] };
    for (let index = 0; index < (isQuick ? 3 : SAMPLES); index += 1) {
      const next = delay(isQuick ? 0 : EVERY_MS);
      times.slack.push(await measure(stage, () => onSlack(stage, index)));
      times.thread.push(await measure(stage, () => inDiscordThread(stage, index)));
      times.direct.push(await measure(stage, () => inDiscordDm(stage)));
      await next;
    }
    const row = toRow('first text');
    const note = (trips: number) => `${trips} × ${LATENCY_MS} ms + ${SLACK_MS} ms`;
    const p50 = (values: readonly number[]) => percentile(values, 0.5);
    return [
      row('slack', p50(times.slack), 'ms', LATENCY_MS + SLACK_MS, note(1)),
      row('discord, new thread', p50(times.thread), 'ms', 2 * LATENCY_MS + SLACK_MS, note(2)),
      row('discord, DM', p50(times.direct), 'ms', LATENCY_MS + SLACK_MS, note(1)),
    ];
  });

/** Asks, and resolves when the answer's first text is there. */
async function measure(stage: Stage, toSeen: () => Promise<unknown>): Promise<number> {
  let firstByteAt = 0;
  stage.model.script = () =>
    paced(toUnevenChunks(toPlainText(200)), 400, (at) => {
      if (firstByteAt === 0) firstByteAt = at;
    });
  await toSeen();
  return performance.now() - firstByteAt;
}

function onSlack(stage: Stage, index: number): Promise<unknown> {
  const { channel, thread } = ask(stage, 'slack', index, 'How are you?');
  const isShown = () =>
    stage.slack
      .messages(channel, thread)
      .some(({ user, text }) => user === stage.slack.botUserId && text !== '');
  return stage.slack.waitFor(isShown, WAIT_MS);
}

function inDiscordThread(stage: Stage, index: number): Promise<unknown> {
  const { thread } = ask(stage, 'discord', index, 'How are you?');
  const isShown = () => stage.discord.messages(thread).some(({ own, text }) => own && text !== '');
  return stage.discord.waitFor(isShown, WAIT_MS);
}

function inDiscordDm({ discord }: Stage): Promise<unknown> {
  const person = discord.person('1001');
  const own = () =>
    discord.messages(discord.dmId('1001')).filter((message) => message.own && message.text !== '');
  const before = own().length;
  person.dm('How are you?');
  return discord.waitFor(() => own().length > before, WAIT_MS);
}
