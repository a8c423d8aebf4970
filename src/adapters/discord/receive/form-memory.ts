import { LRUCache } from 'lru-cache';
import { type Form, parseAction } from '../../../core/content.ts';
import type { FormEvent, IncomingEvent } from '../../../core/events.ts';
import { fileSourceSchema } from './files.ts';

const MAX_FORMS = 200;

/** What is kept of the command that a form completes. */
export type FormContext = Pick<FormEvent, 'files' | 'channels' | 'aboutQuoted'>;

/** What the fields of a form do not tell of the command that is being completed in it. */
export type FormMemory = {
  /** A command was answered with a form. */
  keep(event: IncomingEvent, form: Form): void;
  /** What was kept of the command that opened it; null if this process has not. */
  find(event: IncomingEvent): FormContext | null;
};

export function createFormMemory(): FormMemory {
  const kept = new LRUCache<string, FormContext>({ max: MAX_FORMS });
  return {
    keep(event, { action, channels }) {
      if (event.type !== 'command') return;
      const { aboutQuoted } = event;
      const files = Object.entries(event.options).flatMap(([name, value]) =>
        typeof value === 'object' ? [[name, value] as const] : [],
      );
      // The same form may have been opened before, and closed: this one takes its place.
      kept.set(toKey(event, action), {
        ...(files.length > 0 ? { files: Object.fromEntries(files) } : {}),
        ...(channels ? { channels } : {}),
        ...(aboutQuoted ? { aboutQuoted } : {}),
      });
    },
    find: (event) =>
      event.type === 'form' ? (kept.get(toKey(event, event.action)) ?? null) : null,
  };
}

const MAX_CUSTOM_ID = 100; // docs: Modal
const OF_MESSAGE = /~(\d{1,20})$/;

/**
 * The custom id of a form: its action, and the message whose files the command was chosen with.
 * That message can be asked for when this process has not opened the form itself.
 */
export function toCustomId(event: IncomingEvent, action: string): string {
  const files = event.type === 'command' ? Object.values(event.options) : [];
  const [id = ''] = files.flatMap((file) =>
    typeof file === 'object' ? [fileSourceSchema.parse(file.source).messageId] : [],
  );
  const customId = `${action}~${id}`;
  return id === '' || customId.length > MAX_CUSTOM_ID ? action : customId;
}

/** The action of a form, and the message that its custom id names; empty if it names no message. */
export function parseCustomId(customId: string): {
  readonly action: string;
  readonly messageId: string;
} {
  const messageId = OF_MESSAGE.exec(customId)?.[1] ?? '';
  return { action: customId.replace(OF_MESSAGE, ''), messageId };
}

/** Files that cannot be found any more: reading them tells the person so. */
export function toLostFiles(
  { action, fields }: FormEvent,
  channelId: string,
  messageId: string,
): NonNullable<FormEvent['files']> {
  const lost = parseAction(action)
    .jobId.split(',')
    .filter((name) => name !== '' && !(name in fields));
  return Object.fromEntries(
    lost.map((name) => [
      name,
      {
        ...{ id: name, name, mimeType: '', bytes: 0, isVoice: false, durationMs: null },
        source: { channelId, messageId, attachmentId: name, url: '' },
      },
    ]),
  );
}

/** A person has one form open at a time. */
function toKey({ place, speaker }: Pick<FormEvent, 'place' | 'speaker'>, action: string): string {
  return [place.channel, place.thread, speaker.id, action].join('/');
}
