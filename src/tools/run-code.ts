import { z } from 'zod';
import { defineTool, type Tool, type ToolContext } from '../core/answer/tool.ts';
import { escapeTags } from '../core/frame.ts';
import type { TextFile } from '../core/messages.ts';
import { isBusy, type WorkerPool } from '../core/workers.ts';
import { chartSchema, toChartAlt, toChartSvg } from './chart.ts';
import { findChartLosses } from './chart-losses.ts';
import type { CodeFile, CodeResult, CodeTask, ProgramOutput } from './code/sandbox.ts';
import { failed } from './failed.ts';
import type { FontCoverage } from './fonts.ts';
import { toPng } from './picture.ts';
import { cut } from './shorten.ts';
import { toolStrings } from './strings/index.ts';
import { rowsSchema, toMarkdownTable, toTable, toTableAlt, toTableSvg } from './table.ts';

export type RunCodeOptions = {
  readonly workers: WorkerPool;
  /** Which letters can be drawn. */
  readonly fonts: FontCoverage;
  /** How long a program may run. */
  readonly maxMs?: number;
};

const MAX_MS = 5_000;
// For the process to start and to tell what came out, on a machine that is busy.
const START_MS = 10_000;
const MAX_CHARS = 20_000;
const MAX_CODE_CHARS = 50_000;
const MAX_PICTURES = 4;

const schema = z.object({
  code: z
    .string()
    .min(1)
    .max(MAX_CODE_CHARS)
    .describe('JavaScript (ES2023). No return outside functions.'),
});

/** Runs JavaScript in a sandbox without network, files or anything of the host. */
export function createRunCode({ workers, fonts, maxMs = MAX_MS }: RunCodeOptions): Tool {
  return defineTool({
    name: 'run_code',
    description: [
      'Runs JavaScript in a sandbox: use it for every calculation, and for data, dates and charts.',
      'Shows what console.log printed and the value of the last expression. Intl and the toLocale… methods know every locale and time zone. 5 seconds, 64 MB, no network, no imports, no timers; nothing is kept between calls. Await every promise: one that fails unawaited is told at the end.',
      'readFile(name) gives the whole text of a file that was sent in this conversation.',
      "chart({type: 'bar' | 'line' | 'pie', title, labels: [...], series: [{name, values: [...]}]}) and table(rows: objects, or arrays with the header first) each attach a picture to your answer, at most 4.",
    ].join(' '),
    schema,
    acts: false,
    kind: 'program',
    status: () => toolStrings.runningCode,
    async run({ code }, context, signal) {
      const files = await loadFiles(code, context);
      const task = { code, files, maxMs, maxChars: MAX_CHARS };
      const result = await runBeside(workers, task, signal);
      return { text: await tell(result, { context, fonts, signal }), sources: [] };
    },
  });
}

/** All files together; with the program's own data they fit into the sandbox. */
const MAX_FILE_CHARS = 5_000_000;

/** The conversation's files for a program that reads any, those first that it names. */
async function loadFiles(code: string, { files, readFile }: ToolContext): Promise<CodeFile[]> {
  if (!code.includes('readFile')) return [];
  const isNamed = ({ name }: TextFile) => code.includes(name);
  const loaded: CodeFile[] = [];
  let room = MAX_FILE_CHARS;
  for (const file of [...files.filter(isNamed), ...files.filter((each) => !isNamed(each))]) {
    const text = await readFile(file);
    if (text === null) continue;
    const fits = text.length <= room;
    loaded.push({ name: file.name, text: fits ? text : null });
    room -= fits ? text.length : 0;
  }
  return loaded;
}

async function runBeside(
  workers: WorkerPool,
  task: CodeTask,
  signal: AbortSignal,
): Promise<CodeResult> {
  const module = new URL('./code/sandbox.ts', import.meta.url);
  try {
    return await workers.run<CodeResult>(module, task, { signal, maxMs: task.maxMs + START_MS });
  } catch (error) {
    signal.throwIfAborted();
    throw failed(isBusy(error) ? BUSY : STOPPED, error);
  }
}

