import { toOneLine } from '../../../core/frame.ts';
import type { MentionNames } from '../../../core/messages.ts';
import { toUnmentioned } from '../../../core/written-mentions.ts';
import type { TextObject } from './block-shapes.ts';
import { namesIn, readMarkup, toDecoded, withoutOwn } from './text.ts';

const MAX_NAMES = 500;
const MAX_NAME_CHARS = 200;
const MAX_UNREAD = 20;

/** What is gathered on the way through a payload, beside its words. */
export type Reading = {
  /** Slack's markup as Markdown. */
  markdown(text: string): string;
  /** The words of a text object: plain text is only decoded. */
  wordsOf(object: TextObject): string;
  /** Notes what a token stands for; the first name that is noted for it counts. */
  note(token: string, name: string): void;
  /** Notes what cannot be read, in a few words. */
  leaveOut(what: string): void;
  /** Notes a message that is shared without its words, by its address. */
  refer(address: string): void;
  readonly ownId: string;
  shared(): string[] | undefined;
  names(): MentionNames | undefined;
  unread(): string[] | undefined;
};

export function createReading(ownId: string): Reading {
  const names = new Map<string, string>();
  const unread = new Set<string>();
  const shared = new Set<string>();

  const note: Reading['note'] = (token, name) => {
    const shown = toOneLine(name).slice(0, MAX_NAME_CHARS).toWellFormed().replace(/^[@#]/, '');
    if (shown === '' || names.size >= MAX_NAMES || names.has(token)) return;
    names.set(token, shown);
  };

  const markdown: Reading['markdown'] = (text) => {
    for (const [token, name] of namesIn(text)) note(token, name);
    return readMarkup(withoutOwn(text, ownId));
  };

  return {
    ownId,
    markdown,
    wordsOf: ({ type, text }) =>
      type === 'plain_text' ? toUnmentioned(toDecoded(text)) : markdown(text),
    note,
    leaveOut(what) {
      if (unread.size < MAX_UNREAD) unread.add(what);
    },
    refer(address) {
      if (shared.size < MAX_UNREAD) shared.add(address);
    },
    shared: () => (shared.size === 0 ? undefined : [...shared]),
    names: () => (names.size === 0 ? undefined : Object.fromEntries(names)),
    unread: () => (unread.size === 0 ? undefined : [...unread]),
  };
}

/** Names that a text in Slack's markup tells, where nothing else of a payload does. */
export function toNames(text: string): MentionNames | undefined {
  const reading = createReading('');
  reading.markdown(text);
  return reading.names();
}
