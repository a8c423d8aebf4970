import { type AddressInfo, createServer } from 'node:net';
import { availableParallelism, loadavg } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import type { PageMessage } from '../../src/adapters/web/message.ts';
import { createBrowser } from '../adapters/web/browser.ts';
import type { DiscordEmulator } from '../emulators/discord/index.ts';
import type { SlackEmulator } from '../emulators/slack/index.ts';
import { onDisk } from './drawn.ts';
import { startParley } from './harness.ts';
import * as discord from './on-discord.ts';
import * as slack from './on-slack.ts';

/** A message of Parley's, as it was seen at a moment. */
export type Seen = {
  readonly id: string;
  readonly text: string;
  readonly labels: readonly string[];
  /** How many files it brings. */
  readonly files: number;
  /**
   * Presses one of the buttons that were seen, even if they look different by now; resolves once
   * Parley has received the press.
   */
  press(label: string, by?: Person): Promise<unknown>;
};

/** The asker, and an admin who did not ask. */
export type Person = 'asker' | 'admin';

/** A place to ask in, the same on every platform. */
export type Room = {
  readonly running: Awaited<ReturnType<typeof startParley>>;
  /** Asks, in a thread of its own; the id of the message. */
  ask(text: string): Promise<string>;
  /** Asks more in the same thread. */
  askIn(question: string, text: string): unknown;
  /** Parley's messages there for all to see, oldest first. */
  own(question: string): Promise<readonly Seen[]>;
  /** The same of the whole channel. */
  all(): Promise<readonly Seen[]>;
  edit(question: string, text: string): Promise<unknown>;
  remove(question: string): Promise<unknown>;
  /** The id of a channel that the asker may write in. */
  readonly writable: string;
};

export type Start = (environment?: Record<string, string>) => Promise<Room>;

/** Waits until there is such a thing. */
export async function until<T>(find: () => Promise<T | false | undefined | null>): Promise<T> {
  const deadline = performance.now() + slack.WAIT_MS;
  for (;;) {
    const found = await find();
    if (found) return found;
    if (performance.now() > deadline) throw new Error('it did not come about');
    await delay(20);
  }
}

/** Waits for a message with this text that has ended, which its buttons tell. */
export function answered(room: Room, question: string, text: string | RegExp = ''): Promise<Seen> {
  const isDone = ({ labels }: Seen) =>
    labels.some((label) => /Regenerate|Retry|Approve|Again/.test(label));
  return until(async () =>
    (await room.own(question)).find((seen) => isDone(seen) && seen.text.match(text)),
  );
}

/** What Parley's messages there say, one by one. */
export async function textsIn(room: Room, question: string): Promise<string[]> {
  return (await room.own(question)).map(({ text }) => text);
}

/** Waits until Parley's messages there, together, say this. */
export function says(room: Room, question: string, text: RegExp): Promise<string[]> {
  return until(async () => {
    const seen = await textsIn(room, question);
    return text.test(seen.join('\n')) && seen;
  });
}

/** Waits until Parley has gone quiet, so that what was to come of a press has come. */
export async function quiet({ running }: Pick<Room, 'running'>): Promise<void> {
  const { model, log } = running;
  const service = (): number => {
    if ('slack' in running) return (running as slack.Running).slack.calls.length;
    return 'discord' in running ? (running as discord.Running).discord.calls.length : 0;
  };
  const count = () => model.requests.length + log.lines.length + service();
  for (let before = -1; before !== count(); ) {
    before = count();
    await delay(QUIET_MS * toSlowness());
  }
}

const QUIET_MS = 500;

/** How much longer the programs take that Parley waits for while others have the processors. */
function toSlowness(): number {
  const [lately = 0] = loadavg();
  return Math.max(1, lately / (2 * availableParallelism()));
}

/** In a channel of a Slack workspace. */
export const onSlack: Start = async (environment = {}) => {
  const running = await slack.start({}, { ...onDisk(), ...environment });
  return { running, ...inSlack(running.slack) };
};

