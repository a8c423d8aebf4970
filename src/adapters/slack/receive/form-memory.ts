import type { Form } from '../../../core/content.ts';
import type { CommandEvent, FormEvent, IncomingEvent } from '../../../core/events.ts';
import type { Attachment } from '../../../core/messages.ts';
import type { KeptFile } from './payloads.ts';

const MAX_CHARS = 3_000; // docs.slack.dev/reference/views/modal-views: private_metadata
const MAX_NAME_CHARS = 60;

/**
 * What is hidden in a form: where it was opened, how to answer privately, whom the message quotes
 * that its command was chosen on, and, as far as there is room, that command's files and the
 * channels that its fields call by name. Slack tells of files again by their ids.
 */
export function toFormMemory(event: IncomingEvent, channels: Form['channels']): string {
  const interaction = 'interaction' in event ? event.interaction : null;
  const files = event.type === 'command' ? toFiles(event.options) : [];
  const quoted = event.type === 'command' ? event.aboutQuoted : undefined;
  // Open forms outlive a version.
  const base = { place: event.place, via: interaction, quoted };
  const all = JSON.stringify({ ...base, channels, files });
  if (all.length <= MAX_CHARS) return all;
  const write = (count: number): string =>
    JSON.stringify({ ...base, files: files.slice(0, count) });
  let count = files.length;
  while (count > 0 && write(count).length > MAX_CHARS) count -= 1;
  return write(count);
}

/** The files that a form was opened with. */
export function toKeptFiles(
  files: readonly KeptFile[],
  workspace: string,
): Pick<FormEvent, 'files'> {
  if (files.length === 0) return {};
  const known = files.map(({ option, id, name, type, bytes, isVoice, durationMs }) => {
    const source = { fileId: id, url: null, mimeType: type, workspace };
    const file = { id, name, mimeType: type, bytes: bytes ?? 0, isVoice, durationMs, source };
    return [option, file] as const;
  });
  return { files: Object.fromEntries(known) };
}

function toFiles(options: CommandEvent['options']): KeptFile[] {
  return Object.entries(options).flatMap(([option, value]) =>
    typeof value === 'object' ? [toKept(option, value)] : [],
  );
}

function toKept(option: string, file: Attachment): KeptFile {
  const { id, name, mimeType: type, bytes, isVoice, durationMs } = file;
  const short = Array.from(name).slice(-MAX_NAME_CHARS).join('');
  return { option, id, name: short, type, bytes, isVoice, durationMs };
}
