import type { Button, Content, Poll } from '../../../core/content.ts';
import type { UploadFile } from '../rest.ts';
import { withoutPings } from './format.ts';

// https://docs.discord.com/developers/components/reference
const ACTION_ROW = 1;
const BUTTON = 2;
const STYLES = { primary: 1, plain: 2, danger: 4 } as const;
const MAX_ROW = 5;
const MAX_ROWS = 5;
const MAX_LABEL = 80;

// https://docs.discord.com/developers/resources/message
const MAX_CHARS = 2_000;
const SUPPRESS_EMBEDS = 1 << 2;
const EPHEMERAL = 1 << 6;
const MAX_ALT = 1_024;

/** Parley never pings; without this an edit would ping all whom it names. */
const ALLOWED_MENTIONS = { parse: [], replied_user: false } as const;

/** A message can be shown, but there is nothing to show yet. */
const NOTHING = '…';

export type BodyOptions = {
  readonly isPrivate?: boolean;
  /** The files of the message from now on; undefined leaves them as they are. */
  readonly files?: readonly (UploadFile & { readonly alt: string })[];
};

/** As long as a poll of buttons stays open. Discord: Poll Create Request, at most 32 days. */
const POLL_HOURS = 7 * 24;
const MAX_QUESTION = 300;
const MAX_OPTION = 55;

function toPoll({ question, options }: Poll) {
  return {
    question: { text: withoutPings(question).slice(0, MAX_QUESTION) },
    answers: options.map((text) => ({
      poll_media: { text: withoutPings(text).slice(0, MAX_OPTION) },
    })),
    duration: POLL_HOURS,
    allow_multiselect: false,
  };
}

/** A message's content for a create or an edit. */
export function toBody(content: Content, { isPrivate = false, files }: BodyOptions = {}) {
  const { poll } = content;
  const shown = poll ? '' : toShownText(content);
  return {
    content: shown === '' && !files?.length && !poll ? NOTHING : shown,
    components: poll ? [] : toRows(content.buttons),
    ...(poll ? { poll: toPoll(poll) } : {}),
    allowed_mentions: ALLOWED_MENTIONS,
    flags: SUPPRESS_EMBEDS | (isPrivate ? EPHEMERAL : 0),
    ...(files === undefined
      ? {}
      : {
          attachments: files.map(({ alt, name }, index) => ({
            id: String(index), // docs: Uploading Files; every id is a text.
            filename: name,
            ...(alt === '' ? {} : { description: withoutPings(alt).slice(0, MAX_ALT) }),
          })),
        }),
  };
}

/** Whether a message has room for a line beside its text and status. */
export function hasRoomFor(line: string, content: Content): boolean {
  return line.length + toShownText(content).length <= MAX_CHARS;
}

/** The text, and under it the status as a quiet line if there is room. */
export function toShownText({ text, status }: Pick<Content, 'text' | 'status'>): string {
  const body = text.trimEnd();
  const line = withoutPings(status ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  if (line === '') return body;
  const quiet = `-# ${line}`;
  if (body === '') return quiet.slice(0, MAX_CHARS);
  const both = `${body}\n${quiet}`;
  return both.length <= MAX_CHARS ? both : body;
}

/** Rows of at most five buttons. */
function toRows(buttons: readonly Button[]) {
  const rows = Math.min(MAX_ROWS, Math.ceil(buttons.length / MAX_ROW));
  return Array.from({ length: rows }, (_, row) => ({
    type: ACTION_ROW,
    components: buttons.slice(row * MAX_ROW, (row + 1) * MAX_ROW).map(toButton),
  }));
}

function toButton({ label, action, style }: Button) {
  const shown = Array.from(withoutPings(label)).slice(0, MAX_LABEL).join('').trim();
  return { type: BUTTON, style: STYLES[style], label: shown || NOTHING, custom_id: action };
}
