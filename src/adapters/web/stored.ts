import type { Button } from '../../core/content.ts';
import type { PageFile, PageMessage } from './message.ts';

type Bag = Readonly<Record<string, unknown>>;

/**
 * A message as the store has it; null where it is none. What it lacks, or has in a shape that nobody can show, is left out, so that one
 * odd message hides neither the others nor itself.
 */
export function toStoredMessage(value: unknown, channel: string): PageMessage | null {
  const stored = toBag(value);
  if (typeof stored.id !== 'string' || stored.id === '') return null;
  return {
    id: stored.id,
    channel,
    thread: toTextOrNull(stored.thread),
    speaker: toTextOrNull(stored.speaker),
    name: toText(stored.name) || 'Somebody',
    only: toTextOrNull(stored.only),
    text: toText(stored.text),
    files: toAll(stored.files, toFile),
    status: toTextOrNull(stored.status),
    buttons: toAll(stored.buttons, toButton),
    pastActions: toAll(stored.pastActions, toTextOrNull),
    isOpen: stored.isOpen === true,
    isDeleted: stored.isDeleted === true,
    sentAt: toTime(stored.sentAt) ?? 0,
    editedAt: toTime(stored.editedAt),
    mark: toTextOrNull(stored.mark),
  };
}

function toFile(value: unknown): PageFile | null {
  const file = toBag(value);
  const hash = toText(file.hash);
  if (!/^[0-9a-f]{64}$/.test(hash)) return null; // Nothing could be opened.
  return {
    name: toText(file.name) || 'file',
    hash,
    mimeType: toText(file.mimeType) || 'application/octet-stream',
    bytes: toNumber(file.bytes),
    isVoice: file.isVoice === true,
    durationMs: toNumber(file.durationMs),
    alt: toText(file.alt),
  };
}

const STYLES = ['plain', 'primary', 'danger'] as const;

function toButton(value: unknown): Button | null {
  const { label, action, style } = toBag(value);
  if (typeof label !== 'string' || typeof action !== 'string') return null;
  return { label, action, style: STYLES.find((each) => each === style) ?? 'plain' };
}

/** The latest moment that a `Date` can hold. */
const MAX_DATE_MS = 8.64e15;

function toTime(value: unknown): number | null {
  const time = toNumber(value);
  return time === null || Math.abs(time) > MAX_DATE_MS ? null : time;
}

function toAll<Whole>(value: unknown, toOne: (item: unknown) => Whole | null): Whole[] {
  return Array.isArray(value) ? value.flatMap((item) => toOne(item) ?? []) : [];
}

function toBag(value: unknown): Bag {
  return typeof value === 'object' && value !== null ? (value as Bag) : {}; // Its members are looked at one by one.
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function toTextOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function toNumber(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