/** The same, whatever runs against that workspace. */
export function inSlack(at: SlackEmulator): Omit<Room, 'running'> {
  const asker = at.person('U2');
  const own = async (question?: string): Promise<Seen[]> =>
    at
      .messages('C1', question)
      .filter(({ user, ephemeralFor }) => user === 'UBOT' && !ephemeralFor)
      .map((seen) => ({
        id: seen.ts,
        text: seen.text,
        labels: seen.streaming ? [] : seen.buttons.map(({ text }) => text),
        files: seen.files.length,
        press: (label, by) => at.person(by === 'admin' ? 'U1' : 'U2').pressSeen(seen, label),
      }));
  return {
    ask: async (text) => asker.mention({ channel: 'C1', text }),
    askIn: (threadTs, text) => asker.mention({ channel: 'C1', text, threadTs }),
    own,
    all: () => own(),
    edit: async (ts, text) => asker.edit(ts, `<@UBOT> ${text}`),
    remove: async (ts) => asker.remove(ts),
    writable: 'C1',
  };
}

/** In a channel of a Discord server. */
export const onDiscord: Start = async (environment = {}) => {
  const running = await discord.start({}, { ...onDisk(), ...environment });
  return { running, ...inDiscord(running.discord) };
};

/** The same, whatever runs against that server. */
export function inDiscord(at: DiscordEmulator): Omit<Room, 'running'> {
  const asker = at.person('42');
  const admin = at.person('41', { admin: true });
  const own = async (channel: string): Promise<Seen[]> =>
    at
      .messages(channel)
      .filter(({ own, ephemeralFor }) => own && ephemeralFor === null)
      .map((seen) => ({
        id: seen.id,
        text: seen.text,
        labels: seen.buttons.map(({ label }) => label),
        files: seen.files.length,
        press: (label, by) => (by === 'admin' ? admin : asker).pressSeen(seen, label).answered(),
      }));
  return {
    ask: async (text) => asker.mention(text).id,
    askIn: (channel, text) => asker.mention(text, { channel }),
    own,
    async all() {
      const channels = [at.generalId, ...at.threads(at.generalId).map(({ id }) => id)];
      return (await Promise.all(channels.map(own))).flat();
    },
    edit: async (id, text) => asker.edit(id, `<@${at.bot.id}> ${text}`),
    remove: async (id) => asker.remove(id),
    writable: at.generalId,
  };
}

/**
 * The same, where Parley may send no polls: its own are of buttons there, as on the other
 * platforms.
 */
export const onDiscordWithoutPolls: Start = async (environment) => {
  const room = await onDiscord(environment);
  const { discord: at } = room.running as discord.Running;
  await at.waitFor(() => at.commands.length > 0, slack.WAIT_MS);
  at.deny(at.generalId, 'SEND_POLLS');
  return room;
};

/**
 * On the page, where everyone is an admin. It has a fixed address, so that a browser finds it after
 * a restart.
 */
export const onPage: Start = async (environment = {}) => {
  const running = await startParley({
    ...onDisk(),
    HTTP_PORT: String(await findPort()),
    ...environment,
  });
  onTestFinished(() => running.close());
  const { url } = running.app;
  const browsers = { asker: createBrowser(url, 'Grace'), admin: createBrowser(url, 'Ada') };
  const { asker } = browsers;
  const own = async (question?: string): Promise<Seen[]> => {
    const stream = await asker.follow();
    const { data } = await stream.until('state');
    await stream.close();
    return (data.messages as PageMessage[])
      .filter(({ speaker, only }) => speaker === null && only === null)
      .filter(({ thread }) => question === undefined || thread === question)
      .map(({ id, text, status, files, buttons, isOpen, approvals = [] }) => ({
        id,
        // What is to be approved stands on cards.
        text: [
          text,
          ...approvals.flatMap((each) => (each.state === 'open' ? each.text : [])),
          ...(status === null ? [] : [status]),
        ].join('\n'),
        files: files.length,
        labels: isOpen ? [] : buttons.map(({ label }) => label),
        press(label, by = 'asker') {
          const action = buttons.find((button) => button.label === label)?.action;
          return browsers[by].post('/web/press', { id, action });
        },
      }));
  };
  return {
    running,
    ask: async (text) => String((await asker.post('/web/messages', { text })).id),
    askIn: (thread, text) => asker.post('/web/messages', { thread, text }),
    own,
    all: () => own(),
    edit: (id, text) => asker.post('/web/edit', { id, text }),
    remove: (id) => asker.post('/web/delete', { id }),
    writable: 'general',
  };
};

async function findPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
