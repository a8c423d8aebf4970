import type { Json } from '../../../core/messages.ts';
import { CODE, isRefusedWith } from '../failures.ts';
import { fileSourceSchema, toForwarded } from '../receive/files.ts';
import type { MessagePayload } from '../receive/message-payloads.ts';
import type { RestApi } from '../rest.ts';
import { download, missing } from './download.ts';
import { archivedSchema } from './payloads.ts';

type FetchOptions = {
  readonly api: RestApi;
  readonly apiUrl: string;
  readonly now: () => number;
};

/** The bytes of a file, from its address or from the newer one in its message. */
export async function fetchFile(
  { api, apiUrl, now }: FetchOptions,
  given: Json,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const { channelId, messageId, attachmentId, url } = fileSourceSchema.parse(given);
  const options = { apiUrl, now, maxBytes, signal };
  const bytes = url === '' ? null : await download(url, options);
  if (bytes) return bytes;
  if (messageId === '') throw missing();
  const path: `/${string}` = `/channels/${channelId}/messages/${messageId}`;
  const call = { kind: 'read', scope: `${channelId}/one`, method: 'GET', path } as const;
  const message = await api.ask(call, signal).catch((error: unknown) => {
    if (isRefusedWith(error, CODE.unknownMessage, CODE.unknownChannel, CODE.missingAccess))
      throw missing();
    throw error;
  });
  const fresh = findUrl(archivedSchema.parse(message), attachmentId);
  const found = fresh === null ? null : await download(fresh, options);
  if (!found) throw missing();
  return found;
}

/** The address of a file in a message or in what it forwards; null if it is not there. */
function findUrl(message: MessagePayload, attachmentId: string): string | null {
  const files = [message, ...toForwarded(message)].flatMap(({ attachments }) => attachments);
  return files.find(({ id }) => id === attachmentId)?.url || null;
}
