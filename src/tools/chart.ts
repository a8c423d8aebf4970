import { z } from 'zod';
import { escapeXml } from '../core/frame.ts';
import { isolate } from '../core/markdown/inline.ts';
import { type Axis, toAxis } from './axis.ts';
import { fitInto, toOutlines, widthOf } from './lettering.ts';
import { shorten } from './shorten.ts';
import { toolStrings } from './strings/index.ts';

const text = z.union([z.string(), z.number(), z.boolean(), z.null()]).transform(String);

/** Sizes beyond these cannot be reckoned with. */
const MAX_SIZE = 1e300;
const toDrawable = (value: number) => (Math.abs(value) < 1 / MAX_SIZE ? 0 : value);

/** What `chart()` in a program may be given. */
export const chartSchema = z.object({
  type: z.enum(['bar', 'line', 'pie']),
  title: text.default(''),
  labels: z.array(text).min(1).max(500),
  series: z
    .array(
      z.object({
        name: text.default(''),
        /** Null leaves a gap, and so does what is no number. */
        values: z
          .array(
            z.union([
              z.number().min(-MAX_SIZE).max(MAX_SIZE).transform(toDrawable),
              z.null(),
              z.enum(['NaN', 'Infinity', '-Infinity']),
            ]),
          )
          .min(1)
          .max(500),
      }),
    )
    .min(1)
    .max(12),
});
export type Chart = Readonly<z.infer<typeof chartSchema>>;
type Value = Chart['series'][number]['values'][number];

function toSize(value: Value): number | null {
  return typeof value === 'number' ? value : null;
}

const WIDTH = 960;
const HEIGHT = 540;
const FRAME = { right: WIDTH - 30, top: 70, bottom: HEIGHT - 90 } as const;
const TICK_SIZE = 14;
const MIN_LEFT = 90;
const INK = '#1f2328';
const FAINT = '#d0d7de';
/** Told apart also by those who do not see all colours (Okabe and Ito), then again in darker. */
const COLOURS = [
  ...['#0072b2', '#e69f00', '#009e73', '#cc79a7', '#56b4e9', '#d55e00'],
  ...['#004a74', '#946600', '#00664a', '#83406a', '#1d6f9c', '#893c00'],
];

/** A chart as a picture in SVG. */
export function toChartSvg(chart: Chart): string {
  const parts = chart.type === 'pie' ? pieParts(chart) : gridAndSeriesParts(chart);
  const title = label(WIDTH / 2, 40, 24, chart.title, { anchor: 'middle', maxWidth: WIDTH - 60 });
  return toSvg(WIDTH, HEIGHT, [title, ...parts, ...legendParts(chart)]);
}

/** What a chart shows, for those who do not see it. */
export function toChartAlt({ type, title, labels, series }: Chart): string {
  const names = series.map(({ name }) => name).filter(Boolean);
  const about = [title, names.join(', ')].filter(Boolean).join(': ');
  const { barChart, lineChart, pieChart, chart, titledChart } = toolStrings;
  const kind = { bar: barChart, line: lineChart, pie: pieChart }[type];
  const alt = about === '' ? chart(kind, labels.length) : titledChart(kind, about, labels.length);
  return shorten(alt, 300);
}

