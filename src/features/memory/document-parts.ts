import { z } from 'zod';
import { UserError } from '../../core/errors.ts';
import type { PassageIndex, Store } from '../../core/store-ports.ts';
import type { WorkerPool } from '../../core/workers.ts';
import { toDocumentPassages } from './chunking.ts';
import { memoryStrings } from './strings/index.ts';

export const documentSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** The page, or the message that brought the file; null if there is no such link. */
  link: z.string().nullable(),
  /** The channel that it was given in, by its key. */
  place: z.string(),
  thread: z.string().nullable(),
  person: z.string(),
  /** What the person who gave it is called. */
  by: z.string(),
  at: z.number(),
  chars: z.number(),
  passages: z.number(),
  /** How many pieces its text is kept in. */
  pieces: z.number(),
});

/** A document or a page that was given to be remembered. */
export type LearnedDocument = Readonly<z.infer<typeof documentSchema>>;

/** Of any characters, a piece of so many takes less than 200 KB. */
const PIECE_CHARS = 32_000;

/** So many are put at once: other calls of the index wait so long. */
const PUT_AT_ONCE = 50;

const toPieceKey = (id: string, index: number) => `memory/document/${id}/${index}`;
/** What the passages of a document are a part of. */
export const toDocumentSource = (id: string) => `document/${id}`;

export const countPieces = (text: string) => Math.ceil(text.length / PIECE_CHARS);

/**
 * The texts, in pieces: a value of the store is read and written as a whole. They are not in
 * `Blobs`, which deletes what is old.
 */
export function createTexts(store: Store) {
  return {
    async put(id: string, text: string): Promise<void> {
      for (let at = 0; at < text.length; at += PIECE_CHARS)
        await store.set(toPieceKey(id, at / PIECE_CHARS), text.slice(at, at + PIECE_CHARS));
    },
    /** Null if a piece is missing. */
    async get({ id, pieces }: LearnedDocument): Promise<string | null> {
      const found: string[] = [];
      for (let index = 0; index < pieces; index += 1) {
        const piece = await store.get(toPieceKey(id, index));
        if (typeof piece !== 'string') return null;
        found.push(piece);
      }
      return found.join('');
    },
    async forget(id: string, pieces: number): Promise<void> {
      for (let index = 0; index < pieces; index += 1) await store.delete(toPieceKey(id, index));
    },
  };
}

export type DocumentIndexServices = {
  readonly passages: PassageIndex;
  readonly workers: WorkerPool;
};

/** What fails is a `UserError` for the person who waits. */
export function createDocumentIndex({ passages: given, workers }: DocumentIndexServices) {
  const orTell = async <Result>(work: Promise<Result>, signal?: AbortSignal): Promise<Result> => {
    try {
      return await work;
    } catch (error) {
      signal?.throwIfAborted();
      throw toNotLearned(error);
    }
  };
  const forget = ({ id, place }: LearnedDocument) =>
    orTell(given.forget({ place, source: toDocumentSource(id) }));

  return {
    forget,
    async isWhole({ id, place, passages }: LearnedDocument): Promise<boolean> {
      return (await given.list({ place, source: toDocumentSource(id) })).length === passages;
    },
    cut: (text: string, signal: AbortSignal) =>
      orTell(toPassageTexts(workers, text, signal), signal),
    async put(document: LearnedDocument, texts: readonly string[], signal: AbortSignal) {
      const { id, place, thread, name, by, person, at } = document;
      const about = {
        ...{ place, thread, source: toDocumentSource(id), messageIds: [], person, at },
        author: memoryStrings.documentAuthor(name, by),
      };
      const all = texts.map((text, number) => ({
        ...{ ...about, text },
        id: `${place}/${toDocumentSource(id)}/${number}`,
      }));
      await forget(document);
      for (let start = 0; start < all.length; start += PUT_AT_ONCE) {
        signal.throwIfAborted();
        await orTell(given.put(all.slice(start, start + PUT_AT_ONCE)), signal);
      }
    },
  };
}

function toNotLearned(cause: unknown): UserError {
  return new UserError('tool_failed', memoryStrings.notLearned, { cause, canRetry: true });
}

/** To cut so much takes a hundredth of a second. */
const SHORT_CHARS = 50_000;
const CUT_MS = 60_000;

/** A long text and all its pieces are in memory at once, some of them in several forms. */
const CUT_MB = 512;

/** A long text is cut in a process of its own, so that nothing else waits for it. */
async function toPassageTexts(
  workers: WorkerPool,
  text: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  if (text.length <= SHORT_CHARS) return toDocumentPassages(text);
  const module = new URL('./chunking.ts', import.meta.url);
  const limits = { signal, maxMs: CUT_MS, maxMb: CUT_MB, isLong: true };
  return workers.run<readonly string[]>(module, text, limits);
}
