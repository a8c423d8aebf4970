import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { corpus } from './corpus.ts';
import { type Figure, type Row, toTable } from './figure.ts';
import { firstText } from './first-text.ts';
import { history, longHistory } from './history.ts';
import { install } from './install.ts';
import { cpu, throughput } from './load.ts';
import { media } from './media.ts';
import { flood, memory } from './memory.ts';
import { idle, oneAnswer } from './one-answer.ts';
import { overhead } from './overhead.ts';
import { recall, recallPostgres } from './recall.ts';
import { recallAnswers } from './recall-answers.ts';
import { recallQuality } from './recall-quality.ts';
import { recovery } from './recovery.ts';
import { scale } from './scale.ts';
import { simulation } from './simulation.ts';
import { staleness, stalenessAtFifty } from './staleness.ts';
import { start } from './start.ts';
import { takeover } from './takeover.ts';

/** In the order in which they are measured; those on demand run only when they are named. */
const FIGURES: Readonly<Record<string, { readonly run: Figure; readonly isOnDemand?: boolean }>> = {
  overhead: { run: overhead },
  'first-text': { run: firstText },
  simulation: { run: simulation },
  staleness: { run: staleness },
  throughput: { run: throughput },
  cpu: { run: cpu },
  'one-answer': { run: oneAnswer },
  idle: { run: idle },
  memory: { run: memory },
  flood: { run: flood },
  start: { run: start },
  history: { run: history },
  recovery: { run: recovery },
  media: { run: media },
  install: { run: install },
  takeover: { run: takeover, isOnDemand: true },
  scale: { run: scale, isOnDemand: true },
  corpus: { run: corpus, isOnDemand: true },
  recall: { run: recall, isOnDemand: true },
  'recall-postgres': { run: recallPostgres, isOnDemand: true },
  'recall-quality': { run: recallQuality, isOnDemand: true },
  'recall-answers': { run: recallAnswers, isOnDemand: true },
  'staleness-50': { run: stalenessAtFifty, isOnDemand: true },
  'history-10000': { run: longHistory, isOnDemand: true },
};

const { values, positionals } = readCall();
const isQuick = positionals.includes('quick');
const named = positionals.filter((name) => name !== 'quick');
const unknown = named.filter((name) => !(name in FIGURES));
if (unknown.length > 0) {
  console.error(
    `No figure is named ${unknown.join(', ')}. There are: quick, ${Object.keys(FIGURES).join(', ')}.`,
  );
  process.exit(2);
}

const chosen = Object.entries(FIGURES).filter(([name, { isOnDemand }]) =>
  named.length > 0 ? named.includes(name) : !isOnDemand,
);
const rows: Row[] = [];
const failures: string[] = [];
for (const [name, { run }] of chosen) {
  const startedAt = performance.now();
  console.error(`${name} …`);
  try {
    rows.push(...(await run({ isQuick })));
  } catch (error) {
    failures.push(`${name}: ${error instanceof Error ? error.stack : String(error)}`);
  }
  console.error(`${name}: ${((performance.now() - startedAt) / 1_000).toFixed(1)} s`);
}

console.log(toTable(rows));
for (const failure of failures) console.error(failure);
if (values.json !== undefined) {
  const machine = { node: process.version, cpu: cpus()[0]?.model ?? '', cores: cpus().length };
  writeFileSync(values.json, `${JSON.stringify({ machine, isQuick, rows, failures }, null, 2)}\n`);
}
process.exit(failures.length > 0 ? 1 : 0);

function readCall() {
  try {
    return parseArgs({ allowPositionals: true, options: { json: { type: 'string' } } });
  } catch (error) {
    const [what] = error instanceof Error ? error.message.split('. ') : [];
    console.error(`${what}. npm run bench -- [quick] [NAMES OF FIGURES] [--json FILE]`);
    process.exit(2);
  }
}
