import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { commands } from '../commands/index.ts';
import { createHealth } from '../src/health.ts';
import { createMetrics } from '../src/metrics.ts';
import { createMemoryLog } from './doubles/log.ts';

// What people, admins and their monitoring call by its name keeps that name: those of commit
// 73314a1, the first that was in use. More may come; what goes needs a line here that says why.
// Buttons are pressed by name in e2e/old-buttons.test.ts.

/** Commands, each with its options. */
const COMMANDS = `
  ask question about
  imagine prompt aspect count image
  describe image
  transcribe file link
  summarize since scope
  tasks since scope
  event text
  poll question options
  translate text to
  remind what when repeat
  model name channel
  effort level
  persona manner
  quiet state
  timezone zone
  settings reply voice follow tools
  usage
  reset
  help
  about
`;

const TOOLS = `
  current_time draw edit_image fetch_page poll post_elsewhere read_channel read_thread remind run_code
  web_search
`;

const METRICS = `
  parley_answer_seconds_count parley_answer_seconds_sum parley_answers_total
  parley_first_text_seconds_count parley_first_text_seconds_sum parley_log_lines_total
  parley_messages_total parley_tokens_total process_resident_memory_bytes process_uptime_seconds
`;

/** In `.env.example`. */
const VARIABLES = `
  DISCORD_API_URL DISCORD_TOKEN FETCH_ALLOW GEMINI_API_KEY GEMINI_BASE_URL GEMINI_EMBEDDING_MODEL
  GEMINI_FALLBACK_MODEL GEMINI_IMAGE_MODEL GEMINI_MODEL GEMINI_NATIVE_URL GEMINI_TRANSCRIBE_MODEL
  HTTP_HOST HTTP_PORT LOG_LEVEL MCP_CONFIG PARLEY_ADMINS PARLEY_ALLOW SLACK_API_URL
  SLACK_APP_TOKEN SLACK_BOT_TOKEN SLACK_COMMAND_PREFIX SLACK_SIGNING_SECRET STORE_URL WEB_TOKEN
`;

const toWords = (text: string) => text.split(/\s+/).filter(Boolean);

test('commands and their options keep their names', () => {
  const now = new Map(
    commands.map(({ name, options }) => [name, options.map((each) => each.name)]),
  );
  const gone = COMMANDS.trim()
    .split('\n')
    .flatMap((line) => {
      const [name = '', ...options] = toWords(line);
      const kept = now.get(name);
      return kept
        ? options.filter((each) => !kept.includes(each)).map((each) => `${name} ${each}`)
        : [name];
    });

  expect(gone).toEqual([]);
});

test('tools keep the names by which stored conversations mention them', async () => {
  const files = (
    await Promise.all(['src/tools', 'src/features', 'src/core'].map(listSources))
  ).flat();
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  const named = new Set(
    texts.flatMap((text) => [...text.matchAll(/\bname: '([a-z_]+)'/g)].map(([, name]) => name)),
  );

  expect(toWords(TOOLS).filter((name) => !named.has(name))).toEqual([]);
});

test('metrics and the parts of /readyz keep their names', async () => {
  const { route, onAnswered, log } = createMetrics(createMemoryLog());
  onAnswered({
    ...{ job: 'j', place: 'slack/T1/C1', finish: 'stop', durationMs: 1, firstTextMs: 1 },
    ...{ messages: 1, promptTokens: 1, answerTokens: 1, rounds: 1 },
  });
  log.warn({}, 'something');
  const text = await (await route.handle(new Request('http://localhost/metrics'))).text();
  expect(
    toWords(METRICS).filter((name) => !text.includes(`${name}{`) && !text.includes(`${name} `)),
  ).toEqual([]);

  const { routes } = createHealth(async () => true);
  const ready = await routes
    .find(({ path }) => path === '/readyz')
    ?.handle(new Request('http://localhost/readyz'));
  expect(await ready?.json()).toEqual({
    ok: true,
    parts: { store: { isReady: true, isDead: false, detail: 'answers' } },
  });
});

test('settings keep their names', async () => {
  const example = await readFile('.env.example', 'utf8');

  expect(
    toWords(VARIABLES).filter((name) => !new RegExp(`^#? ?${name}=`, 'm').test(example)),
  ).toEqual([]);
});

async function listSources(folder: string): Promise<string[]> {
  const files = await readdir(folder, { recursive: true });
  return files.filter((file) => file.endsWith('.ts')).map((file) => `${folder}/${file}`);
}
