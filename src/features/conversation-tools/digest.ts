import type { NamedMessage } from '../../core/conversation/read-messages.ts';
import { frame, toLatestLines, toSaidLine } from '../../core/frame.ts';
import type { Place } from '../../core/messages.ts';

/** A message as a digest is made of it. */
export type SpokenLine = NamedMessage & {
  /** Whoever asks wrote it. */
  readonly isMine: boolean;
  /** Where it is; null where the platform has no links. */
  readonly link: string | null;
};

/** What was read of a place, oldest first. */
export type Gathered = { readonly place: Place; readonly messages: readonly SpokenLine[] };

const MAX_CHARS = 60_000;

/**
 * Messages as the model reads them, each with its number, the latest last; what is too much is
 * left out at the beginning.
 */
export function toDigestMaterial(messages: readonly SpokenLine[]): string {
  const lines = messages.map((message, index) => `[${index + 1}] ${toSaidLine(message)}`);
  return frame('messages', {}, toLatestLines(lines, MAX_CHARS).join('\n'));
}
