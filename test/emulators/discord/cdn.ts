import { pathOf } from './files.ts';
import type { Attachment, Call } from './types.ts';
import { signatureOf, signUrl, type World } from './world.ts';

const attachmentAt = (world: World, path: string): Attachment | undefined =>
  world.files.find((file) => pathOf(file) === path);

/** The same CDN path signed as of now. */
export const signedUrlOf = (world: World, url: string): string =>
  signUrl(world, new URL(url, world.origin).pathname);

const isSigned = (world: World, path: string, query: URLSearchParams): boolean => {
  const signed = `ex=${query.get('ex')}&is=${query.get('is')}`;
  const expires = Number.parseInt(query.get('ex') ?? '', 16) * 1000;
  return query.get('hm') === signatureOf(world, path, signed) && expires > world.now();
};

export type CdnReply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
};

/**
 * Answers a download. Expired and unsigned URLs are 404 ("API Reference", Signed Attachment CDN
 * URLs); an Authorization header is a leaked token and is remembered.
 */
export const answerCdn = (world: World, call: Call, url: URL): CdnReply => {
  if (call.authorization !== null) world.leaks.push(call);
  const file = attachmentAt(world, url.pathname);
  if (!file || !isSigned(world, url.pathname, url.searchParams))
    return {
      status: 404,
      headers: { 'content-type': 'text/plain' },
      body: Buffer.from('This content is no longer available.'),
    };
  return {
    status: 200,
    headers: { 'content-type': file.contentType ?? 'application/octet-stream' },
    body: file.bytes,
  };
};
