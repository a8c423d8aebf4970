import { type Job, toJob } from '../../src/core/job.ts';
import type { Place } from '../../src/core/messages.ts';
import { createJournal } from '../../src/core/reply/journal.ts';
import type { Pacer } from '../../src/core/reply/pacer.ts';
import type { RateLimits } from '../../src/core/reply/rate-limits.ts';
import { createReply } from '../../src/core/reply/reply.ts';
import type { Inbox } from '../../src/core/store-ports.ts';
import { type Growth, integrateAge } from '../age.ts';
import { toPlainText } from '../model.ts';
import type { VirtualClock } from './clock.ts';
import type { Asked, SimulatedPlatform } from './platforms.ts';

/** One question and the answer that the model is to give. */
export type Question = {
  readonly channel: string;
  readonly askedAt: number;
  /** From the question to the model's first chunk. */
  readonly thinksMs: number;
  readonly charsPerSecond: number;
  readonly characters: number;
};

/** How it ended. */
export type Answered = Question & {
  readonly written: Growth[];
  readonly seen: Growth[];
  /** When the model had said everything. */
  endedAt: number;
  /** When a reader could see the whole answer; Infinity if that never happened. */
  wholeAt: number;
  /** When its last buttons were there. */
  tidyAt: number;
};

type AnswerParts = {
  readonly clock: VirtualClock;
  readonly pacer: Pacer;
  readonly rateLimits: RateLimits;
  readonly platform: SimulatedPlatform;
  readonly random: () => number;
};

/** Lets the model answer; the result is filled in while time passes. */
export function startAnswers(
  questions: readonly Question[],
  parts: AnswerParts,
): { readonly answers: readonly Answered[]; readonly look: (thread: string) => void } {
  const byThread = new Map<string, () => void>();
  const answers = questions.map((question, index) => {
    const asked = { id: String(100_000 + index), channel: question.channel };
    const answer: Answered = {
      ...question,
      ...{ written: [], seen: [], endedAt: Infinity, wholeAt: Infinity, tidyAt: Infinity },
    };
    const text = textOf(question.characters);
    byThread.set(asked.id, () => lookAt(answer, text, asked, parts));
    parts.clock.at(question.askedAt, () => start(answer, text, asked, parts));
    return answer;
  });
  return { answers, look: (thread) => byThread.get(thread)?.() };
}

const button = (verb: string) => ({ label: verb, action: `${verb}:j`, style: 'plain' }) as const;

function start(answer: Answered, text: string, asked: Asked, parts: AnswerParts): void {
  const { clock, pacer, rateLimits, platform, random } = parts;
  const { signal } = new AbortController();
  const channel = platform.channel(asked);
  const ignore = () => {};
  void channel.indicate('working', asked.id, signal).catch(ignore);
  const reply = createReply({
    journal: createJournal(toAskedJob(asked), { journal: async () => {} } as unknown as Inbox),
    channel,
    pacer,
    buttons: [button('stop')],
    recover: async () => null,
    learn: rateLimits.learn,
    onBroken: ignore,
    onLeft: ignore,
    onBackoff: ignore,
    signal,
  });
  const firstAt = answer.askedAt + answer.thinksMs;
  let inked = 0;
  const push = (from: number) => {
    const chunk = text.slice(from, from + 12 + Math.floor(random() * 29));
    const to = from + chunk.length;
    inked += chunk.replace(/\s+/g, '').length;
    answer.written.push({ at: clock.now(), characters: inked });
    reply.push(chunk);
    const next = firstAt + (to / answer.charsPerSecond) * 1_000;
    if (to < text.length) return clock.at(next, () => push(to));
    answer.endedAt = clock.now();
    const ending = { kind: 'complete', note: null, canRetry: false } as const;
    const closing = { buttons: [button('again')], files: [], toFile: rejectFile };
    void reply.finish(ending, closing).catch(ignore);
  };
  clock.at(firstAt, () => push(0));
}

const rejectFile = () => Promise.reject(new Error('an answer is too long'));

function toAskedJob({ id, channel }: Asked): Job {
  const place: Place = { platform: 'simulated', workspace: 'T1', channel, thread: id };
  const event = { type: 'joined', key: id, conversation: id, place, at: 0, speaker: null } as const;
  return toJob(id, event, 0);
}

function lookAt(
  answer: Answered,
  text: string,
  asked: Asked,
  { clock, platform }: AnswerParts,
): void {
  const { seen } = answer;
  const visible = platform.text(asked).replace(/\s+/g, '').length;
  const at = clock.now();
  if (visible > (seen.at(-1)?.characters ?? 0)) seen.push({ at, characters: visible });
  const isWhole = at >= answer.endedAt && visible >= text.replace(/\s+/g, '').length;
  if (isWhole) answer.wholeAt = Math.min(answer.wholeAt, at);
  if (isWhole && platform.isTidy(asked)) answer.tidyAt = Math.min(answer.tidyAt, at);
}

const texts = new Map<number, string>();

function textOf(characters: number): string {
  const known = texts.get(characters) ?? toPlainText(characters);
  texts.set(characters, known);
  return known;
}

/** The average age of the oldest unseen character, in milliseconds, while the model writes. */
export function stalenessOf(answers: readonly Answered[]): number {
  let area = 0;
  let duration = 0;
  for (const { written, seen } of answers) {
    area += integrateAge(written, seen);
    duration += (written.at(-1)?.at ?? 0) - (written[0]?.at ?? 0);
  }
  return area / duration;
}
