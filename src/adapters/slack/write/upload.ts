import { sleep } from '../../../core/async.ts';
import type { Content, OutgoingFile } from '../../../core/content.ts';
import { WriteError } from '../../../core/errors.ts';
import type { Posted } from '../../../core/job.ts';
import type { Step } from '../../../core/ports.ts';
import { strings } from '../../../core/strings/index.ts';
import type { Args, WebApi } from '../client.ts';
import { isLayoutRefused, SlackRefusal, toWriteError } from '../failures.ts';
import { responseUrlOf } from '../interaction.ts';
import { toPlain, toShown } from './blocks.ts';
import { sharesSchema, uploadSlotSchema } from './payloads.ts';
import { respond } from './respond.ts';
import { parseState, type Target, toJson, toState } from './target.ts';

const MAX_ALT = 1_000; // docs.slack.dev/reference/methods/files.getUploadURLExternal
const MAX_NAME = 255;
const UPLOAD_TIMEOUT_MS = 60_000;

/**
 * A message that consists of files. Opening it uploads the files, so that their ids are journalled
 * before people see them; closing it shares them, once.
 */
export async function writeFiles(
  target: Target,
  message: Posted,
  step: Step,
  content: Content,
  signal: AbortSignal,
): Promise<Posted> {
  if (message.id === null) return openFiles(target, message, content, signal);
  if (step !== 'close') return message;
  const { channel } = target.place;
  const { files } = parseState(message.adapterState, channel);
  // What this process has not just uploaded may have been shared already, so that is asked first.
  const isFresh = target.uploads.delete(message.key);
  const before = isFresh ? null : await findShare(target, files, signal);
  if (before !== null) return { ...message, id: before };
  const titles = content.files.map(({ name }) => name);
  if (!(await complete(target, files, titles, signal))) return message;
  const id = (await findShare(target, files, signal)) ?? message.id;
  return { ...message, id };
}

/** Whether a message of files has no timestamp: it was not shared, or Slack did not tell where. */
export function isUnshared(id: string): boolean {
  return id.startsWith(UNSHARED);
}

const UNSHARED = 'files:';

async function openFiles(
  target: Target,
  message: Posted,
  content: Content,
  signal: AbortSignal,
): Promise<Posted> {
  const { uploads, place, activeStreams } = target;
  const ids: string[] = [];
  for (const file of content.files) ids.push(await uploadFile(target, file, signal));
  uploads.set(message.key, ids);
  const state = { ...toState('files', place.channel, activeStreams.now(), content), files: ids };
  return {
    ...message,
    id: `${UNSHARED}${message.key}`,
    state: 'open',
    adapterState: toJson(state),
  };
}

/**
 * Step three of three. False if Parley is not in the channel: the person who used a command there
 * is asked to invite it.
 */
async function complete(
  { place, audience, api }: Target,
  ids: readonly string[],
  titles: readonly string[],
  signal: AbortSignal,
): Promise<boolean> {
  const { workspace, channel, thread } = place;
  try {
    await api.ask(
      workspace,
      'files.completeUploadExternal',
      {
        files: ids.map((id, index) => ({ id, title: toPlain(titles[index] ?? id, MAX_NAME) })),
        channel_id: channel,
        ...(thread === undefined ? {} : { thread_ts: thread }),
      },
      signal,
    );
    return true;
  } catch (error) {
    const url = responseUrlOf(audience.interaction);
    const isOutside = error instanceof WriteError && error.failure === 'place_gone';
    if (!isOutside || url === null) throw error;
    const shown = toShown({ text: strings.inviteFirst, status: null, buttons: [] });
    const told = { response_type: 'ephemeral', replace_original: false, ...shown };
    await respond(api, url, told, signal);
    return false;
  }
}

/** Deletes the files of an answer that is removed or rewritten; a file may be gone already. */
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
      log.warn({ err: error }, 'could not delete an uploaded file');
    }
  }
}

/** Steps one and two of three: https://docs.slack.dev/messaging/working-with-files */
async function uploadFile(
  { place, api, readBlob }: Target,
  file: OutgoingFile,
  signal: AbortSignal,
): Promise<string> {
  const bytes = await readBlob(file.hash);
  if (!bytes?.length)
    throw toWriteError('refused', new SlackRefusal('files.getUploadURLExternal', 'no_bytes'));
  const ask = (extras: Args) => {
    const args = { filename: toPlain(file.name, MAX_NAME), length: bytes.length, ...extras };
    return api.ask(place.workspace, 'files.getUploadURLExternal', args, signal);
  };
  const extras = file.alt === '' ? {} : { alt_txt: toPlain(file.alt, MAX_ALT) };
  // The file comes before the text about it.
  const slot = await ask(extras).catch((error: unknown) => {
    if (file.alt === '' || !isLayoutRefused(error)) throw error;
    return ask({});
  });
  const { upload_url, file_id } = uploadSlotSchema.parse(slot);
  await send(api, upload_url, bytes, signal);
  return file_id;
}

/** The address is a permission by itself: the token is not sent with it. */
async function send(
  api: WebApi,
  url: string,
  bytes: Uint8Array,
  signal: AbortSignal,
): Promise<void> {
  const failed = (code: string) => toWriteError('unavailable', new SlackRefusal('upload', code));
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: new Uint8Array(bytes),
    redirect: 'error',
    signal: AbortSignal.any([signal, AbortSignal.timeout(UPLOAD_TIMEOUT_MS)]),
  } as const;
  const response = await api.send(url, init, signal).catch((error: unknown) => {
    signal.throwIfAborted();
    throw failed(error instanceof Error ? error.name : 'unknown_error');
  });
  await response.body?.cancel();
  if (!response.ok) throw failed(`http_${response.status}`);
}

/**
 * Sharing is asynchronous: the message that shows a file appears later, and `files.info` names it
 * then.
 */
const SHARE_PAUSES_MS = [0, 150, 300, 600, 1_200, 2_400] as const;

/** The timestamp of the message that shows these files here; null if there is no such message. */
async function findShare(
  target: Target,
  [first]: readonly string[],
  signal: AbortSignal,
): Promise<string | null> {
  if (first === undefined) return null;
  for (const pauseMs of SHARE_PAUSES_MS) {
    if (pauseMs > 0) await sleep(pauseMs, signal);
    const ts = await readShare(target, first, signal);
    if (ts !== null) return ts;
  }
  return null;
}

async function readShare(
  { place, api }: Target,
  file: string,
  signal: AbortSignal,
): Promise<string | null> {
  try {
    const info = await api.ask(place.workspace, 'files.info', { file }, signal);
    const { shares } = sharesSchema.parse(info).file;
    const [share] = Object.values(shares).flatMap((shown) => shown[place.channel] ?? []);
    return share?.ts || null;
  } catch (error) {
    if (error instanceof WriteError && error.failure === 'refused') return null;
    throw error;
  }
}
