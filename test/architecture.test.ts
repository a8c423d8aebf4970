import { readdirSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { expect, test } from 'vitest';
import { commands } from '../commands/index.ts';
import { findLongestChain, listFolders, readRooms } from './rooms.ts';

/**
 * One edge may reach core and itself; `packages` are the packages it may use besides Node's own.
 */
function edge(folder: string, packages: string): IForbiddenRuleType[] {
  return [
    {
      name: `${folder} imports core and itself, never another part`,
      from: { path: `^src/${folder}/` },
      to: { path: '^(src|commands|test|bench|scripts)/', pathNot: `^src/(core|${folder})/` },
    },
    {
      name: `${folder} uses its own packages only`,
      from: { path: `^src/${folder}/` },
      to: { path: 'node_modules/', pathNot: `node_modules/(${packages})/` },
    },
  ];
}

/** The packages through which an adapter speaks to its platform. */
const SDKS: Readonly<Record<string, readonly string[]>> = {
  discord: ['discord[.]js', 'discord-api-types', '@discordjs'],
  slack: ['@slack'],
  web: ['hono'],
};

/** Everything points at core/, and only app.ts sees every part. */
const forbidden: IForbiddenRuleType[] = [
  {
    name: 'core imports itself, zod, lru-cache and Node; what it needs from outside is a port',
    from: { path: '^src/core/' },
    to: { pathNot: '^src/core/|node_modules/(zod|lru-cache)/', dependencyTypesNot: ['core'] },
  },
  {
    name: 'a command imports core, features, other commands and zod',
    from: { path: '^commands/' },
    to: { path: '^src/|node_modules/', pathNot: '^src/(core|features)/|node_modules/zod/' },
  },
  {
    name: 'config imports itself and zod',
    from: { path: '^src/config(/|[.]ts$)' },
    to: { pathNot: '^src/config/|node_modules/zod/', dependencyTypesNot: ['core'] },
  },
  ...readdirSync('src/adapters').flatMap((adapter) =>
    edge(`adapters/${adapter}`, [...(SDKS[adapter] ?? []), 'lru-cache', 'zod'].join('|')),
  ),
  ...readdirSync('src/features').flatMap((feature) => edge(`features/${feature}`, 'zod')),
  ...edge('model', 'openai|eventsource-parser|zod'),
  ...edge('media', '.*'),
  ...edge('tools', '.*'),
  ...edge('storage', '.*'),
  ...edge('demo', '.*'),
  {
    name: 'http, recovery, the terminal, health, log, metrics and supervise know core alone',
    from: {
      path: '^src/(http/|recovery/|terminal/|(health|log|loggable|metrics|process|supervise)[.]ts$)',
    },
    to: {
      path: '^(src|commands)/',
      pathNot: '^src/(core/|http/|recovery/|terminal/|(health|loggable)[.]ts$)',
    },
  },
  {
    name: 'only app.ts, tests, bench and scripts see every part',
    from: { path: '^(src|commands)/', pathNot: '^src/(app[.]ts|main[.](js|ts))$' },
    to: { path: '^src/(app[.]ts|main[.]js)$' },
  },
  { name: 'no cycles', from: {}, to: { circular: true } },
];

/** Read once: it takes a while. */
const imports = cruise(
  ['src', 'commands', 'test', 'bench', 'scripts'],
  {
    ruleSet: { forbidden },
    validate: true,
    tsPreCompilationDeps: true,
    doNotFollow: 'node_modules',
  },
  undefined,
  { tsConfig: extractTSConfig('tsconfig.json') },
).then(({ output }) => output as ICruiseResult);

test('imports point the way the architecture says', async () => {
  const { summary, modules } = await imports;
  const seen = modules.filter(({ source }) => /^(src|commands)\//.test(source)).length;

  // A cruise that sees nothing also finds nothing.
  expect(seen, 'files seen').toBe((await listSources()).length);
  expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual(
    [],
  );
});

test('what reads files is loaded with the first file, not at the start', async () => {
  const { modules } = await imports;
  const loaded = new Set(['src/app.ts']);
  // A set goes on with what is added to it meanwhile.
  for (const file of loaded)
    for (const { resolved, dynamic, typeOnly } of dependenciesOf(modules, file))
      if (!dynamic && !typeOnly) loaded.add(resolved);

  expect(loaded.size, 'files loaded').toBeGreaterThan(300);
  expect([...loaded].filter((file) => /^src[/](media|demo)[/]/.test(file))).toEqual([
    'src/media/on-demand.ts',
  ]);
});

function dependenciesOf(modules: ICruiseResult['modules'], file: string) {
  return modules.find(({ source }) => source === file)?.dependencies ?? [];
}

test('in every folder the imports between its rooms run one way', async () => {
  const folders = await listFolders('src');
  // Throws if one runs back.
  for (const folder of folders) findLongestChain(await readRooms(folder));

  expect(folders.length, 'folders seen').toBeGreaterThan(25);
});

test('the layers of the core are few', async () => {
  const rooms = await readRooms('src/core');
  const chain = findLongestChain(rooms);

  expect(rooms.size, 'rooms seen').toBeGreaterThan(20);
  expect(chain.length, chain.join(' → ')).toBeLessThanOrEqual(9);
  // An earlier room may import a later one, and not the other way round.
  const order = ['bot.ts', 'jobs/', 'answer/', 'reply/', 'markdown/'];
  const back = order.flatMap((room, index) =>
    order
      .slice(0, index)
      .filter((above) => rooms.get(room)?.has(above))
      .map((above) => `${room} → ${above}`),
  );
  expect(back).toEqual([]);
});

/** docs/decisions/core.md says why so many. */
const CORE_FILES = 158;
const CORE_FOLDERS = ['answer', 'conversation', 'jobs', 'markdown', 'net', 'reply', 'strings'];

test('the core has no more files than it needs', async () => {
  const files = (await listSources()).filter((file) => file.startsWith('src/core/'));
  const folders = (await listFolders('src/core')).slice(1).map((folder) => folder.slice(9));

  expect(files.length, 'files seen').toBeGreaterThan(100);
  // Where an idea is added to the core, one that is no idea of the core's can leave it.
  expect(files.length).toBeLessThanOrEqual(CORE_FILES);
  expect(folders.sort()).toEqual(CORE_FOLDERS);
});

test('every command in commands/ is listed in commands/index.ts', async () => {
  const shared = ['index.ts', 'spec.ts', 'strings'];
  const files = (await readdir('commands')).filter((file) => !shared.includes(file));

  expect(files.map((file) => file.replace('.ts', '')).sort()).toEqual(
    commands.map(({ name }) => name).sort(),
  );
});

test('the README names every command', async () => {
  const readme = await readFile('README.md', 'utf8');

  expect(commands.filter(({ name }) => !readme.includes(`\`/${name}\``))).toEqual([]);
});

test('the core, the features and the commands know no platform by its name', async () => {
  const files = (await listSources()).filter((file) =>
    /^(src[/](core|features|recovery)|commands)[/]/.test(file),
  );
  const naming = await Promise.all(
    files.map(async (file) => {
      const code = (await readFile(file, 'utf8')).replaceAll(COMMENT, '');
      return NAMED.test(code.replaceAll(CODES, '')) ? [file] : [];
    }),
  );

  expect(files.length, 'files seen').toBeGreaterThan(100);
  expect(naming.flat()).toEqual([]);
});

test('foreign input is read in processes of the pool, and threads are for the store alone', async () => {
  const files = (await listSources()).filter((file) => file.startsWith('src/'));
  const starting = async (how: RegExp) => {
    const found = await Promise.all(
      files.map(async (file) => (how.test(await readFile(file, 'utf8')) ? [file] : [])),
    );
    return found.flat().sort();
  };

  // What bounds their number, memory and time.
  expect(await starting(/\bfork\(/)).toEqual(['src/core/workers.ts']);
  expect(await starting(/new Worker\(/)).toEqual([
    'src/core/worker-host.js', // One in each process, which guards it.
    'src/storage/passages/index.ts', // One, for as long as there are searches.
    'src/storage/sqlite/checkpoints.ts', // One, for as long as the store is open; see there.
  ]);
});

/** What lru-cache, `node:timers/promises` and core/async.ts are for. */
const HAND_MADE: readonly (readonly [what: string, RegExp, files: readonly string[]])[] = [
  ['forgets everything at once', /\.size >=? [\w.]+\)\s*\{?\s*[\w.]+\.clear\(\)/, []],
  ['forgets the oldest', /\.size >=? [\w.]+\)\s*\{?\s*(\w+)\.delete\((oldest|\1\.keys)/, []],
  ['sleeps', /new Promise(<void>)?\(\(resolve\) =>\s*\{?\s*setTimeout\(resolve\b/, []],
  ['waits longer each time', /\w \*\* \(?\w*(?:attempt|failure|tries)/i, ['src/core/async.ts']],
];

test('caches have no bounds made by hand, and pauses no clock or power of their own', async () => {
  const files = (await listSources()).filter((file) => !file.includes('/web/page/'));
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));

  for (const [what, pattern, expected] of HAND_MADE)
    expect(
      files.filter((_, index) => pattern.test(texts[index] ?? '')),
      what,
    ).toEqual(expected);
});

/**
 * What tells or decides who may read or write where, and the only files that use it (promise 13).
 */
const GUARDED: readonly (readonly [RegExp, readonly string[]])[] = [
  // One leaves out what was forgotten, for all of them; the others look for Parley's own messages
  // that its store lacks, and show nothing of what they see.
  [
    /\barchive\s*\.\s*read\s*\(/,
    [
      'src/core/access.ts',
      'src/core/conversation/forgotten.ts',
      'src/core/reply/journal.ts',
      'src/recovery/answered.ts',
    ],
  ],
  [/\{[^{}]*\bread\b[^{}]*\}\s*=\s*[\w.]*\barchive\b/, []],
  [/\.\s*authorize\s*\(/, ['src/core/access.ts']],
  [/\.\s*isOpenToAll\s*\(/, ['src/core/access.ts', 'src/core/jobs/permission.ts']],
];

test('what was said somewhere is read through core/access alone', async () => {
  const files = (await listSources()).filter((file) =>
    /^(src[/](core|features|recovery|tools|app)|commands)\b/.test(file),
  );
  const texts = await Promise.all(
    files.map(
      async (file) => [file, (await readFile(file, 'utf8')).replaceAll(COMMENT, '')] as const,
    ),
  );
  for (const [pattern, expected] of GUARDED)
    expect(texts.flatMap(([file, text]) => (pattern.test(text) ? [file] : [])).sort()).toEqual(
      expected,
    );
});

const COMMENT = /[/][*].*?[*][/]|(?<![:\w])[/][/][^\n]*/gs;
const NAMED = /slack|discord|['"`](web|@me)['"`]/i;
/** Errors say by their code who failed: a type, and the name of a metric. */
const CODES = /'(slack|discord)_failed'/g;

async function listSources(): Promise<string[]> {
  const trees = await Promise.all(
    ['src', 'commands'].map(async (folder) =>
      (await readdir(folder, { recursive: true })).map((file) => `${folder}/${file}`),
    ),
  );
  return trees.flat().filter((file) => /[.](ts|js)$/.test(file));
}
