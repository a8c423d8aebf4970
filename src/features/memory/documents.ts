import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { createTurnTaking } from '../../core/async.ts';
import { UserError } from '../../core/errors.ts';
import type { Log } from '../../core/ports.ts';
import type { PassageIndex, Store } from '../../core/store-ports.ts';
import type { WorkerPool } from '../../core/workers.ts';
import {
  countPieces,
  createDocumentIndex,
  createTexts,
  documentSchema,
  type LearnedDocument,
} from './document-parts.ts';
import { memoryStrings } from './strings/en.ts';

/** One that is to be learned. */
export type GivenDocument = Omit<LearnedDocument, 'id' | 'chars' | 'passages' | 'pieces'> & {
  readonly text: string;
};

/**
 * What people gave to be remembered: each with its text, so that the index can be made again.
 * One change after another.
 */
export type Documents = {
  /** Those of a channel, the oldest first. */
  list(place: string): Promise<readonly LearnedDocument[]>;
  /** Those of every channel. */
  all(): Promise<readonly LearnedDocument[]>;
  /**
   * Keeps it in the place of one of the same name. Throws a `UserError`, and keeps nothing of it,
   * where there are too many or the index fails.
   */
  learn(given: GivenDocument, signal: AbortSignal): Promise<LearnedDocument>;
  /** Removes all that is kept of it. */
  remove(document: LearnedDocument): Promise<void>;
  /** Puts into the index what is missing there. */
  restore(signal: AbortSignal): Promise<void>;
};

export type DocumentsServices = {
  readonly store: Store;
  readonly passages: PassageIndex;
  readonly workers: WorkerPool;
  readonly log: Log;
};

/** In one channel. */
export const MAX_DOCUMENTS = 200;

const CHANNELS = 'memory/documents';
const toListKey = (place: string) => `${CHANNELS}/${place}`;
const LEFTOVERS = 'memory/leftovers';

export function createDocuments(services: DocumentsServices): Documents {
  const inTurn = createTurnTaking();
  const index = createDocumentIndex(services);
  const lists = createLists(services.store);
  const kept = createKeeping(services, lists, index);

  const restoreOne = async (document: LearnedDocument, signal: AbortSignal): Promise<void> => {
    const isKept = (await lists.of(document.place)).some(({ id }) => id === document.id);
    if (!isKept || (await index.isWhole(document))) return;
    const text = await kept.text(document);
    if (text !== null) await index.put(document, await index.cut(text, signal), signal);
  };

  return {
    list: lists.of,
    all: lists.all,
    async learn(given, signal) {
      const passages = await index.cut(given.text, signal);
      return inTurn(() => kept.keep(given, passages, signal));
    },
    remove: (document) =>
      inTurn(async () => {
        await kept.erase(document);
        await lists.drop(document);
      }),
    async restore(signal) {
      await inTurn(async () => kept.clear(await lists.leftovers()));
      for (const document of await lists.all()) await inTurn(() => restoreOne(document, signal));
    },
  };
}

type Lists = ReturnType<typeof createLists>;

/** Which documents there are. */
function createLists(store: Store) {
  const of = async (place: string): Promise<readonly LearnedDocument[]> =>
    z
      .array(documentSchema)
      .catch([])
      .parse(await store.get(toListKey(place)));
  const places = async (): Promise<readonly string[]> =>
    z
      .array(z.string())
      .catch([])
      .parse(await store.get(CHANNELS));

  return {
    of,
    async all(): Promise<readonly LearnedDocument[]> {
      const found: LearnedDocument[] = [];
      for (const place of await places()) found.push(...(await of(place)));
      return found;
    },
    /** What may be kept of documents that are in no list. */
    leftovers: async (): Promise<readonly LearnedDocument[]> =>
      z
        .array(documentSchema)
        .catch([])
        .parse(await store.get(LEFTOVERS)),
    async setLeftovers(documents: readonly LearnedDocument[]): Promise<void> {
      await store.set(LEFTOVERS, documents);
    },
    async set(place: string, documents: readonly LearnedDocument[]): Promise<void> {
      const known = await places();
      if (!known.includes(place)) await store.set(CHANNELS, [...known, place]);
      await store.set(toListKey(place), documents);
    },
    async drop({ id, place }: LearnedDocument): Promise<void> {
      const left = (await of(place)).filter((each) => each.id !== id);
      if (left.length > 0) return void (await store.set(toListKey(place), left));
      await store.delete(toListKey(place));
      const others = (await places()).filter((each) => each !== place);
      await store.set(CHANNELS, others);
    },
  };
}

/**
 * What is kept of documents. What may have to be erased is noted before: should that fail, or the
 * process end, it is done at the next start.
 */
function createKeeping(
  { store, log }: DocumentsServices,
  lists: Lists,
  index: ReturnType<typeof createDocumentIndex>,
) {
  const texts = createTexts(store);

  const erase = async (document: LearnedDocument): Promise<void> => {
    await index.forget(document);
    await texts.forget(document.id, document.pieces);
  };

  const clear = async (leftovers: readonly LearnedDocument[]): Promise<void> => {
    const left: LearnedDocument[] = [];
    for (const document of leftovers) {
      const isListed = (await lists.of(document.place)).some(({ id }) => id === document.id);
      if (isListed) continue;
      await erase(document).catch((error: unknown) => {
        log.warn({ err: error }, 'a document could not be erased');
        left.push(document);
      });
    }
    await lists.setLeftovers(left);
  };

  return {
    erase,
    clear,
    text: texts.get,
    async keep(
      { text, ...about }: GivenDocument,
      passages: readonly string[],
      signal: AbortSignal,
    ): Promise<LearnedDocument> {
      const known = await lists.of(about.place);
      const others = known.filter((each) => !isReplacedBy(each, about));
      if (others.length >= MAX_DOCUMENTS)
        throw new UserError('tool_failed', memoryStrings.tooManyDocuments(MAX_DOCUMENTS));
      const size = { chars: text.length, passages: passages.length, pieces: countPieces(text) };
      const document = { ...about, ...size, id: randomUUID() };
      const replaced = known.filter((each) => isReplacedBy(each, about));
      const leftovers = [...(await lists.leftovers()), ...replaced, document];
      await lists.setLeftovers(leftovers);
      try {
        await texts.put(document.id, text);
        await index.put(document, passages, signal);
        await lists.set(document.place, [...others, document]);
      } finally {
        await clear(leftovers);
      }
      return document;
    },
  };
}

/** Whether one that is learned now takes the place of another. */
export function isReplacedBy(
  { thread, name }: LearnedDocument,
  by: Pick<LearnedDocument, 'thread' | 'name'>,
): boolean {
  return thread === by.thread && isCalled({ name }, by.name);
}

/** Whether a document is meant by this name. */
export function isCalled({ name }: Pick<LearnedDocument, 'name'>, wanted: string): boolean {
  return name.toLowerCase() === wanted.toLowerCase();
}
