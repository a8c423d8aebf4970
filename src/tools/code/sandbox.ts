import packaged from '@jitl/quickjs-wasmfile-release-sync';
import {
  newQuickJSWASMModuleFromVariant,
  newVariant,
  type QuickJSContext,
  type QuickJSHandle,
  type QuickJSRuntime,
} from 'quickjs-emscripten-core';
import { GLOBALS_PRELUDE } from './globals.ts';
import { createLocale, LOCALE_PRELUDE } from './locale.ts';
import { PRELUDE } from './prelude.ts';
import { toWatched } from './watched.ts';

/** A file that a program may read; without a text where it is too large for that. */
export type CodeFile = { readonly name: string; readonly text: string | null };

export type CodeTask = {
  readonly code: string;
  readonly files?: readonly CodeFile[];
  readonly maxMs: number;
  readonly maxChars: number;
};

/** What a program said, in order: a text, or the JSON of what it wants drawn. */
export type ProgramOutput = { readonly kind: 'text' | 'chart' | 'table'; readonly text: string };

export type CodeResult = {
  readonly outputs: readonly ProgramOutput[];
  /** `chars`: how long all of its text is. */
  readonly end: {
    readonly type: 'value' | 'error';
    readonly text: string;
    readonly chars: number;
  };
  /** How many characters were printed in all; the output may hold fewer. */
  readonly printedChars: number;
};

/**
 * WebAssembly counts its memory in pages of 64 KB; 16 MB are there from the start, for QuickJS
 * itself (Emscripten: INITIAL_MEMORY). QuickJS has a limit of its own, which holds for single
 * values only: Emscripten does not tell it how large a block is.
 */
const INITIAL_PAGES = 256;
const MAX_PAGES = INITIAL_PAGES + 1024; // 64 MB for the program
// What V8 keeps beside it fits into the stack that a worker process has.
const STACK_BYTES = 512 * 1024;
const SPARE_MS = 500; // For telling a value.
const JOBS_AT_ONCE = 1_000;
const MAX_DATA_CHARS = 500_000;
const MAX_ALL_DATA_CHARS = 2_000_000;
const MAX_DRAWINGS = 1_000;
// quickjs.h, JS_EVAL_FLAG_ASYNC: `await` outside functions; the value comes in a promise.
const EVAL_ASYNC = 1 << 7;

/** Node.js has it, its types have not. */
declare const WebAssembly: {
  readonly Memory: new (pages: { readonly initial: number; readonly maximum: number }) => object;
};

/**
 * The package's types are those of its CommonJS form; Node.js loads the other, whose default is
 * the variant itself.
 */
const variant = packaged as unknown as (typeof packaged)['default'];

/** Runs a program in a QuickJS of its own, which has the language and nothing else. */
export async function runCode({
  code,
  files = [],
  maxMs,
  maxChars,
}: CodeTask): Promise<CodeResult> {
  const wasmMemory = new WebAssembly.Memory({ initial: INITIAL_PAGES, maximum: MAX_PAGES });
  const quickjs = await newQuickJSWASMModuleFromVariant(newVariant(variant, { wasmMemory }));
  const clock = { deadline: Number.POSITIVE_INFINITY };
  const isLate = () => computedMs() > clock.deadline;
  const runtime = quickjs.newRuntime({
    maxStackSizeBytes: STACK_BYTES,
    interruptHandler: isLate,
  });
  const context = runtime.newContext();
  // A NUL would be its end.
  const source = code.replaceAll('\0', '\\x00');
  const watched = await toWatched(source);
  const collected = createCollection(maxChars);
  const tellers = prepare(context, { emit: collected.emit, files, maxChars });
  clock.deadline = computedMs() + maxMs; // What comes before is ours, and ends.
  const end = withinStack(() => {
    const outcome = evaluate(context, runtime, watched ?? source, isLate);
    const isOverTime = isLate();
    clock.deadline = computedMs() + SPARE_MS;
    if (watched !== null) tellUnheard(outcome);
    return toEnd(outcome, isOverTime);
  });
  return { ...collected.result(), end };

  function tellUnheard({ type, handle }: Evaluated): void {
    const ended = context.newArray();
    if (type === 'error') context.setProp(ended, 0, handle);
    context.callFunction(tellers.tellUnheard, context.undefined, ended);
  }

  function toEnd({ type, handle }: Evaluated, isOverTime: boolean): CodeResult['end'] {
    if (isOverTime && type !== 'value')
      return toError(`It ran longer than ${maxMs / 1000} seconds and was stopped.`);
    if (type === 'pending') return toError(NEVER);
    const teller = type === 'value' ? tellers.tell : tellers.tellError;
    const told = context.callFunction(teller, context.undefined, handle);
    if (told.error) return { ...toError(UNTOLD), type };
    const text = context.getString(told.value);
    const chars = context.callFunction(tellers.toldChars, context.undefined);
    const length = type === 'value' && !chars.error ? context.getNumber(chars.value) : 0;
    return { type, text, chars: Math.max(text.length, length) };
  }
}

/**
 * QuickJS counts its own stack; V8's, which runs it, may overflow first. QuickJS cannot be called
 * then.
 */
function withinStack(run: () => CodeResult['end']): CodeResult['end'] {
  try {
    return run();
  } catch (error) {
    if (error instanceof RangeError) return toError(TOO_DEEP);
    throw error;
  }
}

