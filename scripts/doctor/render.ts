import { styleText } from 'node:util';
import { type Finding, GROUPS, type State } from './check.ts';
import type { Result } from './run.ts';

const MARKS: Readonly<Record<State, string>> = {
  ok: '✓',
  note: '·',
  warn: '!',
  fail: '✗',
  skip: '–',
};
const COLORS = {
  ok: 'green',
  note: 'gray',
  warn: 'yellow',
  fail: 'red',
  skip: 'gray',
} as const;

/** Terminals of this width show each line whole. */
const WIDTH = 80;
const NAME_WIDTH = 13;
const INDENT = 2 + 2 + NAME_WIDTH;

export type RenderOptions = { readonly hasColors: boolean };

/** The findings for people: a group each, a line each, and under it what to do. */
export function renderResults(
  results: readonly Result[],
  { hasColors }: RenderOptions = { hasColors: false },
): string {
  const groups = GROUPS.flatMap((group) => {
    const own = results.filter((result) => result.group === group);
    return own.length === 0 ? [] : [renderGroup(group, own, hasColors)];
  });
  return `${groups.join('\n\n')}\n\n${toVerdict(results)}\n`;
}

function renderGroup(group: string, results: readonly Result[], hasColors: boolean): string {
  const title = hasColors ? styleText('bold', group, { validateStream: false }) : group;
  const told = new Set<string>(); // A remedy that several share is given once.
  const lines = results.flatMap(({ name, findings }) =>
    findings.flatMap((finding, index) => {
      const shown = renderFinding(index === 0 ? name : '', finding, hasColors);
      const { remedy } = finding;
      if (remedy === undefined || told.has(remedy)) return shown;
      told.add(remedy);
      return [...shown, ...wrap(`→ ${remedy}`, INDENT)];
    }),
  );
  return [title, ...lines].join('\n');
}

function renderFinding(name: string, { state, text }: Finding, hasColors: boolean): string[] {
  const [first = '', ...rest] = wrap(text, INDENT);
  const mark = hasColors
    ? styleText(COLORS[state], MARKS[state], { validateStream: false })
    : MARKS[state];
  return [`  ${mark} ${name.padEnd(NAME_WIDTH)}${first.slice(INDENT)}`, ...rest];
}

/** Lines of at most the width; a word that is longer, such as an address, has one for itself. */
export function wrap(text: string, indent: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && indent + line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((each) => ' '.repeat(indent) + each);
}

function toVerdict(results: readonly Result[]): string {
  const { failed, warned } = count(results);
  if (failed === 0 && warned === 0) return 'Everything that was checked works.';
  const parts = [
    ...(failed > 0 ? [`${failed} ${failed === 1 ? 'thing doesn’t' : 'things don’t'} work`] : []),
    ...(warned > 0 ? [`${warned} to look at`] : []),
  ];
  return `${parts.join(', ')}.`;
}

/** How many findings are bad. */
export function count(results: readonly Result[]): {
  readonly failed: number;
  readonly warned: number;
} {
  const states = results.flatMap(({ findings }) => findings.map(({ state }) => state));
  return {
    failed: states.filter((state) => state === 'fail').length,
    warned: states.filter((state) => state === 'warn').length,
  };
}

/** The same for programs. */
export function toJson(results: readonly Result[], version: string): string {
  const { failed, warned } = count(results);
  const checks = results.flatMap(({ group, name, findings, ms }) =>
    findings.map(({ state, text, remedy = null }) => ({ group, name, state, text, remedy, ms })),
  );
  return JSON.stringify({ ok: failed === 0, version, failed, warned, checks }, null, 2);
}
