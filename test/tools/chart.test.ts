import { parseHTML } from 'linkedom';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { toAxis } from '../../src/tools/axis.ts';
import { type Chart, chartSchema, toChartSvg } from '../../src/tools/chart.ts';
import { findChartLosses } from '../../src/tools/chart-losses.ts';
import { toPng } from '../../src/tools/picture.ts';
import { rowsSchema, toMarkdownTable, toTable, toTableSvg } from '../../src/tools/table.ts';

const chart = (changes: Partial<Chart>): Chart => ({
  type: 'bar',
  title: '',
  labels: ['a', 'b', 'c'],
  series: [{ name: 's', values: [1, null, -3] }],
  ...changes,
});

const count = (svg: string, tag: string) => svg.split(`<${tag} `).length - 1;

test('a bar for each value, none for a gap', () => {
  const svg = toChartSvg(chart({}));

  expect(count(svg, 'rect')).toBe(1 + 2 + 1); // The ground, the bars, the legend.
});

test('a line is broken at a gap', () => {
  const svg = toChartSvg(
    chart({
      type: 'line',
      labels: ['a', 'b', 'c', 'd'],
      series: [{ name: '', values: [1, 2, null, 4] }],
    }),
  );

  expect(svg.match(/<path d="(M[^ML]*L[^ML]*M[^ML]*)"/)).not.toBeNull();
  expect(count(svg, 'circle')).toBe(3);
});

test('a point that no line leads to is drawn, however close the points are', () => {
  const labels = Array.from({ length: 300 }, (_, index) => String(index));
  const values = labels.map((_, index) => (index % 100 === 50 || index > 295 ? index : null));
  const svg = toChartSvg(chart({ type: 'line', labels, series: [{ name: '', values }] }));

  expect(count(svg, 'circle')).toBe(3);
});

test.each([
  [[1_000_000, 1_000_400]],
  [[5_000_001, 5_000_003]],
  [[1.0000001, 1.0000004]],
  [[2e15, 2.004e15]],
  [[3e-9, 3.02e-9]],
  [[-12_345_678.5, -12_345_678]],
  [[0, 4_500_000]],
])('no two ticks of %j read the same, and none is cut', (values) => {
  const { ticks, format } = toAxis(values, false);
  const svg = toChartSvg(chart({ type: 'line', series: [{ name: '', values }] }));

  expect(new Set(ticks.map(format)).size).toBe(ticks.length);
  for (const tick of ticks) expect(svg).toContain(`>${format(tick)}</text>`);
  for (const [, x] of svg.matchAll(/<line x1="(\d+)"/g)) expect(Number(x)).toBeLessThan(480);
});

const numbered = (length: number) => Array.from({ length }, (_, index) => `name ${index}`);
const losses = (given: object) => findChartLosses(chartSchema.parse(given));

test.each<[object, readonly string[]]>([
  [{ type: 'line', labels: numbered(200), series: [{ values: [1, null, 2] }] }, []],
  [
    {
      type: 'bar',
      labels: ['a', 'b'],
      series: [{ values: ['NaN', 1] }, { values: ['-Infinity'] }],
    },
    ['2 values that are NaN or infinite'],
  ],
  [
    { type: 'line', labels: ['a', 'b'], series: [{ values: [1, 2, 3] }, { values: [1, 2, 3, 4] }] },
    ['3 values beyond the last of 2 labels'],
  ],
  [
    { type: 'pie', labels: ['a', 'b'], series: [{ values: [3, -1] }, { values: [1, 'NaN'] }] },
    [
      '1 value below zero, which have no share',
      '2 values of series other than the first: a pie shows one series',
    ],
  ],
  [
    { type: 'pie', labels: numbered(15), series: [{ values: Array(15).fill(1) }] },
    ['the names of 3 of 15 labels, for want of room'],
  ],
  [
    { type: 'bar', labels: numbered(40), series: [{ values: Array(40).fill(1) }] },
    ['the names of 26 of 40 labels, for want of room'],
  ],
])('what a chart does not show is told: %j', (given, told) => {
  expect(losses(given)).toEqual(told);
});

test('a pie has a piece for each share, and says how large it is', () => {
  const svg = toChartSvg(chart({ type: 'pie', series: [{ name: '', values: [1, 1, 2] }] }));

  expect(count(svg, 'path')).toBe(3);
  expect(svg).toContain('>c 50 %<');
  expect(toChartSvg(chart({ type: 'pie', series: [{ name: '', values: [5] }] }))).toContain(
    '<circle',
  );
});

test('nothing that a chart or a table is given becomes markup', async () => {
  const evil =
    '</text><script>x</script><image href="file:///etc/passwd"/>&bomb; \u0000\u0007\ud800';
  const drawings = [
    toChartSvg(
      chart({ title: evil, labels: [evil, evil, evil], series: [{ name: evil, values: [1] }] }),
    ),
    toChartSvg(chart({ type: 'pie', labels: [evil], series: [{ name: evil, values: [1] }] })),
    toTableSvg(toTable([{ [evil]: evil }])),
  ];

  for (const svg of drawings) {
    const { document } = parseHTML(svg);
    expect(document.querySelectorAll('script, image')).toHaveLength(0);
    expect((await sharp(await toPng(svg)).metadata()).format).toBe('png');
  }
});

