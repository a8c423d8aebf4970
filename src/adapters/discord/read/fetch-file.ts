import type { Json } from '../../../core/messages.ts';
import { CODE, isRefusedWith } from '../failures.ts';
import { type Bag, textOf, toBag, toBags } from '../json.ts';
import { snapshotsOf } from '../receive/files.ts';
import type { Api } from '../rest.ts';
import { download, missing } from './download.ts';

/** What the archive needs to fetch a file; its address expires, and the message has a fresh one. */
export type FileSource = {
  readonly channelId: string;
  /** Empty for a command's file, which is in no message. */
  readonly messageId: string;
  readonly attachmentId: string;
  readonly url: string;
};

type FetchOptions = {
  readonly api: Api;
  readonly apiUrl: string;
  readonly now: () => number;
};

/** The address of a file expires; its message then has a new one. */
export async function fetchFile(
  { api, apiUrl, now }: FetchOptions,
  given: Json,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const { channelId, messageId, attachmentId, url } = toSource(given);
  const options = { apiUrl, now, maxBytes, signal };
  const bytes = await download(url, options);
  if (bytes) return bytes;
  if (messageId === '') throw missing();
  const message = await api
    .ask(
      {
        kind: 'read',
        scope: `${channelId}/one`,
        method: 'GET',
        path: `/channels/${channelId}/messages/${messageId}`,
      },
      signal,
    )
    .catch((error: unknown) => {
      if (isRefusedWith(error, CODE.unknownMessage, CODE.unknownChannel, CODE.missingAccess))
        throw missing();
      throw error;
    });
  const fresh = findUrl(toBag(message), attachmentId);
  const found = fresh === null ? null : await download(fresh, options);
  if (!found) throw missing();
  return found;
}

function toSource(value: Json): FileSource {
  const source = toBag(value);
  return {
    channelId: textOf(source, 'channelId'),
    messageId: textOf(source, 'messageId'),
    attachmentId: textOf(source, 'attachmentId'),
    url: textOf(source, 'url'),
  };
}

/** The address of a file in a message or in what it forwards; null where it is not there. */
function findUrl(message: Bag, attachmentId: string): string | null {
  const found = [message, ...snapshotsOf(message)]
    .flatMap((each) => toBags(each.attachments))
    .find((file) => textOf(file, 'id') === attachmentId);
  return found ? textOf(found, 'url') || null : null;
}
