import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createDiscordEmulator, type DiscordEmulator } from '../test/emulators/discord/index.ts';
import { createSlackEmulator, type SlackEmulator } from '../test/emulators/slack/index.ts';
import { createModelServer, type ModelServer } from './model.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const READY_MS = 30_000;
const EXIT_MS = 10_000;
const PROBE_MS = 10_000;
const PROBE = fileURLToPath(new URL('probe.mjs', import.meta.url));
const PROBED = ['--expose-gc', '--import', PROBE];

/** The levels of pino. */
const WARNING = 40;

/** What a process says about itself when it is asked. */
export type Probed = {
  readonly rssBytes: number;
  /** The most that it and the processes that it started took since the last question. */
  readonly peakRssBytes: number;
  /** How long its event loop was held up since the last question. */
  readonly lagP99Ms: number;
  readonly heapBytes: number;
  /** Of values that went into and came out of SQLite since the last question. */
  readonly storeBytes: number;
};

/** Parley as a process of its own, as a team would run it. */
export type Parley = {
  readonly pid: number;
  /** From the start of the process until it said that it is ready. */
  readonly readyMs: number;
  /** Where its page is. */
  readonly url: string;
  /** What it logged as a warning or worse. */
  readonly complaints: readonly string[];
  /** The messages of all that it logged. */
  readonly logged: readonly string[];
  /** Asks the process about itself; it must have been started to answer. */
  probe(): Promise<Probed>;
  /** SIGKILL; its folder stays, for another that is started in it. */
  kill(): Promise<void>;
  close(): Promise<void>;
};

export type Environment = Readonly<Record<string, string>>;

/** A small bot of the same libraries, to be started in place of Parley. */
export const PLAIN_BOT = fileURLToPath(new URL('plain-bot.mjs', import.meta.url));

/**
 * Runs what `npm start` runs in a folder of its own, or in this one, and resolves when it is
 * ready; or another program with the same options, which logs as Parley does.
 */
export async function startParley(
  environment: Environment,
  { isProbed = false, folder = createFolder(), program = readProgram() } = {},
): Promise<Parley> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [...(isProbed ? PROBED : []), ...readFlags(), program], {
    cwd: folder,
    env: {
      ...process.env,
      // As `src/main.js` does it, which cannot where it has a channel to its parent.
      MALLOC_ARENA_MAX: '2',
      MALLOC_MMAP_THRESHOLD_: '262144',
      GEMINI_API_KEY: 'key',
      HTTP_PORT: '0',
      STORE_URL: `sqlite:${join(folder, 'parley.db')}`,
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'inherit', ...(isProbed ? (['ipc'] as const) : [])],
  });
  const lines: Line[] = [];
  let url = '';
  try {
    url = await untilReady(child, lines);
  } catch (error) {
    await end(child, folder);
    throw error;
  }
  return {
    pid: child.pid ?? 0,
    readyMs: performance.now() - startedAt,
    url,
    get complaints() {
      return lines.filter(({ level = 0 }) => level >= WARNING).map((line) => JSON.stringify(line));
    },
    get logged() {
      return lines.map(({ msg = '' }) => msg);
    },
    async probe() {
      const answered = once(child, 'message', { signal: AbortSignal.timeout(PROBE_MS) });
      child.send('probe');
      const [probed] = await answered;
      return probed as Probed;
    },
    async kill() {
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    },
    close: () => end(child, folder),
  };
}

/** For a store; the caller that closes a Parley that runs in it also removes it. */
export function createFolder(): string {
  return mkdtempSync(join(tmpdir(), 'parley-bench-'));
}

const readFlags = (): string[] => readStart().slice(0, -1);

const readProgram = (): string => join(ROOT, readStart().at(-1) ?? '');

/** What the start script of package.json gives to Node. */
function readStart(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    readonly scripts: { readonly start: string };
  };
  return scripts.start.split(' ').slice(1);
}

type Line = { readonly level?: number; readonly msg?: string; readonly url?: string };

/** Collects what it logs, and resolves to the address of its page. */
async function untilReady(child: ChildProcess, lines: Line[]): Promise<string> {
  const ready = Promise.withResolvers<string>();
  const fail = (reason: string) =>
    ready.reject(new Error(`${reason}: ${lines.map(({ msg }) => msg).join('; ')}`));
  const timer = setTimeout(() => fail(`not ready in ${READY_MS} ms`), READY_MS);
  child.once('exit', (code) => fail(`it ended with ${code}`));
  if (!child.stdout) throw new Error('the child has no output');
  createInterface({ input: child.stdout }).on('line', (text) => {
    if (!text.startsWith('{')) return; // Words of a library's own, in a plain bot.
    const line = JSON.parse(text) as Line;
    lines.push(line);
    if (line.msg === 'ready') ready.resolve(line.url ?? '');
  });
  return ready.promise.finally(() => clearTimeout(timer));
}

async function end(child: ChildProcess, folder: string): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), EXIT_MS);
    await exited;
    clearTimeout(timer);
  }
  rmSync(folder, { recursive: true, force: true });
}

export type Stage = {
  readonly slack: SlackEmulator;
  readonly discord: DiscordEmulator;
  readonly model: ModelServer;
  readonly environment: Environment;
  /** Channels on both platforms in which anybody can ask. */
  readonly slackChannels: readonly string[];
  readonly discordChannels: readonly string[];
  close(): Promise<void>;
};

/** Both platforms and the model, in this process, for a Parley in another. */
export async function openStage({
  latencyMs = [0, 0],
  channels = 10,
}: {
  readonly latencyMs?: readonly [number, number];
  readonly channels?: number;
} = {}): Promise<Stage> {
  const slackChannels = Array.from({ length: channels }, (_, index) => `C${index + 1}`);
  const slack = await createSlackEmulator({
    latencyMs,
    workspaces: [{ id: 'T1', channels: slackChannels.map((id) => ({ id })) }],
  });
  const discord = await createDiscordEmulator({ latencyMs });
  const discordChannels = slackChannels.map((id) => discord.addChannel(`bench-${id}`));
  const model = await createModelServer();
  return {
    slack,
    discord,
    model,
    slackChannels,
    discordChannels,
    environment: {
      GEMINI_BASE_URL: model.url,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
    },
    async close() {
      await slack.close();
      await discord.close();
      await model.close();
    },
  };
}

/** Runs it on a fresh stage with Parley on it, and puts everything away. */
export async function onStage<Result>(
  options: Parameters<typeof openStage>[0],
  run: (stage: Stage, parley: Parley) => Promise<Result>,
): Promise<Result> {
  const stage = await openStage(options);
  try {
    const parley = await startParley(stage.environment);
    try {
      return await run(stage, parley);
    } finally {
      await parley.close();
    }
  } finally {
    await stage.close();
  }
}

/**
 * Asks in a channel of a platform and returns the id of the thread in which the answer will be.
 */
export function ask(stage: Stage, platform: 'slack' | 'discord', index: number, text: string) {
  if (platform === 'slack') {
    const channel = stage.slackChannels[index % stage.slackChannels.length] ?? '';
    return { channel, thread: stage.slack.person('U1').mention({ channel, text }) };
  }
  const channel = stage.discordChannels[index % stage.discordChannels.length] ?? '';
  const { id } = stage.discord.person('1001').mention(text, { channel });
  return { channel, thread: id };
}
