import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

// A feature is removed by deleting its folder, its commands, and the lines that name them. What is
// left is a whole program.

type Removed = {
  readonly folder: string;
  readonly commands: readonly string[];
  /** What the lines to be deleted name, in app.ts and commands/index.ts. */
  readonly names: readonly string[];
};

const FEATURES: readonly Removed[] = [
  { folder: 'voice-notes', commands: ['transcribe'], names: ['voiceNotes', 'VoiceNotes'] },
  { folder: 'drawing', commands: ['imagine'], names: ['drawing', 'Drawing'] },
  { folder: 'polls', commands: ['poll'], names: ['polls', 'Polls'] },
  { folder: 'reminders', commands: ['remind'], names: ['reminders', 'RemindersFeature'] },
  {
    folder: 'memory',
    commands: ['recall', 'memory', 'learn'],
    names: ['memory', 'MemoryFeature'],
  },
  {
    folder: 'privacy',
    commands: ['privacy', 'forget'],
    names: ['privacy', 'PrivacyFeature', 'Privacy', 'PrivacyCommand'],
  },
  {
    folder: 'conversation-tools',
    commands: ['summarize', 'tasks', 'event', 'translate'],
    names: ['conversationTools', 'ConversationOpener'],
  },
];

const COPIED = ['src', 'commands', 'test', 'bench', 'scripts', 'docs', 'README.md', 'package.json'];
const CONFIGS = ['tsconfig.json', 'vitest.config.ts', 'biome.json'];
const PROGRAM = ['src', 'commands'];
const TYPES = 'tsconfig.program.json';
const TIMEOUT_MS = 900_000;

const run = promisify(execFile);
let copy = '';

beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'parley-removal-'));
  for (const entry of [...COPIED, ...CONFIGS])
    await cp(entry, join(copy, entry), { recursive: true });
  await symlink(resolve('node_modules'), join(copy, 'node_modules'));
  const compilerOptions = { incremental: true, tsBuildInfoFile: 'program.tsbuildinfo' };
  const types = { extends: './tsconfig.json', compilerOptions, include: PROGRAM };
  await writeFile(join(copy, TYPES), JSON.stringify(types));
});

afterAll(() => rm(copy, { recursive: true, force: true }));

test.each(FEATURES)(
  'without $folder the program type-checks, keeps to the architecture, and answers on each platform',
  async (feature) => {
    await restore();
    await remove(feature);

    await execute('node_modules/typescript/bin/tsc', '-p', TYPES);
    await execute(
      ...['node_modules/vitest/vitest.mjs', 'run', '--no-isolate'],
      // What one feature less does not change is compiled once.
      '--fsModuleCachePath=compiled',
      ...['test/architecture.test.ts', 'test/e2e/answers.test.ts'],
    );
  },
  TIMEOUT_MS,
);

async function restore(): Promise<void> {
  for (const folder of PROGRAM) {
    await rm(join(copy, folder), { recursive: true, force: true });
    await cp(folder, join(copy, folder), { recursive: true });
  }
}

async function remove({ folder, commands, names }: Removed): Promise<void> {
  await rm(join(copy, 'src/features', folder), { recursive: true });
  for (const command of commands) await rm(join(copy, 'commands', `${command}.ts`));
  const named = new RegExp(`\\b(?:create)?(?:${names.join('|')})\\b|/features/${folder}/`);
  await dropLines('src/app.ts', (line) => named.test(line));
  const own = new RegExp(
    `^\\s*(?:${commands.join('|')}),$|from '\\./(?:${commands.join('|')})\\.ts'`,
  );
  const made = new RegExp(`^\\s*create(?:${commands.map(toCapital).join('|')})(?:Command)?\\(`);
  await dropLines('commands/index.ts', (line) =>
    [named, own, made].some((pattern) => pattern.test(line)),
  );
}

async function dropLines(file: string, isDropped: (line: string) => boolean): Promise<void> {
  const lines = (await readFile(join(copy, file), 'utf8')).split('\n');
  const kept = lines.filter((line) => !isDropped(line));
  expect(kept.length, `lines of ${file}`).toBeLessThan(lines.length);
  await writeFile(join(copy, file), kept.join('\n'));
}

function toCapital(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/** Runs a program in the copy; fails with all that it wrote. */
async function execute(...args: string[]): Promise<void> {
  const ended = await run(process.execPath, args, { cwd: copy, maxBuffer: 2 ** 26 }).then(
    () => null,
    (error: { readonly stdout?: string; readonly stderr?: string }) =>
      `${error.stdout}\n${error.stderr}`,
  );
  expect(ended).toBeNull();
}
