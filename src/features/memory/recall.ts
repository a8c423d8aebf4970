import type { Access, ReadableHit } from '../../core/access.ts';
import { findNames } from '../../core/conversation/names.ts';
import { toChannelScope } from '../../core/conversation/settings.ts';
import { type Place, toPlaceOf } from '../../core/messages.ts';
import type { Platform } from '../../core/platform.ts';
import type { Archive, Directory, Log, Meter, SearchGap } from '../../core/ports.ts';
import type { Passage, PassageIndex, PassageQuery } from '../../core/store-ports.ts';
import {
  isAsked,
  isWorth,
  type RecallCandidate,
  rankCandidates,
  toCandidate,
} from './candidates.ts';
import type { Documents } from './documents.ts';
import type { EmbeddingLack, EmbeddingQueue } from './embedding-queue.ts';
import { createGate, type Gate } from './gate.ts';
import { searchIndex, WANTED } from './index-search.ts';
import type { IndexWriter } from './index-writer.ts';
import type { IsWanted } from './wanted.ts';

/** What was said before about something, as far as the asker, and who else reads, may read it. */
export type Recall = (request: RecallRequest, signal: AbortSignal) => Promise<Recalled>;

export type RecallRequest = {
  readonly question: string;
  /** Where the question was asked. */
  readonly here: Place;
  /** People of another organisation have no more than the channel that they share. */
  readonly isExternal: boolean;
  readonly access: Pick<Access, 'findReadable' | 'search' | 'noteHeard' | 'hasOtherReaders'>;
  readonly platform: Platform;
  readonly directory: Pick<Directory, 'name'>;
  readonly link: Archive['link'];
  /** The messages of the question itself. */
  readonly asked: readonly string[];
  readonly meter: Meter;
};

export type RecalledItem = {
  readonly id: string;
  readonly author: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly text: string;
  /** Null if it has no link, as on some platforms and for some files. */
  readonly link: string | null;
};

export type Recalled = {
  /** In the order in which they were said. */
  readonly items: readonly RecalledItem[];
  /** Others read the answer: what not all of them may read is not among the items. */
  readonly isForAll: boolean;
  readonly gap: SearchGap | null;
  /** Why not everything was searched by its meaning; `failed`: the question got no vector. */
  readonly lack: EmbeddingLack | 'failed' | null;
  /** Something that might have been shown was found in a place that could not be asked about. */
  readonly isPartial: boolean;
  /** The index was lost and is not whole again. */
  readonly isRebuilding: boolean;
  /** The index could not be read: what the platform's own search found is all there is. */
  readonly isUnreadable: boolean;
};

export type RecallServices = {
  readonly passages: PassageIndex;
  readonly embeddings: Pick<EmbeddingQueue, 'ask' | 'compare' | 'lack'>;
  readonly remembered: Pick<IndexWriter, 'settled'>;
  readonly documents: Pick<Documents, 'findBehind'>;
  readonly isRebuilding: () => boolean;
  /** Who wants no words of theirs to be found is not found by the platform's search either. */
  readonly isWanted: IsWanted;
  readonly log: Log;
};

const NATIVE = 20;

export function createRecall(services: RecallServices): Recall {
  const { passages, embeddings, remembered, documents, isRebuilding, isWanted, log } = services;

  return async (request, signal) => {
    const { question, access, meter } = request;
    const gate = createGate(access, request.platform);
    const [vector, native, lack] = await Promise.all([
      embeddings.ask(question, signal, meter),
      access.search(question, NATIVE),
      orNull(log, embeddings.lack(), signal),
      remembered.settled(),
    ]);
    const places = (await orNull(log, findPlaces(passages, request), signal)) ?? [];
    const searching = searchIndex(passages, { ...request, places, gate, vector });
    const index = await orNull(log, searching, signal);
    const found = index?.shared ?? [];
    gate.know(native.hits);
    const worth = native.hits.filter((hit) => isWorth(hit, request.asked));
    const seen = await keepWanted(isWanted, worth);
    const near = vector && (await embeddings.compare(vector, seen.map(toText), signal, meter));
    const compared = seen.map(({ hit }, index) => ({ hit, similarity: near?.[index] ?? null }));
    // What the platform found is placed by its meaning, too, with what the index found.
    const ranked = rankCandidates(found, compared);
    const chosen = ranked.ids.flatMap((id) => ranked.all.get(id) ?? []);
    const shared = chosen.filter(({ place }) => gate.isShared(place)).slice(0, WANTED);
    const findingAround = findAround({ passages, gate, asked: request.asked }, shared);
    const around = (await orNull(log, findingAround, signal)) ?? [];
    const shown = [...shared, ...around];
    access.noteHeard({
      people: shown.flatMap(({ passage }) => passage?.person ?? []),
      repeats: shown.flatMap(({ passage }) => passage?.messageIds ?? []),
    });
    return {
      items: await toItems({ ...request, documents }, shown, signal),
      isForAll: access.hasOtherReaders,
      gap: native.gap,
      lack: index === null ? null : toLack(lack, vector),
      isPartial: index?.isPartial ?? false,
      isRebuilding: isRebuilding(),
      isUnreadable: index === null,
    };
  };
}

