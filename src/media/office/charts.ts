import { toTextTable } from './table.ts';
import { childrenOf, type Element, findAll, readElements, xmlTextOf } from './xml.ts';

const MAX_POINTS = 2_000;

/** A chart's title and numbers as a table, or where those are; empty if it holds neither. */
export function readChart(xml: string): string {
  const [chart] = readElements(xml, ['chart']);
  if (!chart) return '';
  const series = findAll(chart, 'ser');
  const [first] = series;
  if (!first) return '';
  const names = series.map((one, index) => toLabel(one) || `Series ${index + 1}`);
  const labels = toPoints(first, ['cat', 'xVal']);
  const columns = series.map((one) => toPoints(one, ['val', 'yVal']));
  const length = Math.min(MAX_POINTS, Math.max(labels.length, ...columns.map((one) => one.length)));
  const rows = Array.from({ length }, (_, at) => [
    labels[at] ?? String(at + 1),
    ...columns.map((column) => column[at] ?? ''),
  ]);
  const title = toTitle(chart);
  const heading = title === '' ? 'Chart:' : `Chart: ${title}`;
  if (length === 0) return toPlaces(series, names, heading);
  return `${heading}\n\n${toTextTable([['', ...names], ...rows])}`;
}

/** Programs without a spreadsheet behind them store a chart's cells, and not what is in them. */
function toPlaces(series: readonly Element[], names: readonly string[], heading: string): string {
  const lines = series.flatMap((one, index) => {
    const cells = ['cat', 'xVal', 'val', 'yVal']
      .flatMap((name) => childrenOf(one, name))
      .flatMap((values) => findAll(values, 'f').map(xmlTextOf));
    return cells.length === 0 ? [] : [`${names[index]}: ${cells.join(', ')}`];
  });
  return lines.length === 0 ? '' : `${heading}\n\n${lines.join('\n')}`;
}

function toTitle(chart: Element): string {
  const [title] = childrenOf(chart, 'title');
  return title ? toWords(title) : '';
}

function toWords(element: Element): string {
  return findAll(element, 't').map(xmlTextOf).join('').trim();
}

function toLabel(series: Element): string {
  const [label] = childrenOf(series, 'tx');
  return label ? findAll(label, 'v').map(xmlTextOf).join(' ') : '';
}

/** The stored values, each at its place. */
function toPoints(series: Element, names: readonly string[]): readonly string[] {
  const points: string[] = [];
  for (const name of names)
    for (const point of childrenOf(series, name).flatMap((values) => findAll(values, 'pt'))) {
      const at = Number(point.attribute('idx') ?? points.length);
      if (Number.isInteger(at) && at >= 0 && at < MAX_POINTS)
        points[at] = findAll(point, 'v').map(xmlTextOf).join('');
    }
  return Array.from(points, (value) => value ?? '');
}

/** The texts of a SmartArt diagram (its data part), one a line. */
export function readDiagram(xml: string): string {
  const lines: string[] = [];
  for (const point of readElements(xml, ['pt'])) {
    const text = findAll(point, 'p').map(toWords).filter(Boolean).join(' ');
    if (text !== '') lines.push(`- ${text}`);
  }
  return lines.length === 0 ? '' : `Diagram:\n${lines.join('\n')}`;
}
