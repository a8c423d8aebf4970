import type { FormEvent, IncomingEvent } from '../../../core/events.ts';

const MAX_FORMS = 200;

/** The files of commands that are being completed in forms, which have no fields for them. */
export type FormMemory = {
  /** A command was answered with a form. */
  keep(event: IncomingEvent, action: string): void;
  /** A form with the files of the command that opened it; any other event as it is. */
  withFiles(event: IncomingEvent): IncomingEvent;
};

export function createFormMemory(): FormMemory {
  const kept = new Map<string, NonNullable<FormEvent['files']>>();
  return {
    keep(event, action) {
      if (event.type !== 'command') return;
      const key = toKey(event, action);
      const files = Object.entries(event.options).flatMap(([name, value]) =>
        typeof value === 'object' ? [[name, value] as const] : [],
      );
      // The same form may have been opened before, and closed: its files are not this one's.
      kept.delete(key);
      if (files.length > 0) kept.set(key, Object.fromEntries(files));
      const [oldest] = kept.keys();
      if (kept.size > MAX_FORMS && oldest !== undefined) kept.delete(oldest);
    },
    withFiles(event) {
      if (event.type !== 'form') return event;
      const files = kept.get(toKey(event, event.action));
      return files ? { ...event, files } : event;
    },
  };
}

/** A person has one form open at a time. */
function toKey({ place, speaker }: Pick<FormEvent, 'place' | 'speaker'>, action: string): string {
  return [place.channel, place.thread, speaker.id, action].join('/');
}