function toError(text: string): CodeResult['end'] {
  return { type: 'error', text, chars: text.length };
}

/**
 * What this thread has computed. By the clock, a machine that is busy would end programs that have
 * hardly begun.
 */
function computedMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

const NEVER =
  'It waits for a promise that nothing will settle: there are no timers and no network.';
const TOO_DEEP =
  'It was stopped: it calls itself too often, or its data or code is nested too deeply.';
const UNTOLD = '(something that cannot be shown, or no memory was left to show it)';

type Evaluated = { readonly type: 'value' | 'error' | 'pending'; readonly handle: QuickJSHandle };

function evaluate(
  context: QuickJSContext,
  runtime: QuickJSRuntime,
  code: string,
  isLate: () => boolean,
): Evaluated {
  const result = context.evalCode(code, 'code.js', EVAL_ASYNC);
  if (result.error) return { type: 'error', handle: result.error };
  while (runtime.hasPendingJob() && !isLate()) runtime.executePendingJobs(JOBS_AT_ONCE);
  const program = settle(context, result.value);
  if (program.type !== 'value') return program;
  return settle(context, context.getProp(program.handle, 'value'));
}

/** What a promise came to; other values are their own outcome. */
function settle(context: QuickJSContext, handle: QuickJSHandle): Evaluated {
  const state = context.getPromiseState(handle);
  if (state.type === 'pending') return { type: 'pending', handle };
  return state.type === 'rejected'
    ? { type: 'error', handle: state.error }
    : { type: 'value', handle: state.value };
}

type Prepared = {
  readonly emit: Emit;
  readonly files: readonly CodeFile[];
  readonly maxChars: number;
};

function prepare(context: QuickJSContext, { emit, files, maxChars }: Prepared) {
  const out = context.newFunction('emit', (kind, text, length) => {
    emit(context.getString(kind), context.getString(text), context.getNumber(length));
  });
  const locale = createLocale();
  const ask = context.newFunction('ask', (request) =>
    context.newString(locale(context.getString(request))),
  );
  const localize = context.unwrapResult(context.evalCode(LOCALE_PRELUDE, 'locale.js'));
  context.unwrapResult(context.callFunction(localize, context.undefined, ask));
  const addGlobals = context.unwrapResult(context.evalCode(GLOBALS_PRELUDE, 'globals.js'));
  context.unwrapResult(context.callFunction(addGlobals, context.undefined));
  const readFile = context.newFunction('readFile', (name?: QuickJSHandle) => {
    if (name === undefined) throw new Error('readFile needs the name of a file');
    const file = findFile(files, context.getString(name));
    if (file?.text === null)
      throw new Error('the file is too large for a program; the tool read_file reads parts of it');
    if (file) return toText(context, file.text);
    const names = files.map((each) => each.name).join(', ') || 'none';
    throw new Error(`a file of that name is not here; these are: ${names}`);
  });
  context.setProp(context.global, 'readFile', readFile);
  const install = context.unwrapResult(context.evalCode(PRELUDE, 'prelude.js'));
  const tellers = context.unwrapResult(
    context.callFunction(install, context.undefined, out, context.newNumber(maxChars)),
  );
  return {
    tell: context.getProp(tellers, 'tell'),
    tellError: context.getProp(tellers, 'tellError'),
    tellUnheard: context.getProp(tellers, 'tellUnheard'),
    toldChars: context.getProp(tellers, 'toldChars'),
  };
}

/** What is handed in as it is ends at the first NUL, and has no half letters. */
function toText(context: QuickJSContext, text: string): QuickJSHandle {
  if (text.isWellFormed() && !text.includes('\0')) return context.newString(text);
  return context.unwrapResult(context.evalCode(JSON.stringify(text)));
}

/** By its whole name, where there is no such one in whatever case. */
function findFile(files: readonly CodeFile[], name: string): CodeFile | undefined {
  const fold = (text: string) => text.normalize('NFC').trim().toLowerCase();
  const exact = files.find((each) => each.name === name);
  return exact ?? files.find((each) => fold(each.name) === fold(name));
}

/** A text may be cut: `length` is that of the whole text. */
type Emit = (kind: string, text: string, length: number) => void;

/** Keeps what is said, as far as it will be told. */
function createCollection(maxChars: number) {
  const outputs: ProgramOutput[] = [];
  let chars = 0;
  let drawings = 0;
  let dataChars = 0;
  let printedChars = 0;
  const emitData = (kind: 'chart' | 'table', text: string) => {
    if (text.length > MAX_DATA_CHARS)
      throw new Error(`too much data for a ${kind}: pass only what is to be shown`);
    if (drawings >= MAX_DRAWINGS || dataChars + text.length > MAX_ALL_DATA_CHARS) return;
    outputs.push({ kind, text });
    drawings += 1;
    dataChars += text.length;
  };
  const emitText = (text: string, length: number) => {
    printedChars += length + 1;
    if (chars > maxChars) return;
    outputs.push({ kind: 'text', text });
    chars += text.length + 1;
  };
  const emit: Emit = (kind, text, length) =>
    kind === 'chart' || kind === 'table' ? emitData(kind, text) : emitText(text, length);
  const result = () => ({ outputs, printedChars: Math.max(0, printedChars - 1) });
  return { emit, result };
}
