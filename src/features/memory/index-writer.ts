import { outside } from '../../core/async.ts';
import { toChannelScope } from '../../core/conversation/settings.ts';
import { type StoreTrouble, toStoreTrouble } from '../../core/errors.ts';
import type { Log } from '../../core/ports.ts';
import type { Passage, PassageFilter, PassageIndex } from '../../core/store-ports.ts';
import { toPassages, type Utterance } from './utterances.ts';
import type { IsWanted } from './wanted.ts';

/**
 * What is kept in the index. Nothing here fails: what could not be done is logged, and done again
 * later. Each change resolves to whether it is done.
 */
export type IndexWriter = {
  /** Keeps what is wanted of what was said, in the place of what was kept of the same messages. */
  keep(utterances: readonly Utterance[]): Promise<boolean>;
  forget(filter: PassageFilter): Promise<boolean>;
  /** The same on request: it fails if the index does, and resolves to how many there were. */
  forgetNow(filter: PassageFilter): Promise<number>;
  /** Does what failed before. It is tried every now and then by itself. */
  catchUp(): Promise<void>;
  /** Resolves when everything that was asked for so far was tried. */
  settled(): Promise<void>;
  /** How many changes are still to be done. */
  readonly behind: number;
  /** Why, where the index takes nothing. */
  readonly trouble: StoreTrouble | null;
};

export type IndexWriterServices = {
  readonly passages: PassageIndex;
  readonly isWanted: IsWanted;
  readonly log: Log;
  /** Once it is aborted nothing is written any more. */
  readonly shutdown?: AbortSignal;
  /** There is something new in the index. */
  readonly onPut: () => void;
};

type Change = () => Promise<unknown>;

/** More than that is not held in memory: the oldest are given up, which is logged. */
const MAX_BEHIND = 1_000;

const RETRY_MS = 20_000;

/** So many that fail in a row are no fault of their own. */
const MAX_TRIED = 3;

export function createIndexWriter(services: IndexWriterServices): IndexWriter {
  const { passages } = services;
  const backlog = createBacklog(services);
  let isPlanned = false;
  let last: Promise<unknown> = Promise.resolve();

  const inTurn = (change: Change): Promise<boolean> => {
    const mine = last.then(async () => {
      let isDone = false;
      backlog.add(async () => {
        await change();
        isDone = true;
      });
      await backlog.work();
      if (backlog.size > 0) planRetry();
      return isDone;
    });
    last = mine;
    return mine;
  };

  const catchUp = async (): Promise<void> => {
    const mine = last.then(backlog.work);
    last = mine;
    await mine;
    isPlanned = false;
    if (backlog.size > 0) planRetry();
  };

  const planRetry = (): void => {
    if (isPlanned) return;
    isPlanned = true;
    outside(() => setTimeout(() => void catchUp(), RETRY_MS).unref());
  };

  return {
    get behind() {
      return backlog.size;
    },
    get trouble() {
      return backlog.size === 0 ? null : backlog.trouble;
    },
    catchUp,
    forget: (filter) => inTurn(() => passages.forget(filter)),
    forgetNow(filter) {
      const mine = last.then(async () => {
        await backlog.work();
        const forgotten = await passages.forget(filter);
        // What is still to be put may be what is meant.
        if (backlog.size > 0) backlog.add(() => passages.forget(filter));
        return forgotten;
      });
      last = mine.catch(() => {});
      return mine;
    },
    async keep(utterances) {
      const done = await Promise.all(
        utterances.map((utterance) => inTurn(() => keepOne(services, utterance))),
      );
      return done.every(Boolean);
    },
    async settled() {
      await last;
    },
  };
}

/** The changes that are still to be done, in their order. */
function createBacklog({ log, shutdown, onPut }: IndexWriterServices) {
  let changes: Change[] = [];
  let trouble: StoreTrouble | null = null;

  const attempt = async (change: Change): Promise<boolean> => {
    try {
      await change();
      return true;
    } catch (error) {
      trouble = toStoreTrouble(error);
      if (!shutdown?.aborted) log.warn({ err: error }, 'could not write to the passage index');
      return false;
    }
  };

  const giveUp = (count: number): void => {
    if (count > 0) log.error({ count }, 'gave up on changes to the passage index');
  };

  return {
    get size() {
      return changes.length;
    },
    get trouble() {
      return trouble;
    },
    add(change: Change): void {
      giveUp(changes.length < MAX_BEHIND ? 0 : 1);
      changes = [...changes, change].slice(-MAX_BEHIND);
    },
    /**
     * One after another, so that a forgotten passage is not put back by an earlier change. Once a
     * later change succeeds, an earlier failure is its own, and no longer holds up the others.
     */
    async work(): Promise<void> {
      let failed = 0;
      while (failed < Math.min(changes.length, MAX_TRIED)) {
        const change = changes[failed];
        if (!change || !(await attempt(change))) {
          failed += 1;
          continue;
        }
        giveUp(failed);
        changes = changes.slice(failed + 1);
        failed = 0;
        onPut();
      }
    },
  };
}

type Keeping = Pick<IndexWriterServices, 'passages' | 'isWanted'>;
type Kept = Pick<Keeping, 'passages'>;

/**
 * Asked at the last moment, and once more afterwards: a forget request is noted before it looks for
 * passages here, so it may have found none, and so have left these traces.
 */
async function keepOne(services: Keeping, utterance: Utterance): Promise<void> {
  if (!(await services.isWanted(utterance))) return;
  await putOne(services, utterance);
  if (await services.isWanted(utterance)) return;
  await forgetOne(services, utterance);
  await services.passages.purge();
}

async function forgetOne({ passages }: Kept, { place, messageIds }: Utterance): Promise<void> {
  for (const messageId of messageIds)
    await passages.forget({ place: toChannelScope(place), messageId });
}

/** What is kept as it is already is not touched: to embed it again costs money. */
async function putOne({ passages }: Kept, utterance: Utterance): Promise<void> {
  const place = toChannelScope(utterance.place);
  const known = new Map<string, Passage>();
  for (const messageId of utterance.messageIds)
    for (const each of await passages.list({ place, messageId })) known.set(each.id, each);
  const before = [...known.values()];
  const next = toPassages(utterance, before);
  if (isSame(next, before)) return;
  await forgetOne({ passages }, utterance);
  await passages.put(next);
}

/** Whether these say the same in the same place; a speaker's new name is not a difference. */
function isSame(next: readonly Passage[], before: readonly Passage[]): boolean {
  const toContent = (all: readonly Passage[]) =>
    all
      .map(({ id, thread, source, person, text }) =>
        JSON.stringify([id, thread, source, person, text]),
      )
      .sort()
      .join();
  return toContent(next) === toContent(before);
}
