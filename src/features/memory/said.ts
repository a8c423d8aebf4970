import { toChannelScope } from '../../core/conversation/settings.ts';
import { isVisible, type Place, type Turn, toOwnPlace, toPlaceOf } from '../../core/messages.ts';
import type { Passage } from '../../core/store-ports.ts';
import { toDocumentPassages } from './chunking.ts';

/** What a person said in one message. */
export type Saying = Pick<Passage, 'source' | 'messageIds' | 'author' | 'person' | 'at'> & {
  /** Where the message itself stands. */
  readonly place: Place;
  /** Null: this telling of the message does not say. */
  readonly typed: string | null;
  /** What its recordings say; null as above. */
  readonly spoken: string | null;
};

/**
 * What a person said in a turn, or null. Of Parley's own answers, of quotes and of files nothing
 * is kept, so that nothing is found by what somebody copied of it; of commands nothing, as others
 * may not see them.
 */
export function toSaying(turn: Turn, conversation: string): Saying | null {
  const { role, speaker, person = null, ids, at, isSpoken, parts } = turn;
  const place = turn.place ?? toOldPlace(turn, conversation);
  if (role !== 'user' || place === null) return null;
  const transcripts = parts.flatMap((part) =>
    part.type === 'text' && part.isSpoken === true ? [toUnframed(part.text)] : [],
  );
  const spoken = isSpoken ? [turn.text, ...transcripts] : transcripts;
  // A recording that was not written down for this turn may have been for another one.
  const isUnheard = spoken.length === 0 && parts.some(({ type }) => type === 'audio');
  return {
    ...{ place, source: conversation, messageIds: ids, author: speaker ?? '', person, at },
    typed: isSpoken ? null : turn.text,
    spoken: isUnheard ? null : spoken.filter(isVisible).join('\n\n'),
  };
}

/**
 * Older versions did not keep where a message stands: in its conversation's place, unless it opened
 * that. Null for what is no message, which has no speaker.
 */
function toOldPlace({ speaker, ids: [id] }: Turn, conversation: string): Place | null {
  // The keys of what began with a command name no place.
  if (speaker === null || id === undefined || conversation.includes('#')) return null;
  return toOwnPlace({ id, place: toPlaceOf(conversation) });
}

/** A transcript stands between two tags. */
function toUnframed(text: string): string {
  return text.replace(/^<file[^>\n]*>\n/, '').replace(/\n<\/file>$/, '');
}

/**
 * A message as passages: several where it is long; none where it has no words. `before` are those
 * that were kept of it so far.
 */
export function toPassages(saying: Saying, before: readonly Passage[] = []): readonly Passage[] {
  const { place, typed, spoken, ...said } = saying;
  const channel = toChannelScope(place);
  const own = `${channel}/${said.messageIds[0] ?? ''}`;
  const toAll = (key: string, text: string | null): readonly Passage[] => {
    if (text === null) return before.filter(({ id }) => id.startsWith(key));
    return toDocumentPassages(text).map((passage, index) => ({
      ...said,
      id: `${key}${index}`,
      place: channel,
      thread: place.thread ?? null,
      text: passage,
    }));
  };
  return [...toAll(`${own}/typed/`, typed), ...toAll(`${own}/spoken/`, spoken)];
}
