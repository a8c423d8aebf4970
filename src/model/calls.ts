import type { ToolCall } from '../core/ports.ts';
import { joinNames, toName } from './call-names.ts';

/** One tool call as it is put together from deltas; signatures and other extras stay on it. */
export type WrittenCall = {
  id: string;
  readonly type: 'function';
  readonly function: { name: string; arguments: string };
  extra_content?: unknown;
};

/** The calls of a message so far. */
export type Calls = {
  readonly all: WrittenCall[];
  /** By what the server calls them: an index, an id. Both may name several calls, one by one. */
  readonly byIndex: Map<number, WrittenCall>;
  readonly byId: Map<string, WrittenCall>;
  readonly idOf: Map<WrittenCall, string>;
  /** The names of the tools that the model may call. */
  readonly offered: ReadonlySet<string>;
};

type Delta = {
  readonly index: number | null;
  readonly id: string;
  readonly name: string;
  readonly input: string;
  readonly extra: unknown;
};

export function createCalls(offered: ReadonlySet<string>): Calls {
  return { all: [], byIndex: new Map(), byId: new Map(), idOf: new Map(), offered };
}

/** Adds what a chunk says of a call, and returns how much that was. */
export function addCall(into: Calls, raw: unknown): number {
  const delta = toDelta(raw);
  const found = findCall(into, delta);
  if (found !== undefined && isRepeated(into, found, delta)) return 1;
  const call =
    found !== undefined && !isAnother(into, found, delta) ? found : openCall(into, delta);
  call.function.name = toLongerName(into, call, delta) ?? (call.function.name || delta.name);
  call.function.arguments += delta.input;
  if (delta.extra) call.extra_content = delta.extra;
  return 1 + delta.input.length;
}

/**
 * Every call that came. A server that puts the arguments of several calls into one has them taken
 * apart here.
 */
export function toCalls({ all }: Calls): readonly WrittenCall[] {
  return all.flatMap((call) => {
    const [first, ...more] = toObjects(call.function.arguments);
    if (first === undefined || more.length === 0) return [call];
    const withInput = (input: string) => ({ ...call.function, arguments: input });
    return [
      { ...call, function: withInput(first) },
      // The same each time: results name these ids, and the message that goes back has them.
      ...more.map((input, index): WrittenCall => {
        const id = `${call.id}_${index + 2}`;
        return { id, type: 'function', function: withInput(input) };
      }),
    ];
  });
}

/** A call without a name can be neither run nor sent back. */
export function isNamed({ function: { name } }: WrittenCall): boolean {
  return name !== '';
}

export function toToolCall({ id, function: { name, arguments: input } }: WrittenCall): ToolCall {
  const inner = parse(input);
  const isTwice = typeof inner === 'string' && isObject(parse(inner)); // JSON within JSON.
  const given = isTwice ? inner : input;
  return { id, name, arguments: /^\s*(null\s*)?$/.test(given) ? '{}' : given };
}

/**
 * JSON for the arguments of a call that is sent back: a server refuses a request where they are
 * not an object, whatever the result says of them.
 */
export function toSendable(input: string): string {
  return isObject(parse(input)) ? input : '{}';
}

function toDelta(raw: unknown): Delta {
  const { index, id, function: called, extra_content: extra, ...rest } = toFields(raw);
  // A call without its arguments would do something else: they are looked for by every name.
  const { name, arguments: given, args, input, parameters } = toFields(called ?? rest);
  return {
    index: typeof index === 'number' ? index : null,
    id: typeof id === 'string' ? id : '',
    name: toName(name),
    input: toInput(given ?? args ?? input ?? parameters),
    extra,
  };
}

/** The calls of a delta: a list, or from other servers one call, or several by index. */
export function toCallList(calls: unknown): readonly unknown[] {
  if (Array.isArray(calls)) return calls;
  if (!isObject(calls)) return [];
  return 'function' in calls || 'name' in calls ? [calls] : Object.values(calls);
}

