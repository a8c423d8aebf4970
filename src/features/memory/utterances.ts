import { toChannelScope } from '../../core/conversation/settings.ts';
import {
  isVisible,
  type Part,
  type Place,
  type SpokenIn,
  type Turn,
  toConversation,
  toOwnPlace,
  toPlaceOf,
} from '../../core/messages.ts';
import type { Passage } from '../../core/store-ports.ts';
import { toDocumentPassages } from './chunking.ts';

/** What a person said in one message. */
export type Utterance = Pick<Passage, 'source' | 'messageIds' | 'author' | 'person' | 'at'> & {
  /** Where the message itself stands. */
  readonly place: Place;
  /** Null: this telling of the message does not say. */
  readonly typed: string | null;
  /** What its recordings say; null as above. */
  readonly spoken: string | null;
};

/**
 * What was said in a turn: in its own message, and in those whose recordings it had transcribed.
 * Parley's own answers, quotes and files are not kept, so that nothing is found through a copy;
 * commands are not kept, because others may not see them.
 */
export function toUtterances(turn: Turn, conversation: string): readonly Utterance[] {
  const { role, speaker, person = null, ids, at, isSpoken, parts } = turn;
  const place = turn.place ?? toOldPlace(turn, conversation);
  if (role !== 'user' || place === null) return [];
  const said = parts.flatMap((part) => toTranscript(part) ?? []);
  const own = said.filter(({ spokenIn }) => spokenIn === null).map(({ text }) => text);
  const spoken = isSpoken ? [turn.text, ...own] : own;
  // A recording that was not written down for this turn may have been for another one.
  const isUnheard = spoken.length === 0 && parts.some(({ type }) => type === 'audio');
  return [
    {
      ...{ place, source: conversation, messageIds: ids, author: speaker ?? '', person, at },
      typed: isSpoken ? null : turn.text,
      spoken: isUnheard ? null : spoken.filter(isVisible).join('\n\n'),
    },
    ...said.flatMap(({ text, spokenIn }) => (spokenIn ? [toElsewhere(text, spokenIn)] : [])),
  ];
}

type Transcript = { readonly text: string; readonly spokenIn: SpokenIn | null };

/** Null if it is not a transcript, or if it is of another message whose id is unknown. */
function toTranscript(part: Part): Transcript | null {
  if (part.type !== 'text' || part.isSpoken !== true) return null;
  const { text, spokenIn = null, people = [] } = part;
  return spokenIn === null && people.length > 0 ? null : { text: toUnframed(text), spokenIn };
}

/** It is its speaker's, and stands and goes with their message. */
function toElsewhere(text: string, { id, place, person, name, at }: SpokenIn): Utterance {
  const source = toConversation(place);
  return {
    ...{ place, source, messageIds: [id], author: name, person, at },
    ...{ typed: null, spoken: text },
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
 * A message as passages: several if it is long, an empty list if it has no words. `before` are the
 * passages that were kept of it so far.
 */
export function toPassages(
  utterance: Utterance,
  before: readonly Passage[] = [],
): readonly Passage[] {
  const { place, typed, spoken, ...said } = utterance;
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
