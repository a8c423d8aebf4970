import type { NamedMessage } from '../../core/conversation/read-messages.ts';
import { frame, toLatestLines, toSaidLine } from '../../core/frame.ts';
import type { Place } from '../../core/messages.ts';

/** A message as digests read it. */
export type SpokenLine = NamedMessage & {
  /** Whether the person who asks wrote it. */
  readonly isMine: boolean;
  /** Where it is; null if the platform has no links. */
  readonly link: string | null;
};

/** What was read of a place, oldest first. */
export type Gathered = { readonly place: Place; readonly messages: readonly SpokenLine[] };

const MAX_CHARS = 60_000;

/** Of the number in front of a message. */
const MAX_NUMBER_CHARS = 10;

/** The latest messages that there is room for. */
export function toLatestThatFit(messages: readonly SpokenLine[]): readonly SpokenLine[] {
  let chars = 0;
  const last = messages.findLastIndex((message) => {
    chars += toSaidLine(message).length + MAX_NUMBER_CHARS;
    return chars > MAX_CHARS;
  });
  return messages.slice(last + 1);
}

/** Messages as the model reads them, each with its number, the latest last. */
export function toDigestMaterial(messages: readonly SpokenLine[]): string {
  const lines = messages.map((message, index) => `[${index + 1}] ${toSaidLine(message)}`);
  return frame('messages', {}, toLatestLines(lines, MAX_CHARS).join('\n'));
}
