import { ModelError, UserError } from '../errors.ts';
import type { Job, Round } from '../job.ts';
import { readLine, START } from '../markdown/fence.ts';
import { mapInline } from '../markdown/inline.ts';
import { isVisible } from '../messages.ts';
import { linksIn, toAddress } from '../net/addresses.ts';
import type { ChatEvent, ChatModel, ChatRequest, Meter, Source } from '../ports.ts';
import type { Journal } from '../reply/journal.ts';
import type { Reply } from '../reply/reply.ts';
import { strings } from '../strings/index.ts';
import { toProposalText } from './approvals.ts';
import { MAX_CALLS } from './call-limits.ts';
import { createMentionReader, type MentionReader, type NameMention } from './mentions.ts';
import { createRepetitionWatch } from './repetition.ts';
import { textOfRounds, toBoundedRound } from './rounds.ts';
import type { Tool, ToolContext } from './tool.ts';
import { resumeRound, runRound } from './tool-calls.ts';

/** How an answer ended. */
export type Answered = {
  readonly finish: 'stop' | 'length' | 'cut' | 'repeating' | 'aborted';
  readonly rounds: number;
  /** The model that answered instead of the configured one. */
  readonly fallback: string | null;
};

export type AnswerOptions = {
  readonly chat: ChatModel;
  readonly request: Omit<ChatRequest, 'rounds' | 'tools'>;
  readonly tools: readonly Tool[];
  /** What the tools may use. */
  readonly context: () => ToolContext;
  readonly reply: Reply;
  readonly journal: Journal;
  readonly meter: Meter;
  readonly nameMention: NameMention;
  readonly signal: AbortSignal;
};

type End = Extract<ChatEvent, { type: 'end' }>;

const MAX_ROUNDS = 8;

