import { z } from 'zod';
import type { Round } from '../job.ts';
import type { Json } from '../messages.ts';
import type { ToolCall } from '../ports.ts';
import { MAX_CALLS } from './call-limits.ts';

/**
 * The most calls of one message that are kept: calls that are not run come back with a sentence
 * each, and all of that is paid for with every request that follows.
 */
const MAX_KEPT_CALLS = 2 * MAX_CALLS;

/** The longest arguments of a call that are kept, and of all calls of a message. */
const MAX_ARGUMENTS_CHARS = 100_000;
const MAX_ROUND_CHARS = 200_000;

/** No tool's name, and no id of a call, is as long. */
const MAX_NAME_CHARS = 200;

type Called = { readonly calls: readonly ToolCall[]; readonly message: Json };

/**
 * A round as it is kept and sent back: without the calls that are too many to be told one by one
 * that they are not run, and without arguments that are too long.
 */
export function toBoundedRound({ calls, message }: Called): Called {
  const fields = fieldsOf(message);
  if (calls.length === 0 || !Array.isArray(fields.tool_calls)) return { calls, message };
  const kept = toFitting(calls.slice(0, MAX_KEPT_CALLS));
  const written = fields.tool_calls.slice(0, MAX_KEPT_CALLS);
  const sent = written.map((call, index) => withFitting(call, calls[index], kept[index]));
  return { calls: kept, message: { ...fields, tool_calls: sent } };
}

/** The same calls, and in place of what is too long how long it was. */
function toFitting(calls: readonly ToolCall[]): ToolCall[] {
  let left = MAX_ROUND_CHARS;
  return calls.map(({ id, name, arguments: input }) => {
    const fits = input.length <= Math.min(left, MAX_ARGUMENTS_CHARS);
    if (fits) left -= input.length;
    const short = { id: id.slice(0, MAX_NAME_CHARS), name: name.slice(0, MAX_NAME_CHARS) };
    return { ...short, arguments: fits ? input : toLeftOut(input.length) };
  });
}

/** A call as it is sent back, signature included. */
function withFitting(written: Json, given?: ToolCall, kept?: ToolCall): Json {
  if (!given || !kept) return written;
  const call = fieldsOf(written);
  const called = fieldsOf(call.function);
  const input = kept.arguments === given.arguments ? (called.arguments ?? '') : kept.arguments;
  return { ...call, id: kept.id, function: { ...called, name: kept.name, arguments: input } };
}

const leftOutSchema = z.strictObject({ left_out_characters: z.number() });

function toLeftOut(length: number): string {
  return JSON.stringify({ left_out_characters: length } satisfies z.infer<typeof leftOutSchema>);
}

/** What the model is told of a call whose arguments were too long; null if they were not. */
export function leftOutOf({ arguments: input }: Pick<ToolCall, 'arguments'>): string | null {
  if (!input.startsWith('{"left_out')) return null;
  const { data } = leftOutSchema.safeParse(toParsed(input));
  if (!data) return null;
  return `Not done: the arguments had ${data.left_out_characters} characters. One call takes up to ${MAX_ARGUMENTS_CHARS}, and all calls of one message together ${MAX_ROUND_CHARS}. Call it with less, or tell the person that it is too long.`;
}

function toParsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The calls of a journalled assistant message. */
export function callsOf(message: Json): ToolCall[] {
  const calls = fieldsOf(message).tool_calls;
  if (!Array.isArray(calls)) return [];
  return calls.map((call) => {
    const { name, arguments: input } = fieldsOf(fieldsOf(call).function ?? null);
    return { id: textOf(fieldsOf(call).id), name: textOf(name), arguments: textOf(input) };
  });
}

/** What the model said in finished rounds, before it called tools. */
export function textOfRounds(rounds: readonly Round[]): string {
  return rounds
    .map(({ message }) => textOf(fieldsOf(message).content))
    .filter((text) => text !== '')
    .map((text) => `${text}\n\n`)
    .join('');
}

/**
 * The rounds with the results of these calls of the last one open again: they are to be run now.
 * Some servers count ids from 0 each round.
 */
export function withResults(rounds: readonly Round[], callIds: readonly string[]): Round[] {
  return rounds.map((round, index) => {
    if (index < rounds.length - 1) return round;
    const isMeant = (result: Json) => callIds.includes(textOf(fieldsOf(result).tool_call_id));
    return { ...round, results: round.results.map((result) => (isMeant(result) ? null : result)) };
  });
}

const NOT_NOW =
  'What was read here may no longer be shown to everyone who reads the answer. Do not repeat any of it; call the tool again where you need it.';

/**
 * A round without what was read in it, and where that came from: only what was done stays, by the
 * names of the tools that act.
 */
export function withoutReadResults({ read: _, ...round }: Round, acting: readonly string[]): Round {
  const results = round.results.map((result, index) =>
    isDone(round, index, acting) ? result : { ...fieldsOf(result), content: NOT_NOW },
  );
  return { ...round, results, sources: [] };
}

/**
 * The same of the rounds behind it, whose words and calls may repeat what was read: those in which
 * nothing was done are left out.
 */
export function withoutRepeats(rounds: readonly Round[], acting: readonly string[]): Round[] {
  return rounds
    .filter((round) => round.results.some((_, index) => isDone(round, index, acting)))
    .map((round) => withoutReadResults(round, acting))
    .map((round) => ({ ...round, message: { ...fieldsOf(round.message), content: null } }));
}

/** Whether a call acted, may have, or is still to be made. */
function isDone({ results, started }: Round, index: number, acting: readonly string[]): boolean {
  const result = results[index];
  if (result === null || started?.includes(index)) return true;
  return acting.includes(textOf(fieldsOf(result).name));
}

function fieldsOf(value: Json | undefined): Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