/** Text, as it should be; some servers give the object itself. */
function toInput(input: unknown): string {
  if (typeof input === 'string') return input;
  return isObject(input) || Array.isArray(input) ? JSON.stringify(input) : '';
}

/**
 * A delta belongs to the call with its index, else with its id, else (with a name of its own) to a
 * new one, else to the last.
 */
function findCall(calls: Calls, delta: Delta): WrittenCall | undefined {
  if (delta.index !== null) return calls.byIndex.get(delta.index);
  if (delta.id !== '') return calls.byId.get(delta.id);
  const last = calls.all.at(-1);
  const isMore = delta.name === '' || (last && toLongerName(calls, last, delta) !== null);
  return isMore ? last : undefined;
}

/** Some servers send a name in pieces, as the model makes them; the arguments come behind it. */
function toLongerName(
  { idOf, offered }: Calls,
  call: WrittenCall,
  { index, id, name }: Delta,
): string | null {
  const { name: known, arguments: before } = call.function;
  const knownId = idOf.get(call) ?? '';
  if (name === '' || known === '' || before !== '' || (id !== '' && id !== knownId)) return null;
  const isRest = index !== null && id === '' && knownId !== '';
  return joinNames(known, name, offered, isRest);
}

/**
 * Some servers count every call as the first, or give all the same id. What brings a name begins
 * a call of its own where the one before it is whole, or is called otherwise.
 */
function isAnother(calls: Calls, call: WrittenCall, delta: Delta): boolean {
  const { id, name, input } = delta;
  const { name: known, arguments: before } = call.function;
  if (name === '' || known === '' || toLongerName(calls, call, delta) !== null) return false;
  const knownId = calls.idOf.get(call) ?? '';
  if (name !== known || (id !== '' && knownId !== '' && id !== knownId)) return true;
  const isWhole = (text: string) => isObject(parse(text));
  return before !== '' && input.trim() !== '' && (isWhole(before) || isWhole(input));
}

/** Some servers send a whole call again behind its pieces: it is to be run once. */
function isRepeated({ idOf }: Calls, call: WrittenCall, { id, name, input }: Delta): boolean {
  const { name: known, arguments: before } = call.function;
  const isSame = id !== '' && id === idOf.get(call) && name === known && input === before;
  return isSame && isObject(parse(before));
}

/**
 * A single call has an id of its own: some servers send no id, or the same one for all calls of a
 * message.
 */
function openCall({ all, byIndex, byId, idOf }: Calls, { index, id }: Delta): WrittenCall {
  const isFree = id !== '' && all.every((call) => call.id !== id);
  const call: WrittenCall = {
    id: isFree ? id : toId(),
    type: 'function',
    function: { name: '', arguments: '' },
  };
  all.push(call);
  if (index !== null) byIndex.set(index, call);
  if (id !== '') byId.set(id, call);
  idOf.set(call, id);
  return call;
}

function toId(): string {
  return `call_${crypto.randomUUID()}`;
}

/** `{…}{…}` as its objects; empty if it is anything else. */
function toObjects(text: string): readonly string[] {
  if (!/\}\s*\{/.test(text) || parse(text) !== undefined) return [];
  const objects: string[] = [];
  let depth = 0;
  let from = 0;
  // Strings whole, so that a brace in one is not counted.
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}]/gs)) {
    if (token === '{') depth += 1;
    if (token === '}') depth -= 1;
    if (token !== '}' || depth !== 0) continue;
    objects.push(text.slice(from, index + 1).trim());
    from = index + 1;
  }
  const isWhole = text.slice(from).trim() === '' && objects.every((each) => isObject(parse(each)));
  return isWhole ? objects : [];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // Cut off, or never JSON.
  }
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The fields of whatever a server sent; none if it is not an object. */
export function toFields(value: unknown): Readonly<Record<string, unknown>> {
  return isObject(value) ? value : {};
}
