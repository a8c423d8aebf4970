/**
 * What the stand-in says: frames of a stream, or a whole response (an error). A frame is what
 * stands behind `data: `.
 */
export type ModelReply =
  | Response
  | { readonly frames: Frames; readonly end?: 'done' | 'cut' | 'stall' };
export type Frames = Iterable<object> | AsyncIterable<object>;

export type ToolCallFrame = {
  readonly name: string;
  readonly arguments?: string;
  readonly id?: string;
  readonly signature?: string | null;
};

const id = 'FXzcaMjLO5Te4_UPl9jNkQ8';
const created = 1_790_803_221;
const model = 'gemini-3.8-flash';

export const usageFrame = { completion_tokens: 20, prompt_tokens: 17, total_tokens: 49 };

export function toFrame(choice: object | null, extra: object = {}): object {
  return {
    ...(choice ? { choices: [{ ...choice, index: 0 }] } : {}),
    created,
    id,
    model,
    object: 'chat.completion.chunk',
    ...extra,
  };
}

/** Text in Google's way: the role on every chunk, the finish reason and the usage on the last. */
export function textReply(
  chunks: string | readonly string[],
  { finish = 'stop' as string | null } = {},
): ModelReply {
  const texts = typeof chunks === 'string' ? [chunks] : chunks;
  return {
    frames: texts.map((content, index) => {
      const isLast = index === texts.length - 1 && finish !== null;
      return toFrame(
        { delta: { content, role: 'assistant' }, ...(isLast ? { finish_reason: finish } : {}) },
        isLast ? { usage: usageFrame } : {},
      );
    }),
  };
}

/** Calls in Google's way: each whole in a chunk of its own, without an index, then `stop`. */
export function callReply(calls: readonly ToolCallFrame[]): ModelReply {
  const frames = calls.map(
    (
      { name, arguments: input = '{}', id: callId = `function-call-${name}`, signature = 'SIG' },
      index,
    ) => {
      const extra =
        index === 0 && signature
          ? { extra_content: { google: { thought_signature: signature } } }
          : {};
      return toFrame({
        delta: {
          role: 'assistant',
          tool_calls: [
            { ...extra, function: { arguments: input, name }, id: callId, type: 'function' },
          ],
        },
      });
    },
  );
  return {
    frames: [
      ...frames,
      toFrame({ delta: { role: 'assistant' }, finish_reason: 'stop' }, { usage: usageFrame }),
    ],
  };
}

/** A blocked prompt: a choice without `delta`, and the reason in an unexpected place. */
export function blockedReply(reason = 'content_filter: PROHIBITED_CONTENT'): ModelReply {
  return { frames: [toFrame({ finish_reason: reason })] };
}

/** A chunk with a role and nothing else, then `stop`. */
export function emptyReply(): ModelReply {
  return {
    frames: [
      toFrame(
        { delta: { role: 'assistant' }, finish_reason: 'stop' },
        { usage: { ...usageFrame, completion_tokens: 0 } },
      ),
    ],
  };
}

/** Some text, then an error in the middle of the stream, as an object or in an array. */
export function brokenReply(text: string, isArray = false): ModelReply {
  const error = {
    error: {
      code: 503,
      message: 'The model is overloaded. Please try again later.',
      status: 'UNAVAILABLE',
    },
  };
  return {
    frames: [toFrame({ delta: { content: text, role: 'assistant' } }), isArray ? [error] : error],
  };
}

/** Some text, then the connection ends (`cut`) or falls silent (`stall`). */
export function endingReply(text: string, end: 'cut' | 'stall'): ModelReply {
  return { frames: [toFrame({ delta: { content: text, role: 'assistant' } })], end };
}

const encoder = new TextEncoder();

/**
 * Frames as server-sent events. `keepUsage` false takes the usage out, which Google sends only
 * when asked.
 */
export function toStream(
  { frames, end = 'done' }: Exclude<ModelReply, Response>,
  keepUsage: boolean,
): Response {
  const iterator =
    Symbol.asyncIterator in frames ? frames[Symbol.asyncIterator]() : frames[Symbol.iterator]();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (!done) return controller.enqueue(toEvent(keepUsage ? value : withoutUsage(value)));
      if (end === 'stall') return new Promise(() => {});
      if (end === 'cut') return controller.error(new TypeError('terminated'));
      controller.enqueue(encoder.encode('data: [DONE]\n\n'));
      controller.close();
    },
    async cancel() {
      await iterator.return?.();
    },
  });
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
}

function toEvent(frame: object): Uint8Array {
  return encoder.encode(`data: ${JSON.stringify(frame)}\n\n`);
}

function withoutUsage(frame: object): object {
  const { usage: _, ...rest } = frame as { usage?: unknown };
  return Array.isArray(frame) ? frame : rest;
}
