import { z } from 'zod';
import { toFileText } from '../../core/conversation/shown-files.ts';
import { ModelError } from '../../core/errors.ts';
import type { Job } from '../../core/job.ts';
import { withoutEntities } from '../../core/markdown/entities.ts';
import { toLiteral, toLiteralName } from '../../core/markdown/inline.ts';
import { createScanner } from '../../core/markdown/scanner.ts';
import type { Dialect } from '../../core/ports.ts';
import { toSentence } from '../../core/strings/failure.ts';
import { parseClock, toClock } from './clock.ts';
import { toLanguageName } from './languages.ts';
import { noteOf } from './planned-transcript.ts';
import { transcriptStrings } from './strings/index.ts';

/** One recording that was heard, or why it was not. */
export const heardSchema = z.object({
  title: z.string(),
  durationMs: z.number().nullable(),
  language: z.string(),
  summary: z.string(),
  segments: z.array(
    z.object({ startMs: z.number(), speaker: z.string().nullable(), text: z.string() }),
  ),
  /** A sentence; null if all went well. */
  problem: z.string().nullable(),
  canRetry: z.boolean(),
});
export type TranscribedRecording = Readonly<z.infer<typeof heardSchema>>;

/** What is said of a recording that the model did not hear: it is no conversation. */
export function toHearingFailure(error: unknown): ReturnType<typeof toSentence> {
  if (error instanceof ModelError && error.failure === 'too_long')
    return { text: transcriptStrings.tooLongForModel, canRetry: false };
  return toSentence(error);
}

/** A line of a transcript; one that goes on from the line before has no time. */
const lineSchema = z.object({
  startMs: z.number().nullable(),
  speaker: z.string().nullable(),
  text: z.string(),
});
export type Line = Readonly<z.infer<typeof lineSchema>>;

/** What one message shows: what it begins with, and lines that can be corrected. */
const pageSchema = z.object({ head: z.string(), lines: z.array(lineSchema) });
export type TranscriptPage = Readonly<z.infer<typeof pageSchema>>;

/** A transcript as its job keeps it for the buttons, corrections included. */
const transcriptSchema = z.object({
  type: z.literal('transcript'),
  language: z.string(),
  pages: z.array(pageSchema).min(1),
  canRetry: z.boolean(),
});
export type KeptTranscript = Readonly<z.infer<typeof transcriptSchema>>;

/** The transcript that a job keeps; null if it keeps none. */
export function transcriptOf({ data }: Pick<Job, 'data'>): KeptTranscript | null {
  return transcriptSchema.safeParse(data).data ?? null;
}

/** How long the recordings of a job's transcript are: as told, or up to the last words. */
export function heardMsOf(job: Job): number {
  const transcript = transcriptOf(job);
  if (!transcript) return 0;
  const told = job.events
    .flatMap((event) => (event.type === 'scheduled' ? (noteOf(event)?.attachments ?? []) : []))
    .reduce((sum, { durationMs }) => sum + (durationMs ?? 0), 0);
  const starts = transcript.pages.flatMap(({ lines }) => lines.map(({ startMs }) => startMs ?? 0));
  return Math.max(told, ...starts);
}

/** A recording longer than this gets a line on top that says what it is about. */
const SUMMARY_FROM_MS = 60_000;

/**
 * The longest that a message with a part of a transcript shows: what fits into a form (Slack:
 * plain-text input, 3,000 characters).
 */
const MAX_PAGE_CHARS = 3_000;

/** Room for the quiet line under a message. */
const NOTE_ROOM = 100;

/** What was heard as messages that each hold a part, every recording from a message of its own. */
export function toKept(heard: readonly TranscribedRecording[], dialect: Dialect): KeptTranscript {
  return {
    type: 'transcript',
    language: heard.find(({ language }) => language !== '')?.language ?? '',
    pages: heard.flatMap((one) => toPages(one, dialect)),
    canRetry: heard.some(({ canRetry }) => canRetry),
  };
}

function toPages({ segments, ...about }: TranscribedRecording, dialect: Dialect): TranscriptPage[] {
  const room = Math.min(MAX_PAGE_CHARS, dialect.maxChars - NOTE_ROOM);
  const measure = (text: string) => toShownLength(text, dialect);
  const pages: { head: string; lines: Line[] }[] = [{ head: toHead(about, segments), lines: [] }];
  let left = room - measure(pages[0]?.head ?? '');
  for (const line of segments.flatMap((segment) => toLines(segment, room, measure))) {
    const size = measure(toText(line)) + 2; // A blank line stands between two.
    if (size > left) {
      pages.push({ head: '', lines: [] });
      left = room;
    }
    pages.at(-1)?.lines.push(line);
    left -= size;
  }
  return pages;
}

