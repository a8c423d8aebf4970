import { setTimeout as delay } from 'node:timers/promises';
import { type AppOptions, type RunningApp, startApp } from '../../src/app.ts';
import { parseConfig } from '../../src/config.ts';
import { type ModelReply, toFrame } from '../../src/demo/frames.ts';
import { createDemoServer, type DemoServer } from '../../src/demo/server.ts';
import { createSchedule } from '../../src/tools/schedule.ts';
import { createMemoryLog } from '../doubles/log.ts';
import { createDiscordEmulator, type DiscordEmulator } from '../emulators/discord/index.ts';
import { createSlackEmulator, type SlackEmulator } from '../emulators/slack/index.ts';
import type { StallingServer } from '../emulators/stalling.ts';

type SlackOptions = Parameters<typeof createSlackEmulator>[0];

/** How the program is started, and what stands before the model. */
type Started = AppOptions & {
  /** Made with the address of the model's stand-in, and asked in its place. */
  readonly stalling?: (origin: string) => Promise<StallingServer>;
};

/** The whole program against a model's stand-in, with an environment that a test adds to. */
export async function startParley(
  environment: Record<string, string> = {},
  { stalling: toStalling, ...appOptions }: Started = {},
) {
  const model: DemoServer = await createDemoServer({
    apiKey: 'key',
    understand: createSchedule().understand,
  });
  const stalling = (await toStalling?.(model.url)) ?? null;
  const log = createMemoryLog();
  const config = parseConfig({
    GEMINI_API_KEY: 'key',
    GEMINI_BASE_URL: stalling?.url ?? model.url,
    STORE_URL: 'memory:',
    HTTP_PORT: '0',
    ...environment,
  });
  let app: RunningApp = await startApp(config, log, appOptions);
  return {
    model,
    stalling,
    log,
    app,
    /** Ends the program, lets things happen without it, and starts it again on the same store. */
    async restart(meanwhile: () => void | Promise<void> = () => {}) {
      await app.close(1_000);
      await meanwhile();
      app = await startApp(config, log, appOptions);
    },
    async close() {
      await app.close(1_000);
      await stalling?.close();
      await model.close();
    },
  };
}

/** The same, in a Slack workspace. */
export async function startOnSlack(
  options: SlackOptions = {},
  environment: Record<string, string> = {},
  started: Started = {},
) {
  const slack: SlackEmulator = await createSlackEmulator(options);
  const parley = await startParley(
    {
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
      ...environment,
    },
    started,
  );
  return {
    ...parley,
    slack,
    async close() {
      await parley.close();
      await slack.close();
    },
  };
}

/** The same, in a Discord server. */
export async function startOnDiscord(
  options: Parameters<typeof createDiscordEmulator>[0] = {},
  environment: Record<string, string> | ((discord: DiscordEmulator) => Record<string, string>) = {},
  started: Started = {},
) {
  const discord = await createDiscordEmulator(options);
  const parley = await startParley(
    {
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      ...(typeof environment === 'function' ? environment(discord) : environment),
    },
    started,
  );
  return {
    ...parley,
    discord,
    async close() {
      await parley.close();
      await discord.close();
    },
  };
}

/** Prose of about so many characters, with everything in it that an answer may hold. */
export function toProse(characters: number): string {
  const parts: string[] = [];
  for (let index = 1; parts.join('\n\n').length < characters; index += 1) {
    parts.push(
      `## Part ${index}`,
      `Sentence ${index} has **bold**, \`code\` and [a link](https://example.org/${index}). ${'Plain words follow. '.repeat(8).trim()}`,
    );
    if (index % 3 === 0) parts.push(`\`\`\`ts\nconst part = ${index};\nconsole.log(part);\n\`\`\``);
    if (index % 4 === 0) parts.push('- one\n- two\n  - three');
  }
  return parts.join('\n\n');
}

/** A text in chunks of a model's size. */
export function toChunks(text: string, size = 26): string[] {
  return text.match(new RegExp(`[\\s\\S]{1,${size}}`, 'gu')) ?? [];
}

/** An answer that goes on until the test lets it end. */
export function endless(text = 'More and more. '): { reply: ModelReply; end: () => void } {
  let isOver = false;
  async function* frames() {
    while (!isOver) {
      yield toFrame({ delta: { content: text } });
      await delay(20);
    }
    yield toFrame({ delta: { content: 'End.' }, finish_reason: 'stop' });
  }
  return {
    reply: { frames: frames() },
    end: () => {
      isOver = true;
    },
  };
}

/**
 * An answer in parts of one length, each of which comes when the test says so; the first comes at
 * once.
 */
export function inParts(text: string, count: number): { reply: ModelReply; goOn: () => void } {
  const gates = Array.from({ length: count - 1 }, () => Promise.withResolvers<void>());
  const parts = toChunks(text, Math.ceil(Array.from(text).length / count));
  async function* frames() {
    for (const [index, content] of parts.entries()) {
      if (index > 0) await gates[index - 1]?.promise;
      yield toFrame({ delta: { content } });
    }
    yield toFrame({ delta: {}, finish_reason: 'stop' });
  }
  let open = 0;
  return {
    reply: { frames: frames() },
    goOn() {
      gates[open]?.resolve();
      open += 1;
    },
  };
}
