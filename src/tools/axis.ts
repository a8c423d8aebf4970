/** The value axis of a chart, from round number to round number. */
export type Axis = {
  readonly min: number;
  readonly max: number;
  readonly ticks: readonly number[];
  format(tick: number): string;
};

const STEPS = 5;

/**
 * An axis with about five steps that holds all values, each zero or of a size between 1e-300 and
 * 1e300; and zero where `withZero`.
 */
export function toAxis(given: readonly number[], withZero: boolean): Axis {
  const values = withZero ? [0, ...given] : given;
  const low = lowest(values);
  const high = -lowest(values.map((value) => -value));
  const size = Math.max(Math.abs(low), Math.abs(high));
  const step = toStep(high - low > size * FLAT ? high - low : size || 1);
  const first = Math.floor(low / step);
  const last = Math.max(Math.ceil(high / step), first + 1);
  const ticks = Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
  const format = toFormat(ticks, step);
  return { min: first * step, max: last * step, ticks, format };
}

const FLAT = 1e-9; // Differences smaller than this share are noise.

function lowest(values: readonly number[]): number {
  return values.reduce((least, value) => Math.min(least, value), values[0] ?? 0);
}

/** 1, 2 or 5 times a power of ten. */
function toStep(range: number): number {
  const power = 10 ** Math.floor(Math.log10(range / STEPS));
  const factor = [1, 2, 5].find((each) => each * power * STEPS >= range) ?? 10;
  return factor * power;
}

const MAX_DIGITS = 15; // A number has no more.

/** The shortest form in which no two ticks read the same. */
function toFormat(ticks: readonly number[], step: number): Axis['format'] {
  const largest = Math.max(...ticks.map(Math.abs));
  const digits = Math.max(0, Math.min(MAX_DIGITS, -Math.floor(Math.log10(step) + 1e-9)));
  const isScientific = largest >= 1e15 || largest < 1e-5;
  const forms = isScientific ? scientific : [...(largest >= 1e6 ? compact : []), plain(digits)];
  const isClear = (form: Axis['format']) => new Set(ticks.map(form)).size === ticks.length;
  return forms.find(isClear) ?? plain(digits);
}

const plain = (digits: number) => (tick: number) =>
  tick.toLocaleString('en', { maximumFractionDigits: digits });

const compact = [0, 1, 2, 3].map(
  (digits) => (tick: number) =>
    tick.toLocaleString('en', { notation: 'compact', maximumFractionDigits: digits }),
);

const scientific = Array.from(
  { length: MAX_DIGITS },
  (_, digits) => (tick: number) => (tick === 0 ? '0' : tick.toExponential(digits + 1)),
);
