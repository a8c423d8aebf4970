/**
 * A `fetch` that gives these answers in order, the last one from then on, and remembers what it
 * was asked.
 */
export function answering(...answers: readonly (() => Response | Promise<Response>)[]) {
  const asked: { readonly url: string; readonly headers: Headers; readonly body: unknown }[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    init?.signal?.throwIfAborted();
    const body: unknown = await new Response(init?.body ?? null).json();
    asked.push({ url: String(input), headers: new Headers(init?.headers), body });
    const answer = answers[Math.min(asked.length, answers.length) - 1];
    return (await answer?.()) ?? new Response('<html>', { status: 404 });
  };
  return { asked, fetch };
}

/** What the native API answers with these parts. */
export const candidate =
  (parts: readonly object[], extra: object = {}) =>
  () =>
    Response.json({
      candidates: [{ content: { parts, role: 'model' }, finishReason: 'STOP', ...extra }],
    });

export const finished = (finishReason: string) => () =>
  Response.json({ candidates: [{ finishReason, index: 0 }] });

/** The smallest beginnings that a picture is known by. */
export const PNG = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1').toString('base64');
export const JPEG = Buffer.from('\xff\xd8\xff\xe0', 'latin1').toString('base64');
export const drawn = (data = PNG, mimeType = 'image/png') =>
  candidate([{ inlineData: { mimeType, data } }]);
