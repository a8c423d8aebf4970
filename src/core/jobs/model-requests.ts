import type { z } from 'zod';
import { withNamedMentions } from '../answer/mentions.ts';
import { toBeginningAndOutline } from '../conversation/file-texts.ts';
import type { History, StoredHistory } from '../conversation/history.ts';
import { nameMention } from '../conversation/names.ts';
import { loadText } from '../conversation/shown-files.ts';
import { nameWrittenIn } from '../conversation/written-names.ts';
import { ModelError } from '../errors.ts';
import {
  FRAMED_AS_DATA,
  frame,
  frameIndented,
  OWN_NAME,
  toFramedLine,
  toSpeakerName,
} from '../frame.ts';
import { type Part, type Turn, toPlaceOf } from '../messages.ts';
import type { ChatModel, ChatRequest, Log, StructuredOutput } from '../ports.ts';
import type { Blobs } from '../store-ports.ts';
import type { JobRun } from './job-run.ts';
import { watchStream } from './notices.ts';

/**
 * What `schema` asks for, taken from some framed material, with names in the place of mentions.
 * Throws `ModelError`.
 */
export type Extract = <T>(
  jobRun: JobRun,
  schema: z.ZodType<T>,
  instruction: string,
  material: string,
) => Promise<T>;

/** A request about framed material, which can give no instructions of its own. */
export function toFramedRequest(instruction: string, material: string) {
  return {
    system: `${instruction}\n${FRAMED_AS_DATA}`,
    turns: [{ role: 'user', parts: [{ type: 'text', text: material }] }],
  } as const;
}

export function createExtract(structuredOutput: StructuredOutput): Extract {
  return async ({ adapter, journal, progress, signals, usageMeter }, schema, ...asked) => {
    const { thinking } = signals;
    const request = toFramedRequest(...asked);
    const found = await progress.notice.during(
      structuredOutput.extract(schema, request, thinking, usageMeter.meter),
    );
    const place = toPlaceOf(journal.job.conversation);
    return nameWrittenIn(found, place, adapter.directory, thinking);
  };
}

/**
 * The model's words for some framed material, with names in the place of mentions, which are not
 * kept as a turn. Throws `ModelError`.
 */
export type WriteText = (
  jobRun: Pick<JobRun, 'adapter' | 'journal' | 'usageMeter' | 'signals' | 'progress'>,
  instruction: string,
  material: string,
) => Promise<string>;

export function createWriteText(chat: ChatModel): WriteText {
  return async ({ adapter, journal, usageMeter, signals, progress }, instruction, material) => {
    const request: ChatRequest = {
      ...toFramedRequest(instruction, material),
      ...{ rounds: [], tools: [], model: null, effort: null },
    };
    const place = toPlaceOf(journal.job.conversation);
    let text = '';
    const events = chat.stream(request, signals.thinking, usageMeter.meter);
    for await (const event of watchStream(events, progress.notice.watch()))
      if (event.type === 'text') text += event.text;
    signals.thinking.throwIfAborted();
    if (text.trim() === '') throw new ModelError('empty', 'there were no words');
    return withNamedMentions(text.trim(), (mention) =>
      nameMention(mention, place, adapter.directory, signals.thinking),
    );
  };
}

const SUMMARISER = [
  'Summarise the conversation in <messages> for your own later use, in at most 300 words: facts, decisions, names, open questions, preferences; of each file its name, what it is, and what was said or found in it. Where there is a <summary>, it tells what came before. Write only the summary.',
  FRAMED_AS_DATA,
].join('\n');

/**
 * Of a quote or a file that came with a message, so that one book does not fill the request: of a
 * file its beginning and its outline.
 */
const MAX_PART_CHARS = 10_000;

/** Of all of them together: the names of the others are there. */
const MAX_PARTS_CHARS = 80_000;

/**
 * Folds old turns of a job's conversation into its summary, after the answer and in the background.
 */
type Summarise = (jobRun: Pick<JobRun, 'journal' | 'usageMeter'>) => Promise<void>;

type SummaryServices = {
  readonly history: History;
  readonly blobs: Pick<Blobs, 'get'>;
  readonly chat: ChatModel;
  readonly log: Log;
  readonly shutdown: AbortSignal;
};

export function createSummarise({
  history,
  blobs,
  chat,
  log,
  shutdown,
}: SummaryServices): Summarise {
  return async ({ journal, usageMeter }) => {
    const { conversation } = journal.job;
    try {
      await history.compact(conversation, async (past) => {
        let result = '';
        for await (const event of chat.stream(
          await toRequest(past, blobs),
          shutdown,
          usageMeter.meter,
        ))
          if (event.type === 'text') result += event.text;
        if (result === '') throw new Error('the summary was empty');
        return result;
      });
    } catch (error) {
      log.warn({ conversation, err: error }, 'could not summarize the history; it stays as it is');
    }
  };
}

async function toRequest(
  { summary, turns }: Pick<StoredHistory, 'summary' | 'turns'>,
  blobs: Pick<Blobs, 'get'>,
): Promise<ChatRequest> {
  const said: string[] = [];
  let room = MAX_PARTS_CHARS;
  for (const { parts, ...turn } of turns) {
    const material: string[] = [];
    for (const part of parts) {
      const shown = toShort(await toMaterial(part, blobs), Math.min(MAX_PART_CHARS, room));
      room = Math.max(0, room - shown.length);
      material.push(shown);
    }
    said.push(toSaid(turn, material));
  }
  const text = [
    ...(summary === null ? [] : [frameIndented('summary', {}, summary)]),
    frame('messages', {}, said.join('\n')),
  ].join('\n\n');
  return {
    system: SUMMARISER,
    turns: [{ role: 'user', parts: [{ type: 'text', text }] }],
    rounds: [],
    tools: [],
    model: null,
    effort: null,
  };
}

/** What was said, and the text of what was shown with it. */
function toSaid(
  { role, speaker, text }: Pick<Turn, 'role' | 'speaker' | 'text'>,
  material: readonly string[],
): string {
  const who = role === 'user' ? toSpeakerName(speaker ?? '') : OWN_NAME;
  return toFramedLine(who, [text, ...material].filter((each) => each !== '').join('\n'));
}

/** Of a PDF what is written on its pages, as of any file. */
async function toMaterial(part: Part, blobs: Pick<Blobs, 'get'>): Promise<string> {
  if (part.type === 'text') return part.text;
  const written = part.written ? await loadText(blobs, part.written.hash) : null;
  const shown = written === null ? '' : `\n${toBeginningAndOutline(written)}`;
  return frame('file', { name: part.name }, `[${part.type}]${shown}`);
}

/** The tags between which a part stands: they stay where it is cut. */
const TAGS = /^(<[a-z]+(?: [^<>\n]{0,400})?>\n)[\s\S]*(\n<\/[a-z]+>)\s*$/;

function toShort(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text;
  const [, start = '', end = ''] = TAGS.exec(text) ?? [];
  const kept = text.slice(start.length, Math.max(start.length, maxChars)).toWellFormed();
  return `${start}${kept}\n[cut: the rest is not shown]${end}`;
}
