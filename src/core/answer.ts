import { ModelError } from './errors.ts';
import type { Ledger } from './ledger.ts';
import type { Json } from './message.ts';
import type { Chat, ChatEvent, ChatRequest, ToolCall, ToolSpec, Usage } from './ports.ts';
import type { Reply } from './reply.ts';

/** One function the model may call. */
export type Tool = {
  readonly spec: ToolSpec;
  /** The line that a reader sees while it runs. */
  status(input: string): string;
  /** Arguments as the model wrote them (JSON text); the result is text for the model. Throws only when aborted. */
  run(input: string, signal: AbortSignal): Promise<string>;
};

export type Answered = {
  readonly finish: 'stop' | 'length' | 'cut' | 'aborted';
  readonly usage: Usage;
  readonly rounds: number;
  /** The model that answered instead of the configured one. */
  readonly fallback: string | null;
};

export type AnswerOptions = {
  readonly chat: Chat;
  readonly request: Omit<ChatRequest, 'rounds' | 'tools'>;
  readonly tools: readonly Tool[];
  readonly reply: Reply;
  readonly ledger: Ledger;
  readonly signal: AbortSignal;
};

type End = Extract<ChatEvent, { type: 'end' }>;

const MAX_ROUNDS = 8;
const MAX_CALLS = 20;

/** The loop: ask, run the tools that were called, ask again. Throws `ModelError`; ends quietly when aborted. */
export async function answer(options: AnswerOptions): Promise<Answered> {
  const { reply, ledger, signal } = options;
  const tally = { promptTokens: 0, answerTokens: 0 };
  let fallback: string | null = null;
  let calls = 0;

  for (;;) {
    const rounds = ledger.job.rounds.length;
    const tools = rounds < MAX_ROUNDS && calls < MAX_CALLS ? options.tools : [];
    const asked = await askTwice(options, tools);
    tally.promptTokens += asked.end?.usage?.promptTokens ?? 0;
    tally.answerTokens += asked.end?.usage?.answerTokens ?? 0;
    fallback = asked.fallback ?? fallback;
    const result = { usage: tally, rounds: rounds + 1, fallback };
    if (signal.aborted) return { ...result, finish: 'aborted' };
    if (!asked.end) return { ...result, finish: 'cut' };
    if (asked.end.calls.length === 0) return { ...result, finish: asked.end.finish };
    calls += asked.end.calls.length;
    const results = await Promise.all(asked.end.calls.map((call) => runTool(call, options)));
    await ledger.journal({
      rounds: [...ledger.job.rounds, { message: asked.end.message, results }],
    });
    reply.status(null);
    if (reply.text.length > 0) reply.push('\n\n');
  }
}

/** A stream that is cut is asked for once more, its text replacing the old; cut again, what there is stays (`end` null). */
async function askTwice(options: AnswerOptions, tools: readonly Tool[]) {
  const { reply, signal } = options;
  const before = reply.text;
  try {
    return await ask(options, tools);
  } catch (error) {
    if (!isCut(error) || signal.aborted) throw error;
  }
  const first = reply.text;
  replace(reply, before);
  try {
    return await ask(options, tools);
  } catch (error) {
    if (reply.text.length < first.length) replace(reply, first);
    if (isCut(error) && reply.text.length > before.length) return { end: null, fallback: null };
    throw error;
  }
}

function replace(reply: Reply, text: string): void {
  reply.restart();
  reply.push(text);
}

async function ask(
  { chat, request, reply, ledger, signal }: AnswerOptions,
  tools: readonly Tool[],
) {
  const { rounds } = ledger.job;
  let end: End | null = null;
  let fallback: string | null = null;
  for await (const event of chat.stream(
    { ...request, rounds, tools: tools.map(({ spec }) => spec) },
    signal,
  )) {
    if (event.type === 'text') reply.push(event.text);
    else if (event.type === 'end') end = event;
    else fallback = event.model;
  }
  return { end, fallback };
}

function isCut(error: unknown): boolean {
  return error instanceof ModelError && error.failure === 'cut';
}

/** Every call is answered, also one that fails or does not exist: the model reads why. */
async function runTool(call: ToolCall, { tools, reply, signal }: AnswerOptions): Promise<Json> {
  const tool = tools.find(({ spec }) => spec.name === call.name);
  const toResult = (content: string) => ({
    role: 'tool',
    tool_call_id: call.id,
    name: call.name,
    content: content || '(empty)',
  });
  if (!tool) return toResult(`There is no tool named ${call.name}.`);
  reply.status(tool.status(call.arguments));
  try {
    return toResult(await tool.run(call.arguments, signal));
  } catch (error) {
    return toResult(`The tool failed: ${error instanceof Error ? error.message : 'unknown error'}`);
  }
}
