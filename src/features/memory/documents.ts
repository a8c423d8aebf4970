import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { createTurnTaking } from '../../core/async.ts';
import type { Forgotten } from '../../core/conversation/forgotten.ts';
import { UserError } from '../../core/errors.ts';
import { withLease } from '../../core/lease.ts';
import { toPlaceOf } from '../../core/messages.ts';
import type { Log } from '../../core/ports.ts';
import type { Leases, Passage, PassageIndex, Store } from '../../core/store-ports.ts';
import type { WorkerPool } from '../../core/workers.ts';
import {
  countPieces,
  createDocumentIndex,
  createTexts,
  documentSchema,
  type LearnedDocument,
  toDocumentSource,
} from './document-parts.ts';
import { memoryStrings } from './strings/index.ts';

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
  /** The document that a channel's passage is part of; null if it is not part of a document. */
  findBehind(passage: Pick<Passage, 'place' | 'source'>): Promise<LearnedDocument | null>;
  /** Those of every channel. */
  all(): Promise<readonly LearnedDocument[]>;
  /**
   * Replaces a document of the same name. Throws a `UserError`, and stores nothing, if there are
   * too many documents, the index fails, or the giver or the channel was forgotten meanwhile.
   */
  learn(given: GivenDocument, signal: AbortSignal): Promise<LearnedDocument>;
  /** Removes the document and all its passages. */
  remove(document: LearnedDocument): Promise<void>;
  /** Puts into the index what is missing there; resolves to whether anything was. */
  restore(signal: AbortSignal): Promise<boolean>;
};

export type DocumentsServices = {
  readonly store: Store;
  readonly passages: PassageIndex;
  readonly workers: WorkerPool;
  readonly leases: Leases;
  readonly forgotten: Pick<Forgotten, 'has'>;
  readonly log: Log;
  readonly shutdown: AbortSignal;
};

/** In one channel. */
export const MAX_DOCUMENTS = 200;

const CHANNELS = 'memory/documents';
const toListKey = (place: string) => `${CHANNELS}/${place}`;
const LEFTOVERS = 'memory/leftovers';
const LEASE = 'memory/documents';

export function createDocuments(services: DocumentsServices): Documents {
  const takeTurn = createTurnTaking();
  /** Also of several replicas: what one is learning is in no list yet, and would be cleared. */
  const inTurn = <Result>(signal: AbortSignal, work: (signal: AbortSignal) => Promise<Result>) =>
    takeTurn(() => withLease(services.leases, LEASE, signal, work));
  const index = createDocumentIndex(services);
  const lists = createLists(services.store);
  const kept = createKeeping(services, lists, index);

  const restoreOne = async (document: LearnedDocument, signal: AbortSignal): Promise<boolean> => {
    const isKept = (await lists.of(document.place)).some(({ id }) => id === document.id);
    if (!isKept || (await index.isWhole(document))) return false;
    const text = await kept.text(document);
    if (text === null) return false;
    await index.put(document, await index.cut(text, signal), signal);
    return true;
  };

  return {
    list: lists.of,
    async findBehind({ place, source }) {
      const all = source.startsWith(toDocumentSource('')) ? await lists.of(place) : [];
      return all.find(({ id }) => toDocumentSource(id) === source) ?? null;
    },
    all: lists.all,
    async learn(given, signal) {
      const passages = await index.cut(given.text, signal);
      return inTurn(signal, (held) => kept.keep(given, passages, held));
    },
    remove: (document) =>
      inTurn(services.shutdown, async () => {
        await kept.erase(document);
        await lists.drop(document);
      }),
    async restore(signal) {
      await inTurn(signal, async () => kept.clear(await lists.leftovers()));
      let isChanged = false;
      for (const document of await lists.all())
        isChanged = (await inTurn(signal, (held) => restoreOne(document, held))) || isChanged;
      return isChanged;
    },
  };
}

type Lists = ReturnType<typeof createLists>;

/** Which documents there are. */
function createLists(store: Store) {
  const of = async (place: string): Promise<readonly LearnedDocument[]> =>
    toDocuments(await store.get(toListKey(place)));

  return {
    of,
    async all(): Promise<readonly LearnedDocument[]> {
      const found: LearnedDocument[] = [];
      for (const place of toChannels(await store.get(CHANNELS))) found.push(...(await of(place)));
      return found;
    },
    /** What may be kept of documents that are in no list. */
    leftovers: async (): Promise<readonly LearnedDocument[]> =>
      toDocuments(await store.get(LEFTOVERS)),
    async setLeftovers(documents: readonly LearnedDocument[]): Promise<void> {
      await store.set(LEFTOVERS, documents);
    },
    async set(place: string, documents: readonly LearnedDocument[]): Promise<void> {
      await store.update(CHANNELS, (value) => {
        const known = toChannels(value);
        return known.includes(place) ? value : [...known, place];
      });
      await store.set(toListKey(place), documents);
    },
    async drop({ id, place }: LearnedDocument): Promise<void> {
      const left = await store.update(toListKey(place), (value) => {
        const others = toDocuments(value).filter((each) => each.id !== id);
        return others.length > 0 ? others : undefined;
      });
      if (left) return;
      await store.update(CHANNELS, (value) => toChannels(value).filter((each) => each !== place));
    },
  };
}

const toDocuments = (stored: unknown) => z.array(documentSchema).catch([]).parse(stored);
const toChannels = (stored: unknown) => z.array(z.string()).catch([]).parse(stored);

/**
 * What is kept of documents. What may have to be erased is noted before: should that fail, or the
 * process end, it is done at the next start.
 */
function createKeeping(
  { store, log, forgotten }: Pick<DocumentsServices, 'store' | 'forgotten' | 'log'>,
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
        log.warn({ err: error }, 'could not erase a document');
        left.push(document);
      });
    }
    await lists.setLeftovers(left);
  };

  /** Once it is listed: what forgets it later finds it there. */
  const dropForgotten = async (document: LearnedDocument): Promise<void> => {
    const { place, person, at } = document;
    const given = { place: toPlaceOf(place), id: '', person, sentAt: at };
    if (!(await forgotten.has(given))) return;
    await lists.drop(document);
    throw new UserError('tool_failed', memoryStrings.removed(document.name));
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
        await dropForgotten(document);
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
