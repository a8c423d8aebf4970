/** One number of a figure, beside what it is meant to be. */
export type Row = {
  readonly figure: string;
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The most it may be; null if it is there for comparison. */
  readonly goal: number | null;
  readonly note?: string;
};

export type Scale = {
  /** Short answers and few samples: whether everything runs, not how well. */
  readonly isQuick: boolean;
};

export type Figure = (scale: Scale) => Promise<readonly Row[]>;

/** Makes the rows of a figure whose names begin alike. */
export function toRow(figure: string, prefix = '') {
  return (name: string, value: number, unit: string, goal: number | null, note?: string): Row => ({
    figure,
    name: `${prefix}${name}`,
    value,
    unit,
    goal,
    ...(note === undefined ? {} : { note }),
  });
}

/** The value that a given share of them does not exceed; NaN if there are none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Rows as a table for a terminal. */
export function toTable(rows: readonly Row[]): string {
  const lines = rows.map(({ figure, name, value, unit, goal, note }) => [
    figure,
    name,
    `${toText(value)} ${unit}`,
    goal === null ? '' : `≤ ${toText(goal)}`,
    goal === null ? '' : toVerdict(value, goal),
    note ?? '',
  ]);
  const all = [['figure', 'what', 'value', 'goal', '', ''], ...lines];
  const widths = [0, 1, 2, 3, 4].map((column) =>
    Math.max(...all.map((line) => (line[column] ?? '').length)),
  );
  return all
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function toVerdict(value: number, goal: number): string {
  return value <= goal ? 'met' : 'missed';
}

function toText(value: number): string {
  if (Number.isInteger(value)) return String(value);
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
