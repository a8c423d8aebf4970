import { timeNow } from '../../core/async.ts';
import type { Approval, Button } from '../../core/content.ts';
import type { Attachment, Place } from '../../core/messages.ts';

export const PLATFORM = 'web';
export const WORKSPACE = 'local';

/** A file on the page; its bytes are in `Blobs`. */
export type PageFile = {
  readonly name: string;
  readonly hash: string;
  readonly mimeType: string;
  /** Null for Parley's own files, whose size is never asked for. */
  readonly bytes: number | null;
  readonly isVoice: boolean;
  readonly durationMs: number | null;
  readonly alt: string;
};

/** One message of the page, as it is stored and as browsers get it. */
export type PageMessage = {
  readonly id: string;
  readonly channel: string;
  /** The message whose thread this one stands in; null if it stands in the channel. */
  readonly thread: string | null;
  /** Null: Parley. */
  readonly speaker: string | null;
  readonly name: string;
  /** The one person who sees it; null: everyone. */
  readonly only: string | null;
  readonly text: string;
  /**
   * The name that a person gave to the thread that it begins; null or left out if it has no name.
   */
  readonly title?: string | null;
  readonly files: readonly PageFile[];
  /** A quiet line under the text. */
  readonly status: string | null;
  readonly buttons: readonly Button[];
  /** What it asks to be agreed to, and what was decided. */
  readonly approvals?: readonly Approval[] | undefined;
  /** Actions of buttons that it carried before: a press of one may still be on its way. */
  readonly pastActions?: readonly string[];
  /** The button that each person has chosen; a browser is told its own person’s alone. */
  readonly choices?: Readonly<Record<string, string>>;
  /** The last press of an opinion, by person: sent again, it is not another. */
  readonly opinionNonces?: Readonly<Record<string, string>>;
  /** It may still grow. */
  readonly isOpen: boolean;
  /** Its author deleted it, but its thread goes on. */
  readonly isDeleted: boolean;
  readonly sentAt: number;
  readonly editedAt: number | null;
  /** By which the same message is known when it is sent a second time. */
  readonly mark: string | null;
};

/**
 * The place of a message: everything on the page belongs to a thread, its own if it starts one.
 */
export function toPagePlace({
  channel,
  thread,
  id,
}: Pick<PageMessage, 'channel' | 'thread' | 'id'>) {
  return {
    platform: PLATFORM,
    workspace: WORKSPACE,
    channel,
    thread: thread ?? id,
  } satisfies Place;
}

/** The file as the core knows it. */
export function toPageAttachment(file: PageFile): Attachment {
  const { hash, name, mimeType, bytes, isVoice, durationMs } = file;
  return { id: hash, name, mimeType, bytes: bytes ?? 0, isVoice, durationMs, source: { hash } };
}

let lastAt = 0;
let count = 0;

/** A new message id; ids sort by time, also those made within one millisecond. */
export function createId(now = timeNow()): string {
  count = now > lastAt ? 0 : count + 1;
  lastAt = Math.max(now, lastAt);
  const random = crypto.getRandomValues(new Uint16Array(1))[0] ?? 0;
  return [lastAt.toString(36).padStart(9, '0'), toDigits(count), toDigits(random)].join('');
}

/**
 * The id of a new message that `only` sees; null: everyone. A thread is known as theirs by the id
 * of its first message, which may be gone.
 */
export function createIdFor(only: string | null): string {
  return only === null ? createId() : `${createId()}${PRIVATE}`;
}

const PRIVATE = 'p';
const PRIVATE_ID = new RegExp(`^[0-9a-z]{17}${PRIVATE}$`);

/** Whether one person alone sees what stands there. */
export function isPrivateThread({ thread }: Pick<Place, 'thread'>): boolean {
  return thread !== undefined && PRIVATE_ID.test(thread);
}

const toDigits = (value: number) => value.toString(36).padStart(4, '0');

/** A message as everyone who sees it may know it. */
export function toSent({ choices, opinionNonces, ...message }: PageMessage): SentMessage {
  return message;
}

type SentMessage = Omit<PageMessage, 'choices' | 'opinionNonces'>;