function toLack(lack: EmbeddingLack | null, vector: PassageQuery['vector']): Recalled['lack'] {
  return vector === null && lack !== 'off' ? 'failed' : lack;
}

function toText({ hit }: ReadableHit): string {
  return hit.message.text;
}

async function keepWanted(
  isWanted: IsWanted,
  hits: readonly ReadableHit[],
): Promise<readonly ReadableHit[]> {
  const wanted = await Promise.all(
    hits.map(({ hit: { place, message } }) =>
      isWanted({ place, messageIds: [message.id], person: message.speaker, at: message.sentAt }),
    ),
  );
  return hits.filter((_, index) => wanted[index]);
}

/** Null, and a line in the log, where the index fails: an answer goes on without it. */
async function orNull<Found>(
  log: Log,
  searching: Promise<Found>,
  signal: AbortSignal,
): Promise<Found | null> {
  try {
    return await searching;
  } catch (error) {
    signal.throwIfAborted();
    log.warn({ err: error }, 'could not search the passage index');
    return null;
  }
}

/** The places that the question may reach at all: who may read them is asked afterwards. */
async function findPlaces(
  passages: PassageIndex,
  { here, isExternal, platform }: RecallRequest,
): Promise<readonly string[]> {
  const own = toChannelScope(here);
  if (isExternal) return [own];
  // Only the asker reads a direct conversation, which may belong to no workspace.
  const prefix = platform.isInWorkspace(here)
    ? `${here.platform}/${here.workspace}/`
    : `${here.platform}/`;
  const places = await passages.places(prefix);
  return places.filter((place) => place === own || !platform.isDirect(toPlaceOf(place)));
}

/** The first ones are shown with what was said around them in the same conversation. */
const WITH_AROUND = 5;
const BEFORE_MS = 5 * 60_000;
const AFTER_MS = 30 * 60_000;
const BEFORE = 1;
const AFTER = 3;

type Around = {
  readonly passages: PassageIndex;
  readonly gate: Gate;
  readonly asked: readonly string[];
};

/** An answer often stands behind the message that has the question's words. */
async function findAround(
  { passages, gate, asked }: Around,
  found: readonly RecallCandidate[],
): Promise<readonly RecallCandidate[]> {
  const seen = new Set(found.map(({ id }) => id));
  const around: RecallCandidate[] = [];
  for (const { passage } of found.slice(0, WITH_AROUND)) {
    if (!passage || passage.messageIds.length === 0) continue;
    const { place, at } = passage;
    const said = await passages.list({ place, since: at - BEFORE_MS, until: at + AFTER_MS });
    const near = said.filter((each) => isInSameTalk(each, passage));
    const index = near.findIndex(({ id }) => id === passage.id);
    for (const each of near.slice(Math.max(0, index - BEFORE), index + 1 + AFTER)) {
      if (seen.has(each.id) || isAsked(each, asked)) continue;
      seen.add(each.id);
      around.push(toCandidate(each));
    }
  }
  const readable = await gate.pass(around);
  return readable.filter(({ place }) => gate.isShared(place));
}

/** What opens a thread stands in the channel, and the rest of its conversation in the thread. */
function isInSameTalk(each: Passage, { source, thread }: Passage): boolean {
  return each.messageIds.length > 0 && (each.source === source || each.thread === thread);
}

async function toItems(
  { link: toLink, directory, here, documents }: RecallRequest & Pick<RecallServices, 'documents'>,
  chosen: readonly RecallCandidate[],
  signal: AbortSignal,
): Promise<readonly RecalledItem[]> {
  const seen = chosen.flatMap(({ native }) => native?.message ?? []);
  const names = await findNames(
    {
      texts: seen.map(({ text }) => text),
      people: seen.flatMap(({ speaker, speakerName }) => (speakerName ? [] : [speaker])),
      known: seen.map((each) => each.names),
    },
    here,
    directory,
    signal,
  );
  const toItem = async ({
    id,
    place,
    passage,
    native,
    at,
  }: RecallCandidate): Promise<RecalledItem> => {
    if (passage) {
      const [message] = passage.messageIds;
      const { author, text } = passage;
      const link =
        message === undefined
          ? ((await documents.findBehind(passage))?.link ?? null)
          : await toLink(place, message, signal).catch(() => null);
      return { id, author, at, text, link };
    }
    const { message, link = null } = native ?? { message: null };
    const author = message ? message.speakerName || names.person(message.speaker) : '';
    return { id, author, at, text: message ? names.fill(message.text) : '', link };
  };
  const items = await Promise.all(chosen.map(toItem));
  return items.toSorted((a, b) => a.at - b.at);
}
