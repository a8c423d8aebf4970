import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { commands } from '../../commands/index.ts';
import { runDoctor } from '../../scripts/doctor/main.ts';
import { toApplicationCommands } from '../../src/adapters/discord/write/application-commands.ts';
import { toManifest } from '../../src/adapters/slack/manifest.ts';
import { createDemoServer } from '../../src/demo/server.ts';
import { openStore } from '../../src/storage/index.ts';
import { createMemoryLog } from '../doubles/log.ts';
import { createDiscordEmulator } from '../emulators/discord/index.ts';
import { createSlackEmulator } from '../emulators/slack/index.ts';

type SlackOptions = NonNullable<Parameters<typeof createSlackEmulator>[0]>;
type DiscordOptions = NonNullable<Parameters<typeof createDiscordEmulator>[0]>;

export type Patient = Awaited<ReturnType<typeof createPatient>>;

/** A line of the doctor's. */
export type Line = {
  readonly group: string;
  readonly name: string;
  readonly state: string;
  readonly text: string;
  readonly remedy: string | null;
};

export const KEY = 'AIzaSyTheKeyOfThisTest0123456789';

/** What this version's manifest makes of an app. */
export const MANIFEST = toManifest({ commands, prefix: '', socketMode: true, url: null });

/** Everything that Parley needs, in order; what a test breaks is named by the doctor. */
export async function createPatient({
  slack: slackOptions = {},
  discord: discordOptions = {},
}: {
  readonly slack?: SlackOptions;
  readonly discord?: DiscordOptions;
} = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'parley-doctor-'));
  const [slack, discord, model] = await Promise.all([
    createSlackEmulator({ manifest: MANIFEST, ...slackOptions }),
    createDiscordEmulator(discordOptions),
    createDemoServer({ apiKey: KEY }),
  ]);
  onTestFinished(async () => {
    await Promise.all([slack.close(), discord.close(), model.close()]);
    rmSync(folder, { recursive: true, force: true });
  });
  await registerCommands(discord);
  const storePath = join(folder, 'parley.db');
  await makeStore(storePath);
  const environment: Record<string, string> = {
    GEMINI_API_KEY: KEY,
    GEMINI_BASE_URL: model.url,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    DOCTOR_SLACK_CONFIG_TOKEN: 'xoxe.xoxp-1-emulated',
    STORE_URL: `sqlite:${storePath}`,
    HTTP_PORT: '0',
  };
  const run = async (args: readonly string[], given = environment) => {
    let out = '';
    let err = '';
    const code = await runDoctor({
      args,
      environment: given,
      out: { write: (text) => (out += text) },
      err: { write: (text) => (err += text) },
      hasColors: false,
      envPath: join(folder, '.env'),
    });
    return { code, out, err };
  };
  return {
    ...{ slack, discord, model, folder, storePath, environment, run },
    /** What the doctor says now, with some variables set otherwise. */
    async examine(changes: Readonly<Record<string, string>> = {}) {
      const { code, out } = await run(['--json'], { ...environment, ...changes });
      const { checks } = JSON.parse(out) as { readonly checks: readonly Line[] };
      return { code, out, lines: checks };
    },
  };
}

async function registerCommands(discord: Awaited<ReturnType<typeof createDiscordEmulator>>) {
  const response = await fetch(`${discord.apiUrl}/v10/applications/${discord.bot.id}/commands`, {
    method: 'PUT',
    headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(toApplicationCommands(commands)),
  });
  if (!response.ok) throw new Error(`the commands were refused: ${response.status}`);
}

/** With a backup beside it, as after an upgrade. */
async function makeStore(path: string) {
  const store = await openStore(`sqlite:${path}`, { log: createMemoryLog() });
  await store.store.set('k', 'kept');
  await store.close();
  await writeFile(`${path}.backup`, '');
}

/** Lines that say that something is wrong. */
export function toBad(lines: readonly Line[]): readonly string[] {
  return lines
    .filter(({ state }) => state === 'fail' || state === 'warn')
    .map(({ state, group, name, text }) => `${state} ${group}/${name}: ${text}`);
}
