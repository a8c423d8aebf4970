import { type ModelReply, textReply, toFrame } from '../../src/demo/frames.ts';

/** An answer that a test writes piece by piece and ends when it likes. */
export function createGatedReply(): {
  readonly reply: ModelReply;
  /** Settles when the client has closed the stream, or read it to the end. */
  readonly closed: Promise<void>;
  say(text: string): void;
  end(): void;
} {
  const queue: string[] = [];
  let isOver = false;
  let wake = Promise.withResolvers<void>();
  const closed = Promise.withResolvers<void>();

  const frames: AsyncIterableIterator<object> = {
    [Symbol.asyncIterator]: () => frames,
    async next() {
      while (queue.length === 0 && !isOver) await wake.promise;
      const content = queue.shift();
      if (content !== undefined)
        return { done: false, value: toFrame({ delta: { content, role: 'assistant' } }) };
      if (isFinished) {
        closed.resolve();
        return { done: true, value: undefined };
      }
      isFinished = true;
      return {
        done: false,
        value: toFrame({ delta: { role: 'assistant' }, finish_reason: 'stop' }),
      };
    },
    // Not a generator's: that would wait for a pending `next`.
    async return() {
      closed.resolve();
      return { done: true, value: undefined };
    },
  };
  let isFinished = false;

  const stir = () => {
    wake.resolve();
    wake = Promise.withResolvers<void>();
  };
  return {
    reply: { frames },
    closed: closed.promise,
    say(text) {
      queue.push(text);
      stir();
    },
    end() {
      isOver = true;
      stir();
    },
  };
}

/** The same text of a wanted length every time, in chunks of a wanted size. */
export function createProse(
  characters: number,
  chunkCharacters = 26,
): { text: string; reply: ModelReply } {
  const sentence = 'The answer goes on, word by word, in plain English. ';
  const text = sentence.repeat(Math.ceil(characters / sentence.length)).slice(0, characters);
  const chunks = Array.from({ length: Math.ceil(characters / chunkCharacters) }, (_, index) =>
    text.slice(index * chunkCharacters, (index + 1) * chunkCharacters),
  );
  return { text, reply: textReply(chunks) };
}
