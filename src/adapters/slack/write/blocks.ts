import type { types } from '@slack/bolt';
import type { Button, Content, Task } from '../../../core/content.ts';
import type { Posted } from '../../../core/job.ts';
import { isCjk } from '../../../core/markdown/emphasis.ts';
import { toBoundary } from '../../../core/markdown/grapheme.ts';
import { withoutEscapes } from '../../../core/markdown/inline.ts';
import { toPlainText } from '../../../core/markdown/plain.ts';
import { strings } from '../../../core/strings/index.ts';
import { JOINT } from './format.ts';

/** How much of a message a notification shows; an update may have up to 4,000 characters. */
const NOTIFICATION_CHARS = 1_000;

const MAX_STATUS = 2_000;
const MAX_BUTTONS = 25; // docs.slack.dev/reference/block-kit/blocks/actions-block
const MAX_LABEL = 75; // docs.slack.dev/reference/block-kit/block-elements/button-element
const MAX_TASK = 256; // docs.slack.dev/reference/methods/chat.appendStream
const NOTHING = '…';

/** Blocks show the channel's name, a notification only these letters. */
const CHANNEL = /<#[CG][A-Z0-9]+>/g;

/** Messages of Parley show no previews of the pages that they link to. */
export const UNFURLS_OFF = { unfurl_links: false, unfurl_media: false };

/**
 * `text` and `blocks` of a message: the words, the status line, the buttons. Never beside
 * `markdown_text`.
 */
export function toShown(content: Pick<Content, 'text' | 'status' | 'buttons'>): {
  readonly text: string;
  readonly blocks: readonly types.KnownBlock[];
} {
  const { text, status, buttons } = content;
  const blocks: readonly types.KnownBlock[] = [
    ...(text.trim() === '' ? [] : [{ type: 'markdown' as const, text }]),
    ...(status === null || status === '' ? [] : [toStatusBlock(status)]),
    ...toActions(buttons),
  ];
  const named = text.replaceAll(CHANNEL, `#${strings.unnamedChannel}`);
  const words = toPlainText(named, NOTIFICATION_CHARS) || toPlainText(status ?? '', MAX_STATUS);
  return { text: words || NOTHING, blocks };
}

export function toActions(buttons: readonly Button[]): types.ActionsBlock[] {
  if (buttons.length === 0) return [];
  return [{ type: 'actions', elements: buttons.slice(0, MAX_BUTTONS).map(toButton) }];
}

/** The chunks of a stream: its text, the tools that run behind it, and the buttons under it. */
export function toChunks(
  { text, buttons }: Pick<Content, 'text' | 'buttons'>,
  tasks: readonly Task[],
): types.AnyChunk[] {
  return [
    ...(text === '' ? [] : [{ type: 'markdown_text' as const, text }]),
    ...tasks.map(toTask),
    ...(buttons.length === 0 ? [] : [{ type: 'blocks' as const, blocks: toActions(buttons) }]),
  ];
}

/**
 * Names the job on the message itself, so that a message whose creation had an unknown outcome can
 * be found.
 */
export function toMetadata({ key }: Posted): types.MessageMetadata {
  return {
    event_type: 'parley_answer',
    event_payload: { job: key.slice(0, key.indexOf('/')), key },
  };
}

const TASK_STATES = { running: 'in_progress', done: 'complete', failed: 'error' } as const;

/**
 * A card, which the next chunk with the same id changes
 * (docs.slack.dev/reference/methods/chat.appendStream).
 */
function toTask({ id, title, state }: Task): types.TaskUpdateChunk {
  return {
    type: 'task_update',
    id,
    title: toPlain(title, MAX_TASK),
    status: TASK_STATES[state],
  };
}

const LOOKALIKES: Readonly<Record<string, string>> = { '<': '‹', '>': '›', '@': '@\u200b' };

/**
 * What plain text would be decoded in, too
 * (docs.slack.dev/messaging/formatting-message-text).
 */
const ENTITY = /&(?=(?:amp|lt|gt);)/g;

/** Plain text within its limit. It mentions no person, even if Slack should read markup in it. */
export function toPlain(text: string, max: number): string {
  return text
    .replaceAll(/[<>@]/g, (character) => LOOKALIKES[character] ?? '')
    .replaceAll(ENTITY, '&amp;')
    .slice(0, max)
    .replaceAll(/\p{Cs}/gu, '');
}

/** Where one reason of a quiet line ends and the next begins. */
const BETWEEN_REASONS = /(?<=[.!?…])\s+(?=\S)|\s·\s/g;
const MORE_CHARS = 20;

/** A quiet line within its limit: cut behind a whole reason, with how many more there are. */
function toShortStatus(status: string): string {
  const fits = (end: number) =>
    toEscaped(status.slice(0, end)).length <= MAX_STATUS - (end < status.length ? MORE_CHARS : 0);
  if (fits(status.length)) return status;
  const ends = Array.from(status.matchAll(BETWEEN_REASONS), ({ index }) => index);
  const last = ends.findLastIndex(fits);
  const end = ends[last];
  if (end !== undefined) return `${status.slice(0, end)} … ${strings.more(ends.length - last)}`;
  let cut = MAX_STATUS - MORE_CHARS;
  while (!fits(cut)) cut -= MORE_CHARS;
  return `${status.slice(0, toBoundary(status, cut, 0)).trimEnd()}…`;
}

/** Code that touches letters of a script without spaces: Slack would show its marks. */
function partCode(text: string): string {
  const parts = text.split(/(`[^`\n]+`)/);
  const isTight = (part: string | undefined, end: number) => isCjk(part?.at(end) ?? '');
  return parts
    .map((part, index) => {
      if (index % 2 === 0) return part;
      const before = isTight(parts[index - 1], -1) ? JOINT : '';
      return before + part + (isTight(parts[index + 1], 0) ? JOINT : '');
    })
    .join('');
}

function toStatusBlock(status: string): types.ContextBlock {
  const short = toShortStatus(status);
  const plain = withoutEscapes(short);
  // mrkdwn knows no backslash: what a person chose to write goes into a text that formats nothing.
  if (plain !== short) {
    const text = plain
      .replaceAll(ENTITY, '&amp;')
      .replaceAll(/[<@]/g, '$&\u200b')
      .replaceAll(/\p{Cs}/gu, '');
    return { type: 'context', elements: [{ type: 'plain_text', text, emoji: false }] };
  }
  const text = partCode(toEscaped(short));
  return { type: 'context', elements: [{ type: 'mrkdwn', text, verbatim: true }] };
}

function toButton({ label, action, style }: Button): types.Button {
  return {
    type: 'button',
    action_id: action,
    value: action,
    text: { type: 'plain_text', text: toPlain(label, MAX_LABEL), emoji: true },
    ...(style === 'plain' ? {} : { style }),
  };
}

/**
 * Text in which nothing is a mention, a link or an entity
 * (docs.slack.dev/messaging/formatting-message-text).
 */
export function toEscaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/@(?=channel|here|everyone)/gi, '@\u200b');
}
