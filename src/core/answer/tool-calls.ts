import { orAborted } from '../async.ts';
import { isStoreFailure, UserError } from '../errors.ts';
import type { Proposal, Round } from '../job.ts';
import type { Json } from '../messages.ts';
import type { ToolCall } from '../ports.ts';
import type { Journal } from '../reply/journal.ts';
import type { Reply } from '../reply/reply.ts';
import { attachWhole, withOutcome } from './approvals.ts';
import { type CallQueue, createCallCounter, createCallQueue } from './call-limits.ts';
import { type NameMention, withNamedMentions } from './mentions.ts';
import { callsOf, leftOutOf } from './rounds.ts';
import type { PreparedCall, Tool, ToolContext, ToolResult } from './tool.ts';

export type CallOptions = {
  readonly tools: readonly Tool[];
  /** What the tools may use. */
  readonly context: () => ToolContext;
  readonly reply: Reply;
  readonly journal: Journal;
  readonly nameMention: NameMention;
  readonly signal: AbortSignal;
};

/**
 * All calls of one round together, and so the longest that one of them can keep its turn waiting.
 */
const MAX_TOOL_MS = 2 * 60_000;

/** The longest result that the model is shown. */
const MAX_RESULT_CHARS = 50_000;

/** A call that may be run, or what the model is told instead. */
type Checked =
  | { readonly call: ToolCall; readonly tool: Tool; readonly prepared: PreparedCall }
  | { readonly call: ToolCall; readonly refusal: string };

/**
 * Runs the calls of an assistant message, a few at a time, and journals them as a finished round.
 */
export async function runRound(message: Json, calls: readonly ToolCall[], options: CallOptions) {
  const { journal, tools } = options;
  const before = journal.job.rounds;
  const isUndecided = journal.job.proposals.some(({ state }) => state === 'open');
  const checked = checkRound(calls, { before, tools, isUndecided });
  const open: Round = { message, results: calls.map(() => null), started: [], sources: [] };
  journal.hold({ rounds: [...before, open] });
  await finishRound(checked, options);
}

/**
 * What a former process, or a consent, left to be done of the last round. Whatever acts and may
 * have been done is not done again.
 */
export async function resumeRound(options: CallOptions): Promise<void> {
  const { journal, tools } = options;
  const { rounds, proposals } = journal.job;
  const round = rounds.at(-1);
  if (!round?.results.includes(null)) return;
  const isGranted = ({ state }: Proposal) => state === 'approved';
  const granted = proposals.filter(isGranted).map(({ callId }) => callId);
  const before = rounds.slice(0, -1);
  const checked = checkRound(callsOf(round.message), { before, tools, isUndecided: false }).map(
    (each, index): Checked => {
      const mayHaveActed = isActing(each) && (round.started?.includes(index) ?? true);
      const isGone = tools.every(({ spec }) => spec.name !== each.call.name);
      if (isGone && granted.includes(each.call.id)) return { call: each.call, refusal: TOOL_GONE };
      const isUnknown = mayHaveActed && !granted.includes(each.call.id);
      return isUnknown ? { call: each.call, refusal: UNKNOWN_OUTCOME } : each;
    },
  );
  if (granted.length > 0) {
    const begun = proposals.map((each) =>
      isGranted(each) ? { ...each, state: 'begun' as const } : each,
    );
    await journal.write({ proposals: begun });
  }
  await finishRound(checked, options, granted);
}

const TOOL_GONE =
  'Not done: the person agreed, but the tool is not there now, because its server cannot be reached or does not offer it any more. Tell the person, who can ask again later.';

const UNKNOWN_OUTCOME =
  'It is not known whether this was carried out: Parley was restarted while it ran. Do not call it again; tell the person, who can look.';

async function finishRound(
  checked: readonly Checked[],
  options: CallOptions,
  granted: readonly string[] = [],
): Promise<void> {
  const { journal, signal } = options;
  const before = journal.job.rounds.slice(0, -1);
  // Always as it is journalled: a call that runs notes there what it reads.
  const open = () => journal.job.rounds.at(-1);
  const limit = AbortSignal.any([signal, AbortSignal.timeout(MAX_TOOL_MS)]);
  let { proposals } = journal.job;
  const queue = createCallQueue();
  const start = async (index: number) => {
    const each = checked[index];
    const round = open();
    if (!round || !each || !isActing(each)) return;
    const started = [...(round.started ?? []), index];
    await journal.keep({ rounds: [...before, { ...round, started }], proposals }, limit);
  };
  const tell = (index: number, { text, sources, hasFailed = false }: ToolResult) => {
    const round = open();
    if (!round) return;
    const came = hasFailed ? 'failed' : 'done';
    const outcome = text === UNKNOWN_OUTCOME ? 'unknown' : came;
    proposals = withOutcome(proposals, checked[index]?.call.id, outcome);
    const result = toMessage(checked[index]?.call, toBounded(text));
    const results = round.results.map((old, at) => (at === index ? result : old));
    const told = { ...round, results, sources: [...round.sources, ...sources] };
    journal.hold({ rounds: [...before, told], proposals });
  };
  await Promise.all(
    checked.map(async (each, index) => {
      if (open()?.results[index] !== null) return;
      const proposal = await toProposal(each, granted, { ...options, signal: limit });
      const refused = proposal && (await findRefusal(each, options, limit));
      // A list of its own each time: what is journalled already is known by that it is another.
      if (proposal && !refused) proposals = [...proposals, proposal];
      const result = proposal
        ? (refused ?? PROPOSED)
        : await runCall(each, `${before.length}/${index}`, queue, {
            ...options,
            signal: limit,
            start: () => start(index),
          });
      if (signal.aborted) return; // It stays open, in case it acted.
      tell(index, result);
      if (isActing(each)) await journal.keep({}, signal);
    }),
  );
  if (!signal.aborted) await journal.keep({}, signal);
}

