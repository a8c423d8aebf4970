import { toEnglishAsk } from './asks.ts';
import { type Framed, toFramed, withoutFrames } from './framed.ts';
import type { ChatBody, ChatMessage } from './validate.ts';

/** What a person said, without what came with it. */
export type Spoken = { readonly speaker: string | null; readonly text: string };

/** The last thing that a person said. */
export function toDemoQuestion({ messages = [] }: ChatBody): Spoken {
  const texts = toTexts(messages.findLast(({ role }) => role === 'user'));
  return toSpoken(texts.map(withoutNotes).findLast((text) => text !== '') ?? '');
}

/** The material that came with the last question. */
export function toFrames({ messages = [] }: ChatBody): readonly Framed[] {
  return toTexts(messages.findLast(({ role }) => role === 'user')).flatMap(toFramed);
}

/** The instruction of a request. */
export function toInstructions({ messages = [] }: ChatBody): string {
  return toTexts(messages.find(({ role }) => role === 'system')).join('\n');
}

export function toTexts(message: ChatMessage | undefined): readonly string[] {
  const content = message?.content ?? '';
  return typeof content === 'string' ? [content] : content.flatMap(({ text }) => text ?? []);
}

/** Notes of Parley's own in brackets may stand around what was said. */
function withoutNotes(text: string): string {
  return withoutFrames(text)
    .replaceAll(/^\[(?:Your answer|Files from before)[^\]]*\]\s*/gm, '')
    .replace(/^\(no text\)$/, '')
    .trim();
}

/** Each message begins with its sender's name and a colon; its further lines are indented. */
function toSpoken(text: string): Spoken {
  const [, speaker = null, said = text] = /^([^\n:“”/]{1,60}): ?([\s\S]*)$/.exec(text) ?? [];
  return { speaker, text: toEnglishAsk(said.replaceAll(/^ {2}/gm, '').trim()) };
}

/** One thing that a person said, in material that holds several. */
export type SaidLine = {
  /** Its number, where it has one. */
  readonly number: number | null;
  readonly speaker: string;
  readonly text: string;
};

/** Messages as they stand in a frame: `[3] 2026-01-02 10:00 Ada: …`. */
export function toSpokenLines(text: string): readonly SaidLine[] {
  return text.split(/\n(?! )/).flatMap((line): SaidLine[] => {
    const [, number, speaker, said] =
      /^(?:\[(\d+)\] )?(?:\d{4}-\d\d-\d\d[ T][\d:.Z]+ )?([^\n:]{1,90}?)(?: \((?:https?:|#)\S+\))?: ([\s\S]+)$/.exec(
        line,
      ) ?? [];
    if (speaker === undefined || said === undefined) return [];
    const plain = said.replaceAll(/\s+/g, ' ').trim();
    return [{ number: number === undefined ? null : Number(number), speaker, text: plain }];
  });
}

/** The first sentence of a text, on one line and not too long. */
export function toFirstSentence(text: string, max = 180): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  const [first = line] = /^.{12,}?[.!?…](?=\s|$)/u.exec(line) ?? [];
  const characters = Array.from(first);
  return characters.length <= max ? first : `${characters.slice(0, max).join('').trimEnd()}…`;
}
