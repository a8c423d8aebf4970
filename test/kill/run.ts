import { parseArgs } from 'node:util';
import type { Kind } from './asking.ts';
import { pickPoints } from './points.ts';
import { specials } from './questions.ts';
import { type Look, runKills, type Tally } from './runner.ts';

/** `node test/kill/run.ts --kills 200`: kills the program so often and prints what a person sees afterwards. */
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    /** Leaves out the first of the kills, so that a later one is seen again. */
    skip: { type: 'string', default: '0' },
    /** Without native streams in the workspace. */
    plain: { type: 'boolean', default: false },
    /** With the budgets that a process has which starts a moment after another. */
    cold: { type: 'boolean', default: false },
    /** Names of kinds of conversations, with commas; by default all take turns. */
    only: { type: 'string' },
    verbose: { type: 'boolean', default: false },
  },
});

const print = (line: string) => process.stdout.write(`${line}\n`);

function onLook({ kills, problems, errors, questions }: Look): void {
  for (const kill of kills) print(`killed at ${kill}`);
  print(`  ${questions} questions so far, ${problems.length} new problems`);
  for (const { type, token, detail } of problems) print(`  ${type} ${token}: ${detail}`);
  if (values.verbose) for (const error of errors) print(`  log: ${error}`);
}

function printTable({ kills, exact, questions, problems }: Tally): void {
  const count = (type: string) => problems.filter((problem) => problem.type === type).length;
  print('');
  print('| kills | at the moment meant | questions | lost | doubled | unfinished | marks left |');
  print('| --: | --: | --: | --: | --: | --: | --: |');
  print(
    `| ${kills} | ${exact} | ${questions} | ${count('lost')} | ${count('doubled')} | ${count('unfinished')} | ${count('mark')} |`,
  );
}

function toKinds(names: string): Kind[] {
  return names.split(',').flatMap((name) => specials[name] ?? []);
}

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

const tally = await runKills({
  points: pickPoints(Number(values.kills), Number(values.seed)),
  nativeStreaming: !values.plain,
  isCold: values.cold,
  skip: Number(values.skip),
  ...(values.only === undefined ? {} : { kinds: toKinds(values.only) }),
  onLook,
});
printTable(tally);
process.exitCode = tally.problems.length > 0 ? 1 : 0;