const PROPOSED: ToolResult = {
  text: 'Not done: the person has to agree first and is shown buttons for it. Do not say that it was done.',
  sources: [],
};

/** Why a person need not even be asked; null if they are to be, with all that they need. */
async function findRefusal(
  checked: Checked,
  { context }: Pick<CallOptions, 'context'>,
  signal: AbortSignal,
): Promise<ToolResult | null> {
  if (!('tool' in checked)) return null;
  try {
    await orAborted(checked.prepared.check(context()), signal);
    await attachWhole(checked.prepared, context());
    return null;
  } catch (error) {
    return { text: toReason(error), sources: [] };
  }
}

function isActing(checked: Checked): boolean {
  return 'tool' in checked && checked.tool.acts;
}

async function toProposal(
  checked: Checked,
  granted: readonly string[],
  { context, signal }: Pick<CallOptions, 'context' | 'signal'>,
): Promise<Proposal | null> {
  if (!('tool' in checked) || checked.tool.consent === 'none') return null;
  if (granted.includes(checked.call.id)) return null;
  return {
    callId: checked.call.id,
    text: await checked.prepared.proposal(context(), signal),
    consent: checked.tool.consent,
    state: 'open',
    by: null,
  };
}

/** The calls of a round: each may be run, is wrong, or is one more than the answer has left. */
function checkRound(
  calls: readonly ToolCall[],
  {
    before,
    tools,
    isUndecided,
  }: {
    readonly before: readonly Round[];
    readonly tools: readonly Tool[];
    readonly isUndecided: boolean;
  },
): Checked[] {
  const counter = createCallCounter();
  const count = (call: ToolCall): Checked => {
    const each = check(call, tools);
    const refusal = counter.count('tool' in each ? each : null);
    return refusal === null ? each : { call, refusal };
  };
  for (const { message } of before) {
    counter.startRound(false);
    for (const call of callsOf(message)) count(call);
  }
  counter.startRound(isUndecided);
  return calls.map(count);
}

function check(call: ToolCall, tools: readonly Tool[]): Checked {
  const tool = tools.find(({ spec }) => spec.name === call.name);
  if (!tool) return { call, refusal: `There is no tool named ${call.name}.` };
  const leftOut = leftOutOf(call);
  if (leftOut !== null) return { call, refusal: leftOut };
  try {
    return { call, tool, prepared: tool.prepare(call.arguments) };
  } catch (error) {
    return { call, refusal: toReason(error) };
  }
}

/** Every call is answered, also one that fails or does not exist: the model reads why. */
async function runCall(
  checked: Checked,
  id: string,
  queue: CallQueue,
  {
    context,
    reply,
    nameMention,
    signal,
    start,
  }: CallOptions & { readonly start: () => Promise<void> },
): Promise<ToolResult> {
  if ('refusal' in checked) return { text: checked.refusal, sources: [], hasFailed: true };
  const { status, units, run } = checked.prepared;
  // The model may have written an id into what the call is told by.
  const title = /[<&]/.test(status) ? await withNamedMentions(status, nameMention) : status;
  let isStarted = false;
  try {
    const result = await queue.enter(checked.tool.kind, units, signal, async () => {
      isStarted = true;
      await start();
      reply.task({ id, title, state: 'running' });
      return orAborted(run(context(), signal), signal);
    });
    reply.task({ id, title, state: 'done' });
    return result;
  } catch (error) {
    if (!isStarted) return { text: NOT_STARTED, sources: [], hasFailed: true };
    reply.task({ id, title, state: 'failed' });
    return { text: `The tool failed: ${toReason(error)}`, sources: [], hasFailed: true };
  }
}

const NOT_STARTED = 'Not done: the calls before it took all the time there was.';

function toBounded(text: string): string {
  if (text === '') return '(empty)';
  if (text.length <= MAX_RESULT_CHARS) return text;
  return `${text.slice(0, MAX_RESULT_CHARS)}\n[cut: the whole result has ${text.length} characters]`;
}

function toReason(error: unknown): string {
  if (isStoreFailure(error)) return 'what it made could not be stored now.';
  if (error instanceof UserError) return error.message;
  if (error instanceof DOMException && error.name === 'TimeoutError') return 'it took too long.';
  return 'an error inside it, which was not of your making.';
}

function toMessage(call: ToolCall | undefined, content: string): Json {
  return { role: 'tool', tool_call_id: call?.id ?? '', name: call?.name ?? '', content };
}