/** White space that models spell out. */
const BLANK = /&(?:nbsp|ensp|emsp|thinsp|zwj|zwnj|shy|#160|#8203|#xa0|#x200b);/gi;

/**
 * The loop: ask, run the tools that were called, ask again. Throws `ModelError`; ends quietly when
 * aborted.
 */
export async function answer(options: AnswerOptions): Promise<Answered> {
  const { reply, journal, signal } = options;
  let fallback: string | null = null;
  const toAnswered = (finish: Answered['finish']): Answered => ({
    finish,
    rounds: journal.job.rounds.length + 1,
    fallback,
  });
  reply.push(textOfRounds(journal.job.rounds));
  await resumeRound(options);
  while (!signal.aborted) {
    const asked = await ask(options, mayCall(journal.job) ? options.tools : []);
    fallback = asked.fallback ?? fallback;
    if (signal.aborted) break;
    if (!asked.end) return toAnswered(asked.isRepeating ? 'repeating' : 'cut');
    if (!(await shouldContinue(asked.end, options))) return toAnswered(asked.end.finish);
    if (reply.text.length > 0) reply.push('\n\n');
  }
  return toAnswered('aborted');
}

/**
 * Runs what was called; false if the answer is complete. Throws a `UserError` if there is no answer
 * and nothing is left to try.
 */
async function shouldContinue(end: End, options: AnswerOptions): Promise<boolean> {
  const { reply, journal } = options;
  const { calls, message } = toBoundedRound(end);
  const mayGoOn = calls.length > 0 && journal.job.rounds.length < MAX_ROUNDS;
  if (mayGoOn) await runRound(message, calls, options);
  if (mayGoOn && !awaitsApproval(journal.job, calls.length)) return true;
  reply.push(toProposalText(journal.job.proposals));
  if (!isVisible(reply.text.replaceAll(BLANK, '')))
    throw new UserError('model_failed', strings.noAnswer, { canRetry: true });
  reply.push(toSourceList(journal.job.rounds, reply.text));
  return false;
}

/**
 * Tools are offered so long as a turn has not used up its share of them, and nothing waits for a
 * person.
 */
function mayCall({ rounds, proposals }: Job): boolean {
  const calls = rounds.reduce((sum, { results }) => sum + results.length, 0);
  const isWaiting = proposals.some(({ state }) => state === 'open');
  return rounds.length < MAX_ROUNDS && calls < MAX_CALLS && !isWaiting;
}

/** Every call of the last round waits for consent: there is nothing to go on with. */
function awaitsApproval({ proposals }: Job, calls: number): boolean {
  return proposals.filter(({ state }) => state === 'open').length >= calls;
}

/**
 * A stream that is cut is asked for once more, its text replacing the old; cut again, what there
 * is stays (`end` null).
 */
async function ask(options: AnswerOptions, tools: readonly Tool[]): Promise<Asked> {
  const { chat, request, reply, journal, meter, signal } = options;
  const whole = { ...request, rounds: journal.job.rounds, tools: tools.map(({ spec }) => spec) };
  const before = reply.text;
  let first: string | null = null;
  for (;;) {
    let asked = NO_END;
    const repetition = createRepetitionWatch();
    const mentions = createMentionReader(options.nameMention);
    try {
      for await (const event of chat.stream(whole, signal, meter)) {
        if (event.type !== 'text') {
          asked = withEvent(asked, event);
          continue;
        }
        const text = await toShown(mentions, event.text, reply);
        reply.push(text);
        if (!repetition.push(text)) continue;
        replace(reply, before + repetition.shortened());
        return { ...asked, isRepeating: true };
      }
      reply.push(mentions.end());
      return asked;
    } catch (error) {
      const text = reply.text;
      if (!startsAgain(options, error, { before, first })) return NO_END;
      first = text;
    }
  }
}

type Asked = {
  readonly end: End | null;
  readonly fallback: string | null;
  /** It was stopped, because it only repeated itself. */
  readonly isRepeating: boolean;
};

function toShown(mentions: MentionReader, text: string, reply: Reply): string | Promise<string> {
  return mentions.needs(text) ? mentions.read(text, () => reply.text) : text;
}

const NO_END: Asked = { end: null, fallback: null, isRepeating: false };

function withEvent(asked: Asked, event: ChatEvent): Asked {
  if (event.type === 'end') return { ...asked, end: event };
  return event.type === 'fallback' ? { ...asked, fallback: event.model } : asked;
}

/**
 * Whether the model is asked once more, the text set back to what stood `before`; `first` is what
 * the first stream brought. Throws what cannot be mended so.
 */
function startsAgain(
  { reply, signal }: Pick<AnswerOptions, 'reply' | 'signal'>,
  error: unknown,
  { before, first }: { readonly before: string; readonly first: string | null },
): boolean {
  if (first === null) {
    if (!isCut(error) || signal.aborted) throw error;
    replace(reply, before);
    return true;
  }
  if (reply.text.length < first.length) replace(reply, first);
  if (isCut(error) && reply.text.length > before.length) return false;
  throw error;
}

function replace(reply: Reply, text: string): void {
  reply.restart();
  reply.push(text);
}

function isCut(error: unknown): boolean {
  return error instanceof ModelError && error.failure === 'cut';
}

const MAX_SOURCES = 8;

/**
 * A compact list of links at the end of an answer; empty if it has no sources. A search through
 * people's messages finds many that are beside the point: of these only those that the answer
 * links, the newest first.
 */
export function toSourceList(rounds: readonly Round[], answer: string): string {
  const all = rounds.flatMap(({ sources }) => sources);
  const linked = new Set(all.some(isSaid) ? addressesShown(answer) : []);
  const said = all
    .filter((source) => isSaid(source) && linked.has(toAddress(source.url) ?? source.url))
    .toSorted((a, b) => (b.saidAt ?? 0) - (a.saidAt ?? 0));
  const byUrl = new Map<string, Source>();
  for (const source of [...said, ...all.filter((each) => !isSaid(each))])
    byUrl.set(source.url, source);
  const links = [...byUrl.values()]
    .slice(0, MAX_SOURCES)
    .map(
      ({ title, url }) =>
        `[${toLinkText(title || url)}](${url.replaceAll(/[()\s]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)})`,
    );
  return links.length === 0 ? '' : `\n\n${strings.sources(links)}`;
}

function isSaid({ saidAt }: Source): boolean {
  return saidAt !== undefined;
}

/** The addresses in a text, as the URL parser spells them. In code they lead nowhere. */
function addressesShown(text: string): readonly string[] {
  const shown: string[] = [];
  let state = START;
  for (const line of text.split('\n')) {
    const read = readLine(state, line);
    state = read.state;
    if (read.kind === 'text') shown.push(mapInline(line, toRead, () => ' '));
  }
  return shown.flatMap(linksIn);
}

/** The model reads addresses in a frame, and writes them as they stand there. */
function toRead(text: string): string {
  return text.replaceAll('&amp;', '&');
}

function toLinkText(title: string): string {
  const text = title.replaceAll(/[[\]\\`*_~<>|\s]+/g, ' ').trim();
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
