import type { OutgoingFile } from '../../core/content.ts';
import { WriteError } from '../../core/errors.ts';
import { SlackRefusal, toWriteError } from './failures.ts';
import { type Bag, textOf, toBag } from './json.ts';
import type { Target } from './target.ts';

const MAX_ALT = 1_000; // docs.slack.dev/reference/methods/files.getUploadURLExternal
const UPLOAD_TIMEOUT_MS = 60_000;
const MAX_PENDING = 100;

/** Uploads files and shares them where the answer is, once. Resolves to their ids. */
export async function shareFiles(
  target: Target,
  key: string,
  files: readonly OutgoingFile[],
  signal: AbortSignal,
): Promise<readonly string[]> {
  if (files.length === 0) return [];
  const { uploads } = target;
  const known = uploads.get(key);
  if (known && (await isShared(target, known, signal))) {
    uploads.delete(key);
    return known;
  }
  const uploaded: Bag[] = [];
  for (const file of files) uploaded.push(await uploadFile(target, file, signal));
  const ids = uploaded.map((file) => textOf(file, 'id'));
  if (uploads.size >= MAX_PENDING) uploads.clear();
  uploads.set(key, ids);
  const { workspace, channel, thread } = target.place;
  await target.api.ask(
    workspace,
    'files.completeUploadExternal',
    {
      files: uploaded,
      channel_id: channel,
      ...(thread === undefined ? {} : { thread_ts: thread }),
    },
    signal,
  );
  uploads.delete(key);
  return ids;
}

/** Takes back the files of an answer that is removed or written anew; one that is gone is fine. */
export async function dropFiles(
  { place, api, log }: Target,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  for (const file of ids) {
    try {
      await api.ask(place.workspace, 'files.delete', { file }, signal);
    } catch (error) {
      signal.throwIfAborted();
      log.warn({ err: error }, 'a file could not be taken back');
    }
  }
}

/** Step one and two of three: https://docs.slack.dev/messaging/working-with-files */
async function uploadFile(
  { place, api, readBlob }: Target,
  file: OutgoingFile,
  signal: AbortSignal,
): Promise<Bag> {
  const bytes = await readBlob(file.hash);
  if (!bytes?.length)
    throw toWriteError('refused', new SlackRefusal('files.getUploadURLExternal', 'no_bytes'));
  const slot = await api.ask(
    place.workspace,
    'files.getUploadURLExternal',
    {
      filename: file.name,
      length: bytes.length,
      ...(file.alt === '' ? {} : { alt_txt: file.alt.slice(0, MAX_ALT) }),
    },
    signal,
  );
  await send(textOf(slot, 'upload_url'), bytes, signal);
  return { id: textOf(slot, 'file_id'), title: file.name };
}

/** The address is its own permission: no token goes with it. */
async function send(url: string, bytes: Uint8Array, signal: AbortSignal): Promise<void> {
  const failed = (code: string) => toWriteError('unavailable', new SlackRefusal('upload', code));
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: new Uint8Array(bytes),
    redirect: 'error',
    signal: AbortSignal.any([signal, AbortSignal.timeout(UPLOAD_TIMEOUT_MS)]),
  }).catch((error: unknown) => {
    signal.throwIfAborted();
    throw failed(error instanceof Error ? error.name : 'unknown_error');
  });
  await response.body?.cancel();
  if (!response.ok) throw failed(`http_${response.status}`);
}

/** Sharing is asynchronous: a file whose share was lost on its way back shows it here. */
async function isShared(
  { place, api }: Target,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<boolean> {
  for (const file of ids) {
    try {
      const info = await api.ask(place.workspace, 'files.info', { file }, signal);
      const shares = toBag(toBag(info.file).shares);
      if (Object.values(shares).some((places) => Object.keys(toBag(places)).length > 0))
        return true;
    } catch (error) {
      if (!(error instanceof WriteError) || error.failure !== 'refused') throw error;
    }
  }
  return false;
}
