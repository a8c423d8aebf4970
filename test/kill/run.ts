import { parseArgs } from 'node:util';
import type { Kind } from './asking.ts';
import { blowKinds, pickBlows } from './blows.ts';
import { pickPoints } from './points.ts';
import { specials } from './questions.ts';
import { runBlows } from './replicas.ts';
import { type Look, runKills, type Tally } from './runner.ts';

/**
 * `node test/kill/run.ts --kills 200`: kills the program so often and prints what a person sees
 * afterwards.
 */
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    /** Leaves out the first of the kills, so that a later one is seen again. */
    skip: { type: 'string', default: '0' },
    /**
     * With Slack's rate limits, which are most of the time that it takes: then four programs are
     * killed beside each other.
     */
    limits: { type: 'boolean', default: false },
    /** So many programs, each with its own platforms and its share of the kills. */
    scenes: { type: 'string' },
    /** Without native streams in the workspace. */
    plain: { type: 'boolean', default: false },
    /** With the rate limits that a process has which starts a moment after another. */
    cold: { type: 'boolean', default: false },
    /** Where it keeps what it knows: sqlite or postgres. */
    store: { type: 'string', default: 'sqlite' },
    /**
     * So many programs on one PostgreSQL. What is done to them at each moment (`--blows`, with
     * commas; by default all): killed, stopped for twice a lease, cut off from the database, or
     * that is restarted. `--blows roll`: a rolling restart, all of them one after the other, which
     * stands alone. `--older`: the `src/main.js` that they run before the first of those.
     */
    replicas: { type: 'string' },
    blows: { type: 'string' },
    older: { type: 'string' },
    /** Names of kinds of conversations, with commas; by default all take turns. */
    only: { type: 'string' },
    verbose: { type: 'boolean', default: false },
  },
});

const print = (line: string) => process.stdout.write(`${line}\n`);

const points = pickPoints(Number(values.kills), Number(values.seed));
const chosen: readonly string[] = values.blows?.split(',') ?? blowKinds;
const blows = pickBlows(
  Number(values.kills),
  Number(values.seed),
  chosen.includes('roll') ? ['roll'] : blowKinds.filter((kind) => chosen.includes(kind)),
);
const first = Number(values.skip);
const scenes = Number(values.scenes ?? (values.limits ? 4 : 1));
/** An even number, for two kills go with one look. */
const share = 2 * Math.ceil((points.length - first) / scenes / 2);

function onLook(from: number, { kills, problems, errors, questions, tookMs }: Look): void {
  const seconds = Math.round(tookMs / 1_000);
  const scene = scenes > 1 ? `from ${from}: ` : '';
  for (const kill of kills) print(`${scene}${values.replicas ? '' : 'killed at '}${kill}`);
  print(
    `  ${scene}${questions} questions so far, quiet after ${seconds} s, ${problems.length} new problems`,
  );
  for (const { type, token, detail } of problems) print(`  ${scene}${type} ${token}: ${detail}`);
  if (values.verbose) for (const error of errors) print(`  ${scene}log: ${error}`);
}

function printTable(tallies: readonly Tally[]): void {
  const problems = tallies.flatMap((usageMeter) => usageMeter.problems);
  const count = (type: string) => problems.filter((problem) => problem.type === type).length;
  const sum = (of: (usageMeter: Tally) => number) =>
    tallies.reduce((all, each) => all + of(each), 0);
  const tookS = tallies
    .flatMap(({ looks }) => looks.map(({ tookMs }) => tookMs / 1_000))
    .sort((a, b) => a - b);
  const figures = {
    kills: sum(({ kills }) => kills),
    'at the moment meant': sum(({ exact }) => exact),
    questions: sum(({ questions }) => questions),
    ...{ lost: count('lost'), doubled: count('doubled'), unfinished: count('unfinished') },
    'told of an error': sum(({ told }) => told.length),
    'marks left': count('mark'),
    'refused by Slack for their rate': sum(({ refused }) => refused),
    'quiet after, half of the times': `${Math.round(tookS[Math.floor(tookS.length / 2)] ?? 0)} s`,
    'at the longest': `${Math.round(tookS.at(-1) ?? 0)} s`,
    'in all': `${Math.round(performance.now() / 60_000)} min`,
  };
  const row = (cells: readonly (string | number)[]) => print(`| ${cells.join(' | ')} |`);
  print('');
  row(Object.keys(figures));
  row(Object.keys(figures).map(() => '--:'));
  row(Object.values(figures));
}

function toKinds(names: string): Kind[] {
  return names.split(',').flatMap((name) => specials[name] ?? []);
}

for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => {
    print(`ended by ${signal}`);
    process.exit(1);
  });

const starts = Array.from({ length: scenes }, (_, index) => first + index * share);
function run(from: number): Promise<Tally> {
  const scene = { nativeStreaming: !values.plain, limits: values.limits };
  const part = { from, until: Math.min(points.length, from + share) };
  const shared = { ...scene, ...part, onLook: (look: Look) => onLook(from, look) };
  if (values.replicas !== undefined)
    return runBlows({
      ...{ ...shared, replicas: Number(values.replicas), blows },
      ...(values.older === undefined ? {} : { older: values.older }),
    });
  return runKills({
    ...shared,
    points,
    store: values.store === 'postgres' ? 'postgres' : 'sqlite',
    isCold: values.cold,
    ...(values.only === undefined ? {} : { kinds: toKinds(values.only) }),
  });
}

const tallies = await Promise.all(starts.filter((from) => from < points.length).map(run));
printTable(tallies);
process.exitCode = tallies.some(({ problems }) => problems.length > 0) ? 1 : 0;
