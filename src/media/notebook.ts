import { z } from 'zod';
import { toHtmlText } from './html.ts';
import type { DocumentReading, InnerFile } from './reading.ts';
import { refusal } from './refuse.ts';
import { mediaStrings } from './strings/index.ts';

// https://nbformat.readthedocs.io/en/latest/format_description.html
const Lines = z.union([z.string(), z.array(z.string())]);
const Data = z.record(z.string(), z.unknown());
const Output = z.looseObject({
  output_type: z.string().optional(),
  text: Lines.optional(),
  data: Data.optional(),
  ename: z.string().optional(),
  evalue: z.string().optional(),
  traceback: z.array(z.string()).optional(),
});
const Cell = z.looseObject({
  cell_type: z.string().optional(),
  source: Lines.optional(),
  input: Lines.optional(), // Of version 3
  outputs: z.array(Output).optional(),
  attachments: z.record(z.string(), Data).optional(),
});
const Notebook = z.looseObject({
  metadata: z
    .looseObject({ language_info: z.looseObject({ name: z.string().optional() }).optional() })
    .optional(),
  cells: z.array(Cell).optional(),
  worksheets: z.array(z.looseObject({ cells: z.array(Cell) })).optional(),
});

const MAX_PLOTS = 8;
const MAX_OUTPUT_CHARS = 20_000;

/** A Jupyter notebook: its cells and what they printed, and its plots as pictures. */
export function readNotebook(bytes: Uint8Array): DocumentReading {
  const notebook = parse(bytes);
  const cells = [
    ...(notebook.cells ?? []),
    ...(notebook.worksheets ?? []).flatMap((sheet) => sheet.cells),
  ];
  const language = notebook.metadata?.language_info?.name ?? '';
  const plots = createPlots();
  const texts = cells.map((cell, index) => toCell(cell, index + 1, language, plots.add));
  if (texts.every((text) => text === '')) throw refusal(mediaStrings.noCells);
  return { text: texts.filter((text) => text !== '').join('\n\n'), ...plots.finish() };
}

function parse(bytes: Uint8Array): z.infer<typeof Notebook> {
  try {
    return Notebook.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch (error) {
    throw refusal(mediaStrings.damagedNotebook, error);
  }
}

type AddPlot = (type: string, base64: string) => string;

function createPlots() {
  const files: InnerFile[] = [];
  let surplus = 0;
  const add: AddPlot = (type, base64) => {
    const name = `plot ${files.length + surplus + 1}`;
    if (files.length < MAX_PLOTS && /^image\/(?!svg)/.test(type))
      files.push({ name, bytes: new Uint8Array(Buffer.from(base64, 'base64')) });
    else surplus += 1;
    return `[${name}]`;
  };
  return {
    add,
    finish: () => ({
      files,
      notices: surplus > 0 ? [mediaStrings.imagesLeftOut(surplus)] : [],
    }),
  };
}

function toCell(cell: z.infer<typeof Cell>, number: number, language: string, add: AddPlot) {
  const source = join(cell.source ?? cell.input).trimEnd();
  const pictures = Object.values(cell.attachments ?? {}).map((data) => toPicture(data, add));
  const outputs = (cell.outputs ?? []).map((output) => toOutput(output, add)).filter(Boolean);
  if (source === '' && outputs.length === 0) return '';
  if (cell.cell_type !== 'code') return [source, ...pictures].filter(Boolean).join('\n');
  const code = `\`\`\`${language}\n${source}\n\`\`\``;
  return [`Cell ${number}:`, code, ...(outputs.length > 0 ? ['Output:', ...outputs] : [])].join(
    '\n',
  );
}

function toOutput(output: z.infer<typeof Output>, add: AddPlot): string {
  if (output.ename !== undefined) return `${output.ename}: ${output.evalue ?? ''}`;
  const printed = output.text === undefined ? '' : join(output.text);
  const shown = output.data ? toShown(output.data, add) : '';
  return shorten(withoutColours(`${printed}${shown}`).trimEnd());
}

/** A picture where there is one, else the plainest form that there is. */
function toShown(data: z.infer<typeof Data>, add: AddPlot): string {
  const picture = toPicture(data, add);
  const plain = toText(data['text/plain']);
  if (picture !== '') return plain.startsWith('<Figure') ? picture : `${plain}\n${picture}`.trim();
  const markdown = toText(data['text/markdown']);
  if (markdown !== '') return markdown;
  if (plain !== '') return plain;
  return toHtmlText(toText(data['text/html'])) || toText(data['text/latex']);
}

function toPicture(data: z.infer<typeof Data>, add: AddPlot): string {
  const [type, value] = Object.entries(data).find(([key]) => key.startsWith('image/')) ?? [];
  return type === undefined ? '' : add(type, toText(value));
}

function toText(value: unknown): string {
  const lines = Lines.safeParse(value);
  return lines.success ? join(lines.data) : '';
}

function join(lines: z.infer<typeof Lines> | undefined): string {
  return typeof lines === 'string' ? lines : (lines ?? []).join('');
}

const ESCAPE = String.fromCharCode(27);

/** Programs colour what they print. */
function withoutColours(text: string): string {
  if (!text.includes(ESCAPE)) return text;
  return text
    .split(ESCAPE)
    .map((piece, index) => (index === 0 ? piece : piece.replace(/^\[[\d;]{0,20}[A-Za-z]/, '')))
    .join('');
}

function shorten(text: string): string {
  if (text.length <= MAX_OUTPUT_CHARS) return text;
  const cut = text.length - MAX_OUTPUT_CHARS;
  return `${text.slice(0, MAX_OUTPUT_CHARS)}\n[${cut.toLocaleString('en')} more characters of output]`;
}
