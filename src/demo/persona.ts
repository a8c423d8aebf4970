import { toFirstSentences, toNearest } from './lines.ts';
import { toDimensions } from './media.ts';
import { toQuote, toResultWords } from './results.ts';
import {
  type SaidLine,
  toDemoQuestion,
  toFrames,
  toInstructions,
  toSpokenLines,
} from './spoken.ts';
import { demoStrings as strings } from './strings/en.ts';
import { findTourAnswer } from './tour.ts';
import type { ChatBody, ContentPart } from './validate.ts';

/**
 * What the stand-in answers: what can be worked out without a model, an example where one was
 * written for the question, else in plain words that it cannot. Nothing that it was given is
 * repeated as if it were an answer.
 */
export function toDemoAnswer(body: ChatBody): string {
  const instructions = toInstructions(body);
  const asked = toCommandAnswer(body, instructions) ?? toAnswer(body);
  // The page always shows a label; elsewhere the first line of an answer is it.
  const isLabelled =
    /\bconversations on a web page\b/.test(instructions) || isForItself(instructions);
  return isLabelled ? asked : `${strings.intro}\n\n${asked}`;
}

/** A summary that only later requests hold. */
function isForItself(instructions: string): boolean {
  return /\bfor your own later use\b/.test(instructions);
}

/** What a command asks for about some material; null if a person speaks. */
function toCommandAnswer(body: ChatBody, instructions: string): string | null {
  const material = toFrames(body);
  const lines = material
    .filter(({ tag }) => tag === 'messages')
    .flatMap(({ text }) => toSpokenLines(text));
  if (isForItself(instructions)) return toFirstSentences(lines) || strings.notKnown;
  const language = /^Translate what stands in <text> into (.+?)\. Keep\b/m.exec(instructions)?.[1];
  if (language !== undefined) return strings.cannot(strings.wouldTranslate(language));
  if (/^Answer the question of a member of the team\b/m.test(instructions))
    return toRecalled(lines, RECALLED.exec(instructions)?.[1] ?? '');
  if (/^Summarise the messages\b/m.test(instructions) && lines.length > 0)
    return `${strings.workedOut}\n\n${strings.saidHere}\n${toFirstSentences(lines)}`;
  return null;
}

/** The question, and behind it what is said of all material. */
const RECALLED = /^The question: ([\s\S]*?)(?=\nText inside <|$(?![\s\S]))/m;

function toRecalled(lines: readonly SaidLine[], question: string): string {
  const nearest = toNearest(lines, question);
  if (nearest.length === 0) return strings.notRecalled;
  return `${strings.workedOut}\n\n${strings.recalled}\n${toFirstSentences(nearest)}`;
}

function toAnswer(body: ChatBody): string {
  const { text: question } = toDemoQuestion(body);
  const found = toResultWords(body, question);
  if (found !== null) return `${strings.workedOut}\n\n${found}`;
  const example = findTourAnswer(question);
  if (example !== null) return `${strings.example}\n\n${example}`;
  const plain = toSmallTalk(question);
  if (plain !== null) return plain;
  const [, language] = TRANSLATION.exec(question) ?? [];
  if (language !== undefined)
    return `${strings.cannot(strings.wouldTranslate(language))}\n\n${strings.tryThis}`;
  const material = toMaterialWords(body);
  if (material !== null) return material;
  return [toRefusal(question), strings.tryThis].join('\n\n');
}

const HELLO = /^(?:hi|hello|hey|good (?:morning|afternoon|evening)|moin|hallo)\b[^?]{0,30}$/i;
const THANKS = /^(?:thanks|thank you|thx|danke|cheers)\b/i;
const ABOUT =
  /\bwho are you\b|\bwhat are you\b|\bwhat can you do\b|\bwhat do you do\b|\bhow do(?:es)? (?:you|this|parley) work\b|\bare you (?:a |an )?(?:bot|ai|real|gemini)\b/i;

function toSmallTalk(question: string): string | null {
  if (ABOUT.test(question)) return strings.about;
  if (THANKS.test(question)) return strings.thanks;
  return HELLO.test(question) ? `${strings.hello}\n\n${strings.tryThis}` : null;
}

/** What came with the question, as far as it can be told without a model. */
function toMaterialWords(body: ChatBody): string | null {
  const last = body.messages?.findLast(({ role }) => role === 'user');
  const parts = typeof last?.content === 'object' ? (last.content ?? []) : [];
  const files = toFrames(body).filter(({ tag }) => tag === 'file' || tag === 'quoted');
  const told = [
    ...parts.flatMap((part) => describe(part) ?? []),
    ...files.map(
      ({ name, text }) =>
        `${strings.read(name === null ? strings.quoted : `**${name}**`)}\n\n${toQuote(text.trim())}`,
    ),
  ];
  return told.length === 0 ? null : [strings.workedOut, ...told].join('\n\n');
}

function toRefusal(question: string): string {
  if (/\b(?:search|look up|google)\b/i.test(question)) return strings.cannot(strings.wouldSearch);
  return strings.needsModel;
}

const TRANSLATION = /^translate\b[\s\S]*?\b(?:in)?to\s+(\p{L}[\p{L} ]{1,30}?)(?:[.?!]|\s*$)/iu;

/** Honest about what it cannot do. */
function describe({ image_url: image, input_audio: audio }: ContentPart): string | null {
  if (audio?.data) return strings.recording(audio.format ?? '', toSize(audio.data));
  const [, mimeType = '', data = ''] =
    /^data:([^;,]+);base64,([\s\S]*)$/.exec(image?.url ?? '') ?? [];
  if (mimeType === '') return null;
  if (!mimeType.startsWith('image/')) return strings.file(mimeType, toSize(data));
  const size = toDimensions(Buffer.from(data, 'base64'));
  const shape = size ? `${size.width}×${size.height} ` : '';
  return strings.picture(shape, mimeType.slice('image/'.length), toSize(data));
}

function toSize(base64: string): string {
  const bytes = (base64.length * 3) / 4;
  return bytes < 1_000_000
    ? `${Math.ceil(bytes / 1_000)} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