/** Title, language, length; what it is about; why it was not heard. */
function toHead(
  { title, language, durationMs, summary, problem }: Omit<TranscribedRecording, 'segments'>,
  segments: TranscribedRecording['segments'],
): string {
  const length = durationMs === null ? null : toClock(durationMs);
  const head = [`🎙️ **${toLiteral(title)}**`, toLanguageName(language), length]
    .filter(Boolean)
    .join(' · ');
  const failed = problem === null ? [] : [`⚠️ ${problem}`];
  if (segments.length === 0)
    return [head, ...(problem === null ? [`*${transcriptStrings.silence}*`] : failed)].join('\n\n');
  const isLong = (durationMs ?? segments.at(-1)?.startMs ?? 0) > SUMMARY_FROM_MS;
  const about = summary !== '' && isLong ? [summary.replace(/^/gm, '> ')] : [];
  return [head, ...about, ...failed].join('\n\n');
}

/** A segment as one line, or where it would fill more than a message, as several. */
function toLines(
  { startMs, speaker, text }: TranscribedRecording['segments'][number],
  room: number,
  measure: (text: string) => number,
): Line[] {
  const lines: Line[] = [];
  let rest = withoutEntities(text).replace(/\s+/g, ' ').trim();
  while (rest !== '') {
    const head = lines.length === 0 ? { startMs, speaker } : { startMs: null, speaker: null };
    const fitting = takeFitting(
      rest,
      (part) => measure(toText({ ...head, text: part })) + 2 <= room,
    );
    lines.push({ ...head, text: fitting });
    rest = rest.slice(fitting.length).trim();
  }
  return lines;
}

/** As much of the text as fits, ending at the best place there is. */
function takeFitting(text: string, fits: (part: string) => boolean): string {
  if (fits(text)) return text;
  let [low, high] = [1, text.length];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (fits(text.slice(0, middle))) low = middle;
    else high = middle;
  }
  const part = text.slice(0, low);
  const sentence = /^[\s\S]*[.!?。！？…]["”’)]*(?=\s|$)/u.exec(part)?.[0] ?? '';
  if (sentence.length > low / 2) return sentence;
  const words = part.slice(0, Math.max(0, part.search(/\s\S*$/)));
  if (words.length > low / 2) return words;
  return part.replace(/[\uD800-\uDBFF]$/, '') || part;
}

/** How long the text is once the platform's own signs are in it. */
function toShownLength(text: string, dialect: Dialect): number {
  const scanner = createScanner();
  const blocks = [...scanner.push(text), ...scanner.end()];
  return dialect.length(blocks.map(dialect.format).join(''));
}

function toText({ startMs, speaker, text }: Line): string {
  const clock = startMs === null ? '' : `\`${toClock(startMs)}\` `;
  return `${clock}${speaker ? `**${toLiteralName(speaker)}:** ` : ''}${toLiteral(text)}`;
}

/** What a message shows. */
export function toMarkdown({ head, lines }: TranscriptPage): string {
  return [...(head === '' ? [] : [head]), ...lines.map(toText)].join('\n\n');
}

/** The lines as they are corrected: `0:04 Ada: Yes.` */
export function toEditable({ lines }: TranscriptPage): string {
  return lines
    .map(({ startMs, speaker, text }) =>
      [startMs === null ? '' : toClock(startMs), speaker ? `${speaker}:` : '', text]
        .filter((part) => part !== '')
        .join(' '),
    )
    .join('\n');
}

const TIMED = /^\[?((?:\d{1,3}:)?\d{1,2}:\d{2})\]?\s+(.*)$/;
const SPOKEN = /^([^:]{1,60}):\s+(.*)$/;

/**
 * The message with its lines as a person corrected them. A line without a time continues the one
 * before.
 */
export function toCorrected(page: TranscriptPage, edited: string): TranscriptPage {
  const hasSpeakers = page.lines.some(({ speaker }) => speaker !== null);
  const lines = edited
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line): Line => {
      const [, clock = '', timed = line] = TIMED.exec(line) ?? [];
      const [, speaker = null, text = timed] = (hasSpeakers && SPOKEN.exec(timed)) || [];
      const known = page.lines.find(
        ({ startMs }) => startMs !== null && toClock(startMs) === clock,
      );
      return { startMs: known?.startMs ?? parseClock(clock), speaker, text };
    });
  return { ...page, lines };
}

/** Whether anything is said in it. */
export function hasWords({ pages }: KeptTranscript): boolean {
  return pages.some(({ lines }) => lines.length > 0);
}

/** The whole transcript as material for the model, which cannot end its own frame. */
export function toMaterial({ pages }: KeptTranscript, name = 'transcript'): string {
  const text = pages.map((page) => [page.head, toEditable(page)].filter(Boolean).join('\n'));
  return toFileText(name, text.join('\n'));
}

/** The whole transcript as text. */
export function toPlainTranscript({ pages }: KeptTranscript): string {
  return pages.map(toMarkdown).join('\n\n');
}
