import { AsyncLocalStorage } from 'node:async_hooks';
import { createEmphasisCutter } from '../markdown/long-emphasis.ts';
import { withMarksInLines } from '../markdown/over-lines.ts';
import { withBrokenPings } from '../markdown/plain.ts';
import { readDefinition } from '../markdown/references.ts';
import type { Block } from '../markdown/scan.ts';
import { createScanner } from '../markdown/scanner.ts';
import { withSpoilers } from '../markdown/spoilers.ts';
import type { Dialect } from '../ports.ts';

/** The model's chunks as one formatted text; a part is final and the rest provisional. */
export function createFlow(dialect: Dialect) {
  const { hasSpoilers } = dialect;
  const lines = withMarksInLines(createScanner(), { hasSpoilers });
  const scanner = hasSpoilers ? withSpoilers(lines) : lines;
  const cutter = createEmphasisCutter();
  const references = new Map<string, string>();
  // One text in one language, whichever caller has it read on.
  const formatBlock = createFormatBlock(dialect);
  const format = AsyncLocalStorage.bind((blocks: readonly Block[]) =>
    blocks.map(formatBlock).join(''),
  );
  const note = (blocks: readonly Block[]) => {
    for (const block of blocks) {
      const named = block.type === 'line' && !block.isCode ? readDefinition(block.text) : null;
      if (named && !references.has(named[0])) references.set(...named);
    }
    return blocks;
  };
  let arrived: string[] = [];
  let stable: string | null = null;
  let isFinal = false;

  const flow = {
    text: '',
    pushed: 0,
    isEnded: false,
    references,
    /** Formatted text of finished blocks. */
    finished: '',
    /**
     * Finished blocks and the part of the tail that can no longer change: what cuts may be made
     * in. Found when it is asked for: on the edit path most messages are far from full.
     */
    get stable(): string {
      stable ??= isFinal ? flow.finished : flow.finished + format(scanner.stable());
      return stable;
    },
    /** What a reader is shown: on the edit path also the tail that may still change. */
    shown: '',
    /** Whether what is shown has an end that may still change. */
    get isHealed(): boolean {
      return !dialect.appends && !isFinal;
    },
    push(chunk: string) {
      arrived.push(chunk);
      flow.pushed += chunk.length;
    },
    end() {
      flow.isEnded = true;
    },
    /** Whether anything is new. */
    update(): boolean {
      if (arrived.length === 0 && isFinal === flow.isEnded) return false;
      const chunk = arrived.join('');
      arrived = [];
      flow.text += chunk;
      flow.finished += format(note(scanner.push(cutter.push(chunk))));
      isFinal = flow.isEnded;
      if (isFinal) flow.finished += format(note([...scanner.push(cutter.end()), ...scanner.end()]));
      stable = null;
      flow.shown = flow.isHealed ? flow.finished + format(scanner.peek()) : flow.stable;
      return true;
    },
  };
  return flow;
}

/** A block that cannot be formatted is shown as it was written, without pings. */
function createFormatBlock({ format }: Dialect): Dialect['format'] {
  let isTold = false;
  return (block) => {
    try {
      return format(block);
    } catch (error) {
      const cause = `could not format a ${block.type}; it is shown as it was written`;
      if (!isTold) process.emitWarning(new Error(cause, { cause: error }));
      isTold = true;
      return withBrokenPings(block.text);
    }
  };
}

/** A text that is whole, as the platform has it. */
export function toFormatted(text: string, dialect: Dialect): string {
  const flow = createFlow(dialect);
  flow.push(text);
  flow.end();
  flow.update();
  return flow.finished;
}
