import { type Chart, labelsEvery, MAX_ENTRIES } from './chart.ts';

/** What of a chart's data its picture does not show, for the model: a part of a sentence each. */
export function findChartLosses(chart: Chart): readonly string[] {
  const { labels, series, type } = chart;
  const drawn = type === 'pie' ? series.slice(0, 1) : series;
  const values = drawn.flatMap((each) => each.values.slice(0, labels.length));
  const extra = drawn.map((each) => Math.max(0, each.values.length - labels.length));
  const losses: readonly (readonly [number, (count: string) => string])[] = [
    [
      values.filter((value) => typeof value === 'string').length,
      (count) => `${count} that are NaN or infinite`,
    ],
    [sum(extra), (count) => `${count} beyond the last of ${labels.length} labels`],
    ...(type === 'pie' ? toPieLosses(chart, values) : []),
  ];
  const lost = losses.flatMap(([count, tell]) => (count > 0 ? [tell(toValues(count))] : []));
  return [...lost, ...findUnnamed(chart)];
}

function toPieLosses({ series }: Chart, values: Chart['series'][number]['values']) {
  const others = series.slice(1).map((each) => each.values.length);
  const isBelow = (value: (typeof values)[number]) => typeof value === 'number' && value < 0;
  return [
    [values.filter(isBelow).length, (count: string) => `${count} below zero, which have no share`],
    [
      sum(others),
      (count: string) => `${count} of series other than the first: a pie shows one series`,
    ],
  ] as const;
}

/** Bars and pieces without a name; along a line not every point needs one. */
function findUnnamed(chart: Chart): readonly string[] {
  const { labels, type } = chart;
  if (type === 'line') return [];
  const named =
    type === 'pie'
      ? Math.min(MAX_ENTRIES, labels.length)
      : Math.ceil(labels.length / labelsEvery(chart));
  return named < labels.length
    ? [`the names of ${labels.length - named} of ${labels.length} labels, for want of room`]
    : [];
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

function toValues(count: number): string {
  return count === 1 ? '1 value' : `${count} values`;
}