/** A whole picture on white. */
export function toSvg(width: number, height: number, parts: readonly string[]): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="DejaVu Sans, Helvetica, Arial, sans-serif">`,
    `<rect width="100%" height="100%" fill="#ffffff"/>`,
    ...parts,
    '</svg>',
  ].join('\n');
}

export type LabelStyle = {
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly maxWidth?: number;
  readonly weight?: 'bold' | 'normal';
};

/** One line of text, shortened to its room. */
export function label(
  x: number,
  y: number,
  size: number,
  content: string,
  { anchor = 'start', maxWidth = WIDTH, weight = 'normal' }: LabelStyle = {},
): string {
  const line = toOutlines(content.replaceAll(/\s+/g, ' '));
  const shown = isolate(fitInto(maxWidth, line, { size, isBold: weight === 'bold' }));
  return `<text x="${at(x)}" y="${at(y)}" font-size="${size}" font-weight="${weight}" fill="${INK}" text-anchor="${anchor}">${escapeXml(shown)}</text>`;
}

function at(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function colour(index: number): string {
  return COLOURS[index % COLOURS.length] ?? INK;
}

/** Where the values of a chart are drawn. */
type Plot = {
  readonly axis: Axis;
  /** From where the labels go to the right, as wide as the ticks leave it. */
  readonly left: number;
  /** The width that a label has. */
  readonly slot: number;
};

function toPlot({ series, type, labels }: Chart): Plot {
  const values = series.flatMap((each) => each.values.map(toSize).filter((size) => size !== null));
  const axis = toAxis(values, type === 'bar');
  const widest = Math.max(
    ...axis.ticks.map((tick) => widthOf(axis.format(tick), { size: TICK_SIZE })),
  );
  const left = Math.max(MIN_LEFT, Math.ceil(widest) + 20);
  return { axis, left, slot: (FRAME.right - left) / labels.length };
}

function toY(axis: Axis, value: number): number {
  const share = (value - axis.min) / (axis.max - axis.min);
  return FRAME.bottom - share * (FRAME.bottom - FRAME.top);
}

function gridAndSeriesParts(chart: Chart): string[] {
  const plot = toPlot(chart);
  const parts = chart.type === 'bar' ? barParts(chart, plot) : lineParts(chart, plot);
  return [...gridParts(chart, plot), ...parts];
}

/** Of so many labels the first is drawn, and each that comes so many later. */
export function labelsEvery(chart: Chart): number {
  const { slot } = toPlot(chart);
  const wide = Math.max(...chart.labels.map((name) => widthOf(name.slice(0, 40), { size: 14 })));
  // A bar without its name says little.
  const room = Math.min(chart.type === 'bar' ? 60 : 120, wide + 10);
  return Math.ceil(room / slot);
}

/** The lines of the value axis, and the labels of both. */
function gridParts(chart: Chart, { axis, left, slot }: Plot): string[] {
  const every = labelsEvery(chart);
  const lines = axis.ticks.map((tick) => {
    const y = at(toY(axis, tick));
    const stroke = tick === 0 ? INK : FAINT;
    return `<line x1="${left}" x2="${FRAME.right}" y1="${y}" y2="${y}" stroke="${stroke}"/>`;
  });
  const values = axis.ticks.map((tick) =>
    label(left - 10, toY(axis, tick) + 5, TICK_SIZE, axis.format(tick), { anchor: 'end' }),
  );
  const names = chart.labels.flatMap((name, index) =>
    index % every > 0
      ? []
      : [
          label(left + (index + 0.5) * slot, FRAME.bottom + 24, 14, name, {
            anchor: 'middle',
            maxWidth: slot * every,
          }),
        ],
  );
  return [...lines, ...values, ...names];
}

function barParts({ series, labels }: Chart, { axis, left, slot }: Plot): string[] {
  const width = (slot * 0.8) / series.length;
  const zero = toY(axis, 0);
  return series.flatMap(({ values }, which) =>
    toDrawn(values, labels).flatMap((value, index) => {
      if (value === null) return [];
      const x = left + slot * (index + 0.1) + width * which;
      const y = toY(axis, value);
      return `<rect x="${at(x)}" y="${at(Math.min(y, zero))}" width="${at(width)}" height="${at(Math.abs(y - zero))}" fill="${colour(which)}"/>`;
    }),
  );
}

const CLOSE = 12; // So close together dots would hide the line.

function lineParts({ series, labels }: Chart, { axis, left, slot }: Plot): string[] {
  return series.flatMap(({ values }, which) => {
    const points = toDrawn(values, labels).map((value, index) =>
      value === null ? null : { x: at(left + (index + 0.5) * slot), y: at(toY(axis, value)) },
    );
    const path = points
      .map((point, index) => point && `${points[index - 1] ? 'L' : 'M'}${point.x} ${point.y}`)
      .filter(Boolean)
      .join(' ');
    const line = `<path d="${path}" fill="none" stroke="${colour(which)}" stroke-width="3" stroke-linejoin="round"/>`;
    const dots = points.flatMap((point, index) => {
      const isAlone = !points[index - 1] && !points[index + 1]; // No line leads there.
      if (!point || (slot < CLOSE && !isAlone)) return [];
      return [`<circle cx="${point.x}" cy="${point.y}" r="4" fill="${colour(which)}"/>`];
    });
    return [line, ...dots];
  });
}

/** As many values as there are labels. */
function toDrawn(values: readonly Value[], labels: readonly string[]): (number | null)[] {
  return values.slice(0, labels.length).map(toSize);
}

/** Shares of the first series; values of zero and below have none. */
function pieParts({ series, labels }: Chart): string[] {
  const shares = toShares(toDrawn(series[0]?.values ?? [], labels));
  const [x, y, radius] = [WIDTH / 2, (FRAME.top + FRAME.bottom) / 2, 180];
  let from = -Math.PI / 2;
  return shares.map((share, index) => {
    const start = from;
    from += share * 2 * Math.PI;
    const fill = `fill="${colour(index)}"`;
    if (share > 0.9999) return `<circle cx="${x}" cy="${y}" r="${radius}" ${fill}/>`;
    const on = (angle: number) =>
      `${at(x + radius * Math.cos(angle))} ${at(y + radius * Math.sin(angle))}`;
    return `<path d="M${x} ${y} L${on(start)} A${radius} ${radius} 0 ${share > 0.5 ? 1 : 0} 1 ${on(from)} Z" ${fill} stroke="#ffffff" stroke-width="2"/>`;
  });
}

function toShares(values: readonly (number | null)[]): number[] {
  const sizes = values.map((value) => Math.max(0, value ?? 0));
  const sum = sizes.reduce((total, size) => total + size, 0) || 1;
  return sizes.map((size) => size / sum);
}

/** How many pieces of a pie are named. */
export const MAX_ENTRIES = 12;

/** What each colour stands for, in one or two lines at the bottom. */
function legendParts(chart: Chart): string[] {
  const names = toEntries(chart);
  const perLine = Math.ceil(names.length / Math.ceil(names.length / 6));
  const room = (WIDTH - 60) / Math.max(1, perLine);
  return names.flatMap((name, index) => {
    const x = 30 + room * (index % perLine);
    const y = HEIGHT - 42 + 24 * Math.floor(index / perLine);
    return [
      `<rect x="${at(x)}" y="${y - 12}" width="14" height="14" fill="${colour(index)}"/>`,
      label(x + 20, y, 14, name, { maxWidth: room - 30 }),
    ];
  });
}

function toEntries({ type, labels, series }: Chart): string[] {
  if (type !== 'pie') {
    const names = series.map(({ name }) => name);
    return names.some(Boolean) ? names : [];
  }
  const shares = toShares(toDrawn(series[0]?.values ?? [], labels));
  const entries = shares.map(
    (share, index) => `${isolate(labels[index] ?? '')} ${Math.round(share * 100)} %`,
  );
  return entries.slice(0, MAX_ENTRIES);
}
