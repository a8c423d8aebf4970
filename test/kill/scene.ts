import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createDiscordEmulator } from '../emulators/discord/index.ts';
import { createSlackEmulator } from '../emulators/slack/index.ts';
import { createTellingModel } from './model.ts';
import type { Point } from './points.ts';
import { type Program, startProgram } from './program.ts';
import { createStore } from './store.ts';

/** Both platforms, a model and a store, in which the real program lives, dies and lives again. */
export type Scene = Awaited<ReturnType<typeof createScene>>;

export type SceneOptions = {
  /** false: the workspace has no streams, so that answers are posted and updated. */
  readonly nativeStreaming?: boolean;
  /** With Slack's rate limits; Discord's are always on. */
  readonly limits?: boolean;
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

export async function createScene({ nativeStreaming = true, limits = false }: SceneOptions = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'parley-kill-'));
  const store = createStore(join(folder, 'parley.db'));
  const [model, slack, discord] = await Promise.all([
    createTellingModel(),
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
  let program: Program | null = null;
  const trap = createTrap(() => program?.kill());
  model.onStage = async (stage) => void (await trap.pass('model', 'request', stage));
  slack.onWrite = async (stage, method) => void (await trap.pass('slack', method, stage));
  discord.onWrite = async (stage, route) => {
    // Slack's emulator notices by itself that its client has died; this one would carry the
    // request out.
    const isSprung = await trap.pass('discord', route, stage);
    if (isSprung && stage === 'before') throw new NeverArrived();
  };

  return {
    folder,
    /**
     * How long people wait for an answer before they do without: with rate limits it takes longer.
     */
    waitMs: limits ? 60_000 : 15_000,
    limits,
    store,
    model,
    slack,
    discord,
    bareId,
    get program() {
      return program;
    },
    /** Starts the next life; `environment` goes over what it always gets. */
    start(environment: Record<string, string> = {}): Program {
      program = startProgram(
        {
          GEMINI_API_KEY: 'key',
          GEMINI_BASE_URL: model.url,
          SLACK_BOT_TOKEN: slack.botToken,
          SLACK_APP_TOKEN: slack.appToken,
          SLACK_API_URL: slack.apiUrl,
          DISCORD_TOKEN: discord.token,
          DISCORD_API_URL: discord.apiUrl,
          STORE_URL: store.url,
          ...environment,
        },
        folder,
      );
      return program;
    },
    /** Kills the program at this moment; resolves to whether it came within the time. */
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
      await program?.kill();
      store.close();
      await Promise.all([slack.close(), discord.close(), model.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
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

/** Counts the moments that come by and kills at the armed one. */
function createTrap(kill: () => Promise<void> | undefined) {
  let armed: { readonly point: Point; count: number; spring: () => void } | null = null;

  return {
    /** True where the program has just been killed by it. */
    async pass(platform: Point['platform'], route: string, stage: string): Promise<boolean> {
      const isMeant =
        armed?.point.platform === platform &&
        armed.point.stage === stage &&
        (armed.point.platform === 'model' || armed.point.route === route);
      if (!armed || !isMeant) return false;
      armed.count += 1;
      if (armed.count < armed.point.nth) return false;
      const { spring } = armed;
      armed = null;
      await kill();
      spring();
      return true;
    },
    arm(point: Point): Promise<void> {
      return new Promise((spring) => {
        armed = { point, count: 0, spring };
      });
    },
    disarm() {
      armed = null;
    },
  };
}
