import { type App, startApp } from '../../src/app.ts';
import { parseConfig } from '../../src/config.ts';
import { createDemoServer, type DemoServer } from '../../src/demo/server.ts';
import { createMemoryLog } from '../doubles/log.ts';
import { createSlackEmulator, type SlackEmulator } from '../emulators/slack/index.ts';

type SlackOptions = Parameters<typeof createSlackEmulator>[0];

/** The whole program against a model's stand-in, with an environment that a test adds to. */
export async function startParley(environment: Record<string, string> = {}) {
  const model: DemoServer = await createDemoServer({ apiKey: 'key' });
  const log = createMemoryLog();
  const config = parseConfig({
    GEMINI_API_KEY: 'key',
    GEMINI_BASE_URL: model.url,
    STORE_URL: 'memory:',
    HTTP_PORT: '0',
    ...environment,
  });
  const app: App = await startApp(config, log);
  return {
    model,
    log,
    app,
    async close() {
      await app.close(1_000);
      await model.close();
    },
  };
}

/** The same, in a Slack workspace. */
export async function startOnSlack(
  options: SlackOptions = {},
  environment: Record<string, string> = {},
) {
  const slack: SlackEmulator = await createSlackEmulator(options);
  const parley = await startParley({
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    ...environment,
  });
  return {
    ...parley,
    slack,
    async close() {
      await parley.close();
      await slack.close();
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
