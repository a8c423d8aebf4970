import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { onTestFinished } from 'vitest';
import { createMoment } from '../doubles/moment.ts';
import { createDiscordEmulator, type DiscordEmulator } from '../emulators/discord/index.ts';
import type { DiscordState } from '../emulators/discord/restore.ts';
import type { Json } from '../emulators/discord/types.ts';
import {
  createSlackEmulator,
  type Delivery,
  type SlackEmulator,
} from '../emulators/slack/index.ts';
import type { SlackState } from '../emulators/slack/restore.ts';
import { fromTagged } from '../fixtures/tagged.ts';
import { createFolder } from '../storage/folder.ts';
import { found } from '../waiting.ts';
import { startParley } from './harness.ts';
import { createVisitor } from './visitor.ts';

/** What commit 73314a1 left behind when it was killed; `record.mjs` there tells how. */
const FOLDER = new URL('../fixtures/store-73314a1/', import.meta.url);

type Platforms = {
  /** The moment of the kill, in epoch milliseconds. */
  readonly at: number;
  /** Ids by what they are of. */
  readonly names: Readonly<Record<string, string>>;
  /** What Slack told the program and may tell it again. */
  readonly deliveries: Readonly<Record<string, readonly Pick<Delivery, 'kind' | 'payload'>[]>>;
  readonly interactions: readonly Json[];
  readonly slack: SlackState;
  readonly discord: DiscordState;
  readonly files: Readonly<Record<string, string>>;
};

/** A minute after its end a process is taken to have left the platforms' limits unused. */
const SOON_MS = 2 * 60_000;

/** The secret that the browser of the page's person keeps. */
const SECRET = '0123456789abcdef'.repeat(2);

/** A message of Parley's as people see it, whatever the platform. */
export type Seen = {
  readonly id: string;
  readonly text: string;
  readonly labels: readonly string[];
};

export type OldStore = Awaited<ReturnType<typeof openOldStore>>;

/**
 * The store and the platforms as they stood, a moment after the kill; nothing runs on them yet.
 */
export async function openOldStore() {
  const raw = readPlatforms();
  const { at, names, slack: slackState, discord: discordState } = raw;
  const moment = createMoment(at + SOON_MS);
  const slack = await createSlackEmulator(
    { rateLimits: 'off', clock: () => Date.now() },
    slackState,
  );
  const discord = await createDiscordEmulator({ rateLimits: 'off' }, discordState);
  const withOrigins = (text: string) =>
    text
      .replaceAll('https://slack.invalid', new URL(slack.apiUrl).origin)
      .replaceAll('https://discord.invalid', discord.cdnUrl);
  const folder = createFolder();
  const path = folder.path('parley.db');
  writeStore(folder.path, raw.files, withOrigins(read('store.sql')));
  const idOf = (name: string): string => {
    const id = names[name];
    if (id === undefined) throw new Error(`nothing is called ${name}`);
    return id;
  };
  onTestFinished(async () => {
    await Promise.all([slack.close(), discord.close()]);
    folder.remove();
  });

  return {
    at,
    ...{ slack, discord, path, idOf },
    /** What Parley wrote in the thread of this name; without one in the whole of the channel. */
    onSlack: (name: string | null = null, channel = 'C1'): Seen[] =>
      slack
        .messages(channel, name === null ? undefined : idOf(name))
        .filter(({ user }) => user === 'UBOT')
        .map(({ ts, text, buttons }) => ({
          ...{ id: ts, text },
          labels: buttons.map((button) => button.text),
        })),
    /** The same on Discord, where a thread is a channel. */
    onDiscord: (channel: string): Seen[] =>
      discord
        .messages(channel)
        .filter(({ own }) => own)
        .map(({ id, text, buttons }) => ({ id, text, labels: buttons.map(({ label }) => label) })),
    /** Every channel of the server, its threads, and the direct messages of the other person. */
    channels: () => [
      ...[discord.generalId, idOf('discordBare'), discord.dmId('43')],
      ...discord.threads(discord.generalId).map(({ id }) => id),
    ],
    /** Sets the clock to so long after the kill. */
    later: (ms: number) => moment.set(at + ms),
    /** Slack tells once more what it told the old program. */
    redeliver: async (name: string): Promise<void> => {
      const deliveries = raw.deliveries[idOf(name)] ?? [];
      if (deliveries.length === 0) throw new Error(`nothing was delivered of ${name}`);
      for (const delivery of deliveries)
        await slack.redeliver(JSON.parse(withOrigins(JSON.stringify(delivery))) as Delivery);
    },
    /** The same on Discord, of an interaction. */
    reinteract: (name: string): void => {
      const payload = raw.interactions.find(({ id }) => id === idOf(name));
      if (!payload) throw new Error(`no interaction is called ${name}`);
      discord.gateway.sendOdd('INTERACTION_CREATE', payload);
    },
    /** Starts the program of today on it. */
    start: () => start({ slack, discord, path }),
  };
}

type Opened = {
  readonly slack: SlackEmulator;
  readonly discord: DiscordEmulator;
  readonly path: string;
};

async function start({ slack, discord, path }: Opened) {
  const parley = await startParley({
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    STORE_URL: `sqlite:${path}`,
  });
  let isClosed = false;
  const close = async () => {
    if (!isClosed) await parley.close();
    isClosed = true;
  };
  onTestFinished(close);
  return {
    ...parley,
    close,
    page: createVisitor(parley.app.url, SECRET),
    /** Waits until nothing is left to do but what is planned for later. */
    quiet: () => found(() => (countLive(path) === 0 ? true : null)),
    /** The text of the answer whose question holds these words, as it is stored. */
    storedText: (words: string) => readText(path, words),
  };
}

export type Running = Awaited<ReturnType<typeof start>>;

function read(name: string): string {
  return readFileSync(new URL(name, FOLDER), 'utf8');
}

function readPlatforms(): Platforms {
  const raw = JSON.parse(read('platforms.json')) as Pick<Platforms, 'files'>;
  return fromTagged(raw, raw.files) as Platforms; // As `record.mjs` wrote it.
}

function writeStore(
  path: (...names: string[]) => string,
  files: Platforms['files'],
  sql: string,
): void {
  for (const [hash, bytes] of Object.entries(files)) {
    mkdirSync(path('blobs', hash.slice(0, 2)), { recursive: true });
    writeFileSync(path('blobs', hash.slice(0, 2), hash.slice(2)), Buffer.from(bytes, 'base64'));
  }
  const database = new DatabaseSync(path('parley.db'));
  database.exec(sql);
  database.close();
}

function countLive(path: string): number {
  const database = new DatabaseSync(path, { readOnly: true, timeout: 2_000 });
  try {
    const sql =
      "SELECT count(*) AS count FROM jobs WHERE endedAt IS NULL AND NOT (attempts = 0 AND state = 'accepted' AND notBefore > ?)";
    return Number(database.prepare(sql).get(Date.now())?.count);
  } finally {
    database.close();
  }
}

function readText(path: string, words: string): string {
  const database = new DatabaseSync(path, { readOnly: true, timeout: 2_000 });
  try {
    const row = database.prepare('SELECT text FROM jobs WHERE instr(events, ?) > 0').get(words);
    return JSON.parse(String(row?.text)) as string;
  } finally {
    database.close();
  }
}
