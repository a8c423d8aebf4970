import { setTimeout as delay } from 'node:timers/promises';
import type { Meter } from '../core/ports.ts';
import {
  createFileMarkers,
  type FileMarkers,
  toBase64Body,
  withBase64Files,
} from './base64-body.ts';
import { unwrapErrors } from './client.ts';
import { toLate, toModelError, toStopped } from './errors.ts';
import { type Generated, toGenerated } from './generated.ts';
import { reach, readReply } from './replies.ts';
import { report, toNativeTokens } from './usage.ts';

/** What is asked of `generateContent`; only these fields are ever sent. */
export type NativeRequest = {
  readonly systemInstruction?: { readonly parts: readonly NativePart[] };
  readonly contents: readonly { readonly role: 'user'; readonly parts: readonly NativePart[] }[];
  readonly tools?: readonly { readonly google_search: object }[];
  readonly generationConfig?: {
    readonly responseModalities?: readonly ('TEXT' | 'IMAGE')[];
    readonly imageConfig?: { readonly aspectRatio: string };
  };
};
export type NativePart =
  | { readonly text: string }
  | { readonly inlineData: { readonly mimeType: string; readonly data: Uint8Array } };

/**
 * Gemini's own API, for what the compatible one cannot do.
 * https://ai.google.dev/api/generate-content
 */
export type Native = {
  /** Throws `ModelError`, also when the signal aborts. */
  generate(
    model: string,
    request: NativeRequest,
    signal: AbortSignal,
    meter: Meter,
  ): Promise<Generated>;
};

export type NativeOptions = {
  readonly apiKey: string;
  /** Ends in `/v1beta/`. */
  readonly nativeUrl: string;
  readonly timeoutMs?: number;
  /** Replaces the network: the offline stand-in, or a test. */
  readonly fetch?: typeof fetch;
};

/** A picture at the highest size takes about a minute. */
const TIMEOUT_MS = 150_000;

/** Before the second try, where the server names no time. */
const RETRY_AFTER_MS = 1_000;

export function createNative({
  apiKey,
  nativeUrl,
  timeoutMs = TIMEOUT_MS,
  fetch: inner = fetch,
}: NativeOptions): Native {
  const unwrapped = unwrapErrors(withBase64Files(inner), apiKey);
  const base = nativeUrl.endsWith('/') ? nativeUrl : `${nativeUrl}/`;

  return {
    async generate(model, request, signal, meter) {
      const url = `${base}models/${encodeURIComponent(model.replace(/^models\//, ''))}:generateContent`;
      const silence = AbortSignal.timeout(timeoutMs);
      const fileMarkers = createFileMarkers();
      const init = {
        method: 'POST',
        headers: { 'x-goog-api-key': apiKey, 'content-type': 'application/json' },
        body: JSON.stringify(toPayload(request, fileMarkers)),
        signal: AbortSignal.any([signal, silence]),
        ...toBase64Body(fileMarkers),
      };
      try {
        const answer = await ask(() => unwrapped(url, init), init.signal);
        report(meter, model, toNativeTokens(answer));
        return toGenerated(answer);
      } catch (error) {
        if (signal.aborted) throw toStopped(error);
        throw silence.aborted ? toLate(error) : toModelError(error);
      }
    },
  };
}

/** The request with its pictures among the file markers. */
function toPayload({ contents, ...rest }: NativeRequest, fileMarkers: FileMarkers): object {
  const toPart = (part: NativePart) => {
    if ('text' in part) return part;
    const { mimeType, data } = part.inlineData;
    return { inlineData: { mimeType, data: fileMarkers.add(data) } };
  };
  return {
    ...rest,
    contents: contents.map(({ role, parts }) => ({ role, parts: parts.map(toPart) })),
  };
}

/**
 * Asks, and where the server was busy or the quota frees up soon, once more. A time-out is not
 * tried again: it may have been paid for.
 */
async function ask(send: () => Promise<Response>, signal: AbortSignal): Promise<unknown> {
  const first = await reach(send);
  const waitMs = toWait(first);
  if (waitMs === null) return readReply(first);
  await first.body?.cancel();
  await delay(waitMs, undefined, { signal });
  return readReply(await reach(send));
}

/** How long to wait before trying again; null if that is useless or not needed. */
function toWait({ status, headers }: Response): number | null {
  const mayPass = status === 429 || status >= 500;
  if (!mayPass || headers.get('x-should-retry') === 'false') return null;
  const ms = Number(headers.get('retry-after-ms')) || Number(headers.get('retry-after')) * 1_000;
  return ms > 0 ? ms : RETRY_AFTER_MS;
}
