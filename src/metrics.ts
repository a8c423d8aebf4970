import type { OnAnswered } from './core/jobs/respond.ts';
import type { Log, Route } from './core/ports.ts';

/** Counters in Prometheus' text format. */
export type Metrics = {
  /** The same log, whose lines are counted by level. */
  readonly log: Log;
  /** Counts an answer. */
  readonly onAnswered: OnAnswered;
  readonly route: Route;
};

export function createMetrics(inner: Log): Metrics {
  const counters = new Map<string, number>();
  const add = (name: string, by: number) => void counters.set(name, (counters.get(name) ?? 0) + by);

  const onAnswered: OnAnswered = (report) => {
    const { place, finish, durationMs, firstTextMs } = report;
    const platform = place.slice(0, place.indexOf('/'));
    add(`parley_answers_total{platform="${platform}",finish="${finish}"}`, 1);
    add('parley_answer_seconds_sum', durationMs / 1_000);
    add('parley_answer_seconds_count', 1);
    if (firstTextMs !== null) {
      add('parley_first_text_seconds_sum', firstTextMs / 1_000);
      add('parley_first_text_seconds_count', 1);
    }
    add('parley_messages_total', report.messages);
    add('parley_tokens_total{side="prompt"}', report.promptTokens);
    add('parley_tokens_total{side="answer"}', report.answerTokens);
  };

  const at = (level: 'info' | 'warn' | 'error') => (fields: object, message: string) => {
    add(`parley_log_lines_total{level="${level}"}`, 1);
    inner[level](fields, message);
  };

  return {
    log: { info: at('info'), warn: at('warn'), error: at('error') },
    onAnswered,
    route: {
      method: 'GET',
      path: '/metrics',
      isOpen: false,
      async handle() {
        const gauges = [...toMemory(), `process_uptime_seconds ${process.uptime()}`];
        const lines = [...counters].map(([name, value]) => `${name} ${value}`).sort();
        return new Response(withFamilies([...lines, ...gauges]), {
          headers: { 'content-type': 'text/plain; version=0.0.4' },
        });
      },
    },
  };
}

/**
 * Reading it needs a file descriptor, which may not be available: the other figures are still
 * served.
 */
function toMemory(): string[] {
  try {
    const { rss, heapUsed } = process.memoryUsage();
    return [`process_resident_memory_bytes ${rss}`, `nodejs_heap_used_bytes ${heapUsed}`];
  } catch {
    return [];
  }
}

/** What stands before the lines of each family, in the words of its `# HELP`. */
const FAMILIES: readonly (readonly [name: string, type: string, help: string])[] = [
  ['parley_answers_total', 'counter', 'Answers, by platform and how they ended.'],
  ['parley_answer_seconds', 'summary', 'From the question to the end of its answer.'],
  ['parley_first_text_seconds', 'summary', 'From the question to the first text of its answer.'],
  ['parley_messages_total', 'counter', 'Messages that answers were written in.'],
  ['parley_tokens_total', 'counter', 'Tokens that the model read and wrote.'],
  ['parley_log_lines_total', 'counter', 'Lines of the log, by level.'],
  ['process_resident_memory_bytes', 'gauge', 'Memory of the process.'],
  ['nodejs_heap_used_bytes', 'gauge', 'What is used of the heap.'],
  ['process_uptime_seconds', 'gauge', 'Since the process started.'],
];

/**
 * Each family's lines together, under its `# HELP` and `# TYPE`.
 * https://prometheus.io/docs/instrumenting/exposition_formats/
 */
function withFamilies(lines: readonly string[]): string {
  const families = Map.groupBy(lines, (line) => {
    const name = line.slice(0, line.search(/[{ ]/));
    return FAMILIES.find(([family]) => name === family || isPart(name, family))?.[0] ?? name;
  });
  const told = [...families].flatMap(([family, own]) => {
    const known = FAMILIES.find(([name]) => name === family);
    const [, type, help] = known ?? [family, family.endsWith('_total') ? 'counter' : 'untyped', ''];
    return [
      ...(help === '' ? [] : [`# HELP ${family} ${help}`]),
      `# TYPE ${family} ${type}`,
      ...own,
    ];
  });
  return `${told.join('\n')}\n`;
}

function isPart(name: string, family: string): boolean {
  return name === `${family}_sum` || name === `${family}_count`;
}
