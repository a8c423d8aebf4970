import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createDiscordEmulator } from '../emulators/discord/index.ts';
import { createSlackEmulator } from '../emulators/slack/index.ts';
import { startPostgres } from '../postgres-server.ts';
import { createMember, type Member } from './members.ts';
import { createTellingModel } from './model.ts';
import type { Point } from './points.ts';
import { createPostgresStore } from './postgres-store.ts';
import { createSqliteStore } from './store.ts';

/** Both platforms, a model and a store, in which real programs live, die and live again. */
export type Scene = Awaited<ReturnType<typeof createScene>>;

export type SceneOptions = {
  /** A PostgreSQL of the scene's own, or a file. */
  readonly store?: 'sqlite' | 'postgres';
  /** How many programs there are on it; of several the last one's clock is two hours off. */
  readonly replicas?: number;
  /** false: the workspace has no streams, so that answers are posted and updated. */
  readonly nativeStreaming?: boolean;
  /** With Slack's rate limits; Discord's are always on. */
  readonly limits?: boolean;
  /** The `src/main.js` of an older Parley, which the programs run until they are upgraded. */
  readonly older?: string;
};

/** What a killed program's request becomes that never arrived. */
class NeverArrived extends Error {
  override readonly name = 'NeverArrived';
}

const RETRY_MS = [300, 700, ...Array<number>(60).fill(1_000)];
const EVERY_MS = 25;
/**
 * As on both platforms: what a process did not acknowledge before it was killed is over when the
 * next one has it.
 */
const DEADLINE_MS = 3_000;

/** What was committed outlasts that the server is killed; the machine goes on. */
const SETTINGS = ['synchronous_commit = on'];

/** A machine whose clock is two hours ahead, loaded into its program before all else. */
const WRONG_CLOCK = `
const { now } = Date;
const ahead = 2 * 60 * 60 * 1000;
globalThis.Date = class extends Date {
  constructor(...given) {
    super(...(given.length === 0 ? [now() + ahead] : given));
  }
  static now() { return now() + ahead; }
};`;

export async function createScene(options: SceneOptions = {}) {
  const { nativeStreaming = true, limits = false, store: kind = 'sqlite', replicas = 1 } = options;
  const folder = mkdtempSync(join(tmpdir(), 'parley-kill-'));
  const postgres = kind === 'postgres' ? await startPostgres({ settings: SETTINGS }) : null;
  const store = postgres
    ? createPostgresStore(postgres.url)
    : createSqliteStore(join(folder, 'parley.db'));
  const [model, slack, discord] = await Promise.all([
    createTellingModel(replicas),
    createSlackEmulator({
      rateLimits: limits ? 'real' : 'off',
      latencyMs: [4, 16],
      retryDelaysMs: RETRY_MS,
      ackTimeoutMs: DEADLINE_MS,
      triggerLifetimeMs: DEADLINE_MS,
      nativeStreaming,
    }),
    createDiscordEmulator({ latencyMs: [4, 16], interactionDeadlineMs: DEADLINE_MS }),
  ]);
  const bareId = discord.addChannel('no-threads');
  discord.deny(bareId, 'CREATE_PUBLIC_THREADS');
  const members = await Promise.all(
    Array.from({ length: replicas }, (_, number) =>
      createMember({
        ...{ number, folder },
        environment: {
          GEMINI_API_KEY: 'key',
          GEMINI_BASE_URL: model.urls[number] ?? '',
          SLACK_BOT_TOKEN: slack.botToken,
          SLACK_APP_TOKEN: slack.appToken,
          SLACK_API_URL: slack.apiUrl,
          DISCORD_TOKEN: discord.token,
          DISCORD_API_URL: discord.apiUrl,
          STORE_URL: store.url,
        },
        ways: replicas > 1 ? ['SLACK_API_URL', 'DISCORD_API_URL', 'STORE_URL'] : [],
        program: {
          ...(number > 0 && number === replicas - 1 ? { preload: WRONG_CLOCK } : {}),
          ...(options.older === undefined ? {} : { main: options.older }),
        },
      }),
    ),
  );
  const [first] = members;
  if (!first) throw new Error('there is no program');
  const trap = createTrap();
  model.onStage = async (stage, by) =>
    void (await trap.pass('model', 'request', stage, members[by]));
  slack.onWrite = async (stage, method, port) =>
    void (await trap.pass('slack', method, stage, findOwner(members, port)));
  discord.onWrite = async (stage, route, { port }) => {
    // Slack's emulator notices by itself that its client has died; this one would carry the
    // request out.
    const owner = findOwner(members, port);
    const isSprung = await trap.pass('discord', route, stage, owner);
    if (isSprung && stage === 'before' && !owner?.program?.isRunning) throw new NeverArrived();
  };

  return {
    folder,
    /**
     * How long people wait for an answer before they do without: with rate limits it takes longer.
     */
    waitMs: limits ? 60_000 : 15_000,
    limits,
    store,
    /** The server of the replicas' database. */
    postgres,
    model,
    slack,
    discord,
    bareId,
    members,
    /** The only program, or the first. */
    get program() {
      return first.program;
    },
    /** A program is listening to what people do. */
    get isHeard() {
      return members.some(({ program }) => program?.isReady);
    },
    /** How one of the programs ended by itself. */
    get death() {
      return members.map(({ program }) => program?.death ?? null).find((death) => death !== null);
    },
    start: first.start,
    /** Does that at this moment; resolves to whether it came within the time. */
    arm: trap.arm,
    /** A moment that did not come by is not to come by later. */
    disarm: trap.disarm,
    until,
    /** What went wrong in the emulators themselves. */
    get failures(): readonly unknown[] {
      return discord.failures.filter((failure) => !(failure instanceof NeverArrived));
    },
    async close() {
      trap.disarm();
      await Promise.all(members.map((member) => member.close()));
      await store.close();
      await Promise.all([slack.close(), discord.close(), model.close()]);
      await postgres?.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function findOwner(members: readonly Member[], port: number): Member | undefined {
  return members.find((member) => member.owns(port));
}

/** Resolves to whether the condition came true within the time. */
export async function until(condition: () => boolean, withinMs: number): Promise<boolean> {
  const deadline = performance.now() + withinMs;
  while (performance.now() < deadline) {
    if (condition()) return true;
    await delay(EVERY_MS);
  }
  return condition();
}

/** What is done to a program at a moment; by default it is killed. */
export type Strike = (member: Member) => Promise<void>;

/** Counts the moments that come by, whichever program brings them, and strikes at the armed one. */
function createTrap() {
  let armed: Armed | null = null;

  return {
    /** True where a program has just been struck by it. */
    async pass(
      platform: Point['platform'],
      route: string,
      stage: string,
      member: Member | undefined,
    ): Promise<boolean> {
      const isMeant =
        armed?.point.platform === platform &&
        armed.point.stage === stage &&
        (armed.point.platform === 'model' || armed.point.route === route);
      if (!armed || !isMeant || !member) return false;
      armed.count += 1;
      if (armed.count < armed.point.nth) return false;
      const { spring, strike } = armed;
      armed = null;
      await strike(member);
      spring(member);
      return true;
    },
    /** Resolves to whom it struck. */
    arm(point: Point, strike: Strike = (member) => member.kill()): Promise<Member> {
      return new Promise((spring) => {
        armed = { point, strike, count: 0, spring };
      });
    },
    disarm() {
      armed = null;
    },
  };
}

type Armed = {
  readonly point: Point;
  readonly strike: Strike;
  count: number;
  readonly spring: (member: Member) => void;
};