test.each<Partial<Chart>>([
  { series: [{ name: 'nothing', values: [null] }] },
  { series: [{ name: 'tiny', values: [1e-300, 0, 2e-300] }] },
  { series: [{ name: 'close', values: [1, 1 + 1e-15, 1] }] },
  { series: [{ name: 'zero', values: [0, 0, 0] }] },
  { type: 'line', series: [{ name: 'huge', values: [1e300, -1e300, 1e-300] }] },
  { type: 'pie', series: [{ name: 'negative', values: [-1, 0] }] },
  {
    type: 'line',
    labels: Array.from({ length: 500 }, (_, index) => String(index)),
    series: [{ name: 'flat', values: [7] }],
  },
])('odd values still make a picture: %j', async (changes) => {
  const svg = toChartSvg(chart(changes));

  expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  expect(await sharp(await toPng(svg)).metadata()).toMatchObject({ format: 'png', width: 960 });
});

test('an axis goes from round number to round number', () => {
  expect(toAxis([3, 97], true).ticks).toEqual([0, 20, 40, 60, 80, 100]);
  expect(toAxis([-0.2, 0.13], true).ticks).toEqual([-0.2, -0.1, 0, 0.1, 0.2]);
  expect(toAxis([2001, 2009], false).ticks).toEqual([2000, 2002, 2004, 2006, 2008, 2010]);
  const axis = toAxis([0, 4_500_000], true);
  expect(axis.ticks.map(axis.format)).toEqual(['0', '1M', '2M', '3M', '4M', '5M']);
});

test('labels and names may be numbers', () => {
  const given = { type: 'bar', labels: [2024, 2025], series: [{ values: [1, 2] }] };

  expect(chartSchema.parse(given)).toMatchObject({ title: '', labels: ['2024', '2025'] });
  expect(chartSchema.safeParse({ ...given, series: [{ values: [1e305] }] }).success).toBe(false);
});

test('tables are made of objects or of lists', () => {
  expect(toTable([{ a: 1 }, { b: [2] }])).toEqual({
    header: ['a', 'b'],
    rows: [
      ['1', ''],
      ['', '[2]'],
    ],
  });
  expect(toMarkdownTable(toTable([['x', 'y'], [1], [null, 'two\nlines', 3]]))).toBe(
    '| x | y |  |\n| --- | --- | --- |\n| 1 |  |  |\n|  | two lines | 3 |',
  );
  expect(rowsSchema.safeParse([]).success).toBe(false);
});

test('a long table is drawn as far as it can be read', () => {
  const rows = Array.from({ length: 80 }, (_, index) => [index]);

  expect(toTableSvg(toTable([['n'], ...rows]))).toContain('… and 30 more rows');
});

/** The texts of a picture: where each begins, or ends, and what it says. */
const textsOf = (svg: string) =>
  [...svg.matchAll(/<text x="([\d.]+)"[^>]*>([^<]*)</g)].map(([, x, words]) => ({
    x: Number(x),
    words: words ?? '',
  }));

test.each([
  ['ideographs', '売上高（万元）の合計', 1],
  ['Hangul', '서울특별시의인구', 0.9],
  ['capitals', 'WAREHOUSE MANAGEMENT', 0.7],
  ['Tamil', 'விற்பனைவிற்பனை', 0.9],
  ['emoji', '🔴🟢🚀⭐', 1],
])('what stands beside %s in a table is drawn behind them', (_, words, ems) => {
  const svg = toTableSvg(
    toTable([
      ['a', 'b'],
      [words, 'next'],
    ]),
  );
  const { x = 0 } = textsOf(svg).find((text) => text.words === 'next') ?? {};
  const letters = [...new Intl.Segmenter().segment(words)].length;

  expect(x).toBeGreaterThan(letters * ems * 16);
});

test('a long label is cut between letters as people see them, where its room ends', () => {
  const flags = '🇩🇪'.repeat(200);
  const said = (words: string) =>
    textsOf(toTableSvg(toTable([[words], ['a']])))[0]?.words.replaceAll('\ufe0e', '') ?? '';

  expect(said(flags)).toMatch(/^(?:🇩🇪){5,10}…$/u);
  expect(said('ก\u0e49'.repeat(200))).toMatch(/^(?:ก\u0e49){20,40}…$/);
  expect(said(`a${'\u0301'.repeat(9_000)}`).length).toBeLessThan(1_000);
});

test('an emoji is asked for as an outline, since its colours are not drawn', () => {
  const svg = toTableSvg(toTable([['🔴 ❤️'], ['👨‍👩‍👧 1️⃣']]));
  const words = textsOf(svg).map((text) => text.words);

  expect(words).toContain('🔴\ufe0e ❤\ufe0e');
  expect(words).toContain('👨\ufe0e👩\ufe0e👧\ufe0e 1\ufe0e⃣');
});

test('what is written from right to left keeps its marks and figures where they belong', () => {
  const values = [1, 3];
  const labels = ['שלום!', 'b'];
  const pie = toChartSvg(
    chart({ type: 'pie', title: 'مرحبا!', labels, series: [{ name: '', values }] }),
  );

  expect(textsOf(pie).map(({ words }) => words)).toEqual([
    '\u2068مرحبا!\u2069',
    '\u2068\u2068שלום!\u2069 25 %\u2069',
    'b 75 %',
  ]);
});
