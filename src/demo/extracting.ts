import { toLocalTime, type Understanding } from '../core/local-time.ts';
import { splitPoll } from './calling.ts';
import { toTasks } from './lines.ts';
import { type Schema, toSample } from './sample.ts';
import { toFrames, toInstructions, toSpokenLines } from './spoken.ts';
import { demoStrings as strings } from './strings/en.ts';
import type { ChatBody } from './validate.ts';

/** What words say of a time to come; null if they say nothing of one. */
export type UnderstandTime = (
  words: string,
  seen: { readonly zone: string | null; readonly now: number },
) => Promise<Understanding | null>;

type Asked = {
  readonly text: string;
  /** Where the clock of the person who asks stands. */
  readonly zone: string;
  readonly understand: UnderstandTime;
};

/** By their properties. */
const KINDS: Readonly<Record<string, (asked: Asked) => Promise<object> | object>> = {
  tasks: toFoundTasks,
  'title start end place timeZone notes': toFoundEvent,
  'question options': toFoundPoll,
  // The words were read by rules already, and said nothing: the person is asked.
  'isTime first rule what': ({ text }) => ({ isTime: false, first: null, rule: null, what: text }),
  'language segments summary': () => ({
    language: '',
    segments: [{ start: 0, speaker: 'Speaker 1', text: strings.cannotHear }],
    summary: '',
  }),
};

/**
 * What a schema asks for, as far as the words of the material say it. For any other schema data
 * that fits and says that it is not known.
 */
export async function toExtracted(
  body: ChatBody,
  schema: Schema,
  understand: UnderstandTime,
): Promise<unknown> {
  const find = KINDS[Object.keys(schema.properties ?? {}).join(' ')];
  if (!find) return toSample(schema);
  const text = toFrames(body)
    .map((each) => each.text)
    .join('\n');
  const zone = /It is now [^(\n]*\(([\w+/-]+)\)/.exec(toInstructions(body))?.[1] ?? 'UTC';
  return find({ text, zone, understand });
}

async function toFoundTasks({ text, zone, understand }: Asked) {
  const found = toTasks(toSpokenLines(text));
  const tasks = await Promise.all(
    found.map(async ({ task, owner, due, number }) => {
      const time = due === null ? null : await understand(due, { zone, now: Date.now() });
      const day = time?.at ? toClockTime(time.at, zone).slice(0, DAY_CHARS) : null;
      return { task, owner, due: day, message: number };
    }),
  );
  return { tasks };
}

const DAY_CHARS = 'YYYY-MM-DD'.length;
const MINUTE_CHARS = 'YYYY-MM-DDTHH:MM'.length;

const CLOCK =
  /\d{1,2}[:.h]\d\d|\bat \d|\d\s?(?:am|pm|uhr)\b|\bnoon\b|\bmidnight\b|\bin an? |\bin \d/i;
const WHERE = /[\s,]+(?:in|at|@)\s+((?:the |our )?\p{L}[^,.!?]{1,80})[.!?]?$/iu;

async function toFoundEvent({ text, zone, understand }: Asked) {
  const time = await understand(text, { zone, now: Date.now() });
  if (!time || time.at === null)
    return { title: '', start: '', end: null, place: null, timeZone: null, notes: null };
  const length = CLOCK.test(text) ? MINUTE_CHARS : DAY_CHARS;
  const rest = time.rest.replaceAll(/\s+/g, ' ').trim();
  const place = WHERE.exec(rest)?.[1]?.trim() ?? null;
  const title = rest.replace(WHERE, '').replace(/[\s,;:–-]+$/, '');
  return {
    title: title || rest,
    start: toClockTime(time.at, zone).slice(0, length),
    end: null,
    place,
    timeZone: null,
    notes: strings.workedOutPlain,
  };
}

function toClockTime(at: number, zone: string): string {
  return new Date(toLocalTime(at, zone)).toISOString();
}

function toFoundPoll({ text }: Asked) {
  const asked = text.trim();
  return splitPoll(asked) ?? { question: asked.replace(/\n[\s\S]*$/, ''), options: ['Yes', 'No'] };
}
