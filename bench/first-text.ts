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

/** Requests a second that Discord takes of one bot in all. */
const DISCORD_PER_SECOND = 50;
const AT_ONCE = 50;

/**
 * From the model's first byte to the first text that a reader sees: with nothing else going on, and
 * with fifty questions at once on Discord.
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
    const atOnce = await onDiscordAtOnce(stage, isQuick ? 5 : AT_ONCE);
    const row = toRow('first text');
    const note = (trips: number) => `${trips} × ${LATENCY_MS} ms + ${SLACK_MS} ms`;
    const p50 = (values: readonly number[]) => percentile(values, 0.5);
    return [
      row('slack', p50(times.slack), 'ms', LATENCY_MS + SLACK_MS, note(1)),
      row('discord, new thread', p50(times.thread), 'ms', 2 * LATENCY_MS + SLACK_MS, note(2)),
      row('discord, DM', p50(times.direct), 'ms', LATENCY_MS + SLACK_MS, note(1)),
      row(`discord, ${atOnce.length} at once, p50`, p50(atOnce), 'ms', null),
      row(
        `discord, ${atOnce.length} at once, p95`,
        percentile(atOnce, 0.95),
        'ms',
        ...toAdmitted(atOnce.length),
      ),
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

/**
 * Asks so many people's questions, each in a channel of its own, and times each one's first text.
 */
async function onDiscordAtOnce(stage: Stage, count: number): Promise<readonly number[]> {
  const firstByteAt = new Map<string, number>();
  stage.model.script = ({ question }) =>
    paced(toUnevenChunks(toPlainText(200)), 400, (at) => {
      const name = /at-once-\d+/.exec(question)?.[0] ?? '';
      if (!firstByteAt.has(name)) firstByteAt.set(name, at);
    });
  const times = Array.from({ length: count }, async (_, index) => {
    const name = `at-once-${index}`;
    const { thread } = ask(stage, 'discord', index, name);
    const isShown = () =>
      stage.discord.messages(thread).some(({ own, text }) => own && text !== '');
    await stage.discord.waitFor(isShown, 2 * WAIT_MS);
    return performance.now() - (firstByteAt.get(name) ?? Number.NaN);
  });
  return Promise.all(times);
}

/**
 * What the limit admits in all: each answer takes a thread and a message, so many at once; the next
 * as many a second after the first of those were counted.
 */
function toAdmitted(count: number): [goal: number, note: string] {
  const seconds = Math.ceil((2 * count) / DISCORD_PER_SECOND) - 1;
  const bound = seconds * 1_000 + (seconds > 0 ? LATENCY_MS : 2 * LATENCY_MS);
  return [bound + SLACK_MS, `${2 * count} calls at ${DISCORD_PER_SECOND} a second: ${bound} ms`];
}