const STOPPED = 'The program had to be stopped: it took too long or too much memory.';
const BUSY = 'The program was not run: too many are running already. Try again in a minute.';

type Drawer = { readonly context: ToolContext; readonly fonts: FontCoverage };

async function tell(
  { outputs, end, printedChars }: CodeResult,
  { context, fonts, signal }: Drawer & { readonly signal: AbortSignal },
): Promise<string> {
  const lines: string[] = [];
  let drawn = 0;
  for (const output of outputs) {
    signal.throwIfAborted();
    if (output.kind !== 'text') drawn += 1;
    lines.push(
      output.kind === 'text' ? output.text : await draw(output, drawn, { context, fonts }),
    );
  }
  // What a program prints may be what it was given to work on.
  const shown = escapeTags(lines.join('\n'));
  const printed = cut(shown, MAX_CHARS, Math.max(shown.length, printedChars));
  const told = escapeTags(end.text);
  const ended = cut(told, MAX_CHARS, Math.max(told.length, end.chars));
  const came = end.type === 'value' ? `=> ${ended}` : ended;
  return [printed, came].filter(Boolean).join('\n');
}

/** Attaches what a program wants drawn; the line that stands for it among what it printed. */
async function draw(
  { kind, text }: ProgramOutput,
  count: number,
  { context, fonts }: Drawer,
): Promise<string> {
  const drawing = kind === 'chart' ? toChartDrawing(text) : toTableDrawing(text);
  if (drawing.svg === null) return drawing.told;
  if (count > MAX_PICTURES)
    return `${drawing.told}[not attached: ${MAX_PICTURES} pictures are the most]`;
  const name = `${kind}-${count}.png`;
  const bytes = await toPng(drawing.svg);
  await context.attach({ name, mimeType: 'image/png', alt: drawing.alt, bytes });
  const missing = await fonts.findMissing(drawing.svg);
  if (missing.length > 0) context.tell(toolStrings.missingLetters(toSome(missing)));
  return `${drawing.told}[${name} goes with your answer: ${drawing.alt}]${toMissing(missing)}`;
}

const MAX_LETTERS_TOLD = 10;

function toMissing(letters: readonly string[]): string {
  if (letters.length === 0) return '';
  return `\n[${letters.length} letters of it stand as empty boxes or black shapes, because no font here draws them: ${toSome(letters)}. The person is told; use other letters if you draw it again.]`;
}

function toSome(letters: readonly string[]): string {
  const some = letters.slice(0, MAX_LETTERS_TOLD).join(' ');
  return letters.length > MAX_LETTERS_TOLD ? `${some} …` : some;
}

type Rendered =
  | { readonly svg: string; readonly alt: string; readonly told: string }
  | { readonly svg: null; readonly told: string };

function toChartDrawing(json: string): Rendered {
  const { data: chart, error } = chartSchema.safeParse(JSON.parse(json));
  if (!chart) return notDrawn('chart', error);
  const losses = findChartLosses(chart);
  const told = `[the chart does not show ${losses.join('; ')}. Tell the person.]\n`;
  return {
    svg: toChartSvg(chart),
    alt: toChartAlt(chart),
    told: losses.length > 0 ? told : '',
  };
}

function toTableDrawing(json: string): Rendered {
  const { data: rows, error } = rowsSchema.safeParse(JSON.parse(json));
  if (!rows) return notDrawn('table', error);
  const table = toTable(rows);
  return { svg: toTableSvg(table), alt: toTableAlt(table), told: `${toMarkdownTable(table)}\n` };
}

function notDrawn(kind: string, error: z.ZodError): Rendered {
  const reasons = error.issues
    .slice(0, 5)
    .map(({ path, message }) => `${path.join('.')}: ${message}`);
  return { svg: null, told: `[the ${kind} was not drawn. ${reasons.join('; ')}]` };
}
