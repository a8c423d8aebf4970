/** Aborts when nothing has come for a while. Marking activity costs one assignment: the timer looks, it is not re-armed. */
export type IdleTimer = {
  readonly signal: AbortSignal;
  touch(): void;
  /** Also counts bytes that make no chunk: some servers send comments while the model thinks. */
  watch(body: ReadableStream<Uint8Array> | null): void;
  stop(): void;
};

/** @param firstMs how long the first byte may take: a model that thinks hard is silent before it begins. */
export function createIdleTimer(idleMs: number, firstMs = idleMs * 2): IdleTimer {
  const controller = new AbortController();
  let hasBegun = false;
  let touchedAt = performance.now();
  let timer: NodeJS.Timeout;

  const look = () => {
    const left = touchedAt + idleMs - performance.now();
    if (!hasBegun || left <= 0) controller.abort(new Error('nothing came in time'));
    else timer = setTimeout(look, left);
  };
  timer = setTimeout(look, firstMs);

  const touch = () => {
    touchedAt = performance.now();
    if (hasBegun) return;
    hasBegun = true;
    clearTimeout(timer);
    timer = setTimeout(look, idleMs);
  };

  return {
    signal: controller.signal,
    touch,
    watch(body) {
      if (!body) return;
      const getReader = () => {
        const reader = ReadableStream.prototype.getReader.call(
          body,
        ) as ReadableStreamDefaultReader<Uint8Array>;
        const read = reader.read.bind(reader);
        // The next read is asked for when the last one has come. Wrapping the stream instead would copy every byte.
        return Object.assign(reader, {
          read: () => {
            if (hasRead) touch();
            hasRead = true;
            return read();
          },
        });
      };
      let hasRead = false;
      Object.assign(body, { getReader });
    },
    stop: () => clearTimeout(timer),
  };
}
