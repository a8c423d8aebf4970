import type { Access, ReadableHit } from '../../core/access.ts';
import { findNames } from '../../core/conversation/names.ts';
import { toChannelScope } from '../../core/conversation/settings.ts';
import { isVisible, type Place, toPlaceOf } from '../../core/messages.ts';
import type { Platform } from '../../core/platform.ts';
import type { Archive, Directory, Log, Meter, SearchGap } from '../../core/ports.ts';
import { mergeRanks } from '../../core/ranking.ts';
import type { Passage, PassageIndex } from '../../core/store-ports.ts';
import type { Documents } from './documents.ts';
import type { EmbeddingQueue } from './embedding-queue.ts';
import { createGate, type Gate } from './gate.ts';
import type { Remembered } from './remembered.ts';

/** What was said before about something, as far as the asker, and who else reads, may read it. */
export type Recall = (request: RecallRequest, signal: AbortSignal) => Promise<Recalled>;

export type RecallRequest = {
  readonly question: string;
  /** Where the question was asked. */
  readonly here: Place;
  /** People of another organisation have no more than the channel that they share. */
  readonly isExternal: boolean;
  readonly access: Pick<Access, 'findReadable' | 'search' | 'noteHeard'>;
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
  /** Null if there is none: of some platforms, and of some files that were given. */
  readonly link: string | null;
};

export type Recalled = {
  /** In the order in which they were said. */
  readonly items: readonly RecalledItem[];
  /** How many were found that not everyone who reads the answer may read. */
  readonly hidden: number;
  readonly gap: SearchGap | null;
  /** There was no vector for the question. */
  readonly isByWordsAlone: boolean;
  /** More was found than there are places that can be asked about. */
  readonly isPartial: boolean;
  /** The index was lost and is not whole again. */
  readonly isRebuilding: boolean;
  /** The index could not be read: what the platform's own search found is all there is. */
  readonly isUnreadable: boolean;
};

export type RecallServices = {
  readonly passages: PassageIndex;
  readonly embeddings: Pick<EmbeddingQueue, 'ask'>;
  readonly remembered: Pick<Remembered, 'settled'>;
  readonly documents: Pick<Documents, 'findBehind'>;
  readonly isRebuilding: () => boolean;
  readonly log: Log;
};

/** So many are shown to the model. */
const WANTED = 12;
const NATIVE = 20;
const RANKED = 60;

/** Places that the asker may not read leave room for others, in another search. */
const MAX_ROUNDS = 4;

type Candidate = {
  readonly id: string;
  readonly place: Place;
  readonly passage: Passage | null;
  readonly native: ReadableHit['hit'] | null;
  readonly at: number;
};

type Ranked = { readonly ids: readonly string[]; readonly all: ReadonlyMap<string, Candidate> };

export function createRecall(services: RecallServices): Recall {
  const { passages, embeddings, remembered, documents, isRebuilding, log } = services;

  /** Searches the index until enough is found that may be read, or nothing more is to be had. */
  async function searchIndex(
    request: RecallRequest,
    { gate, vector }: { readonly gate: Gate; readonly vector: Vector },
  ): Promise<readonly Candidate[]> {
    const { question: words, asked } = request;
    let places = await findPlaces(passages, request);
    for (let round = 1; ; round += 1) {
      const hits = await passages.search({ places, words, vector, limit: RANKED });
      const candidates = hits
        .filter(({ passage }) => !isAsked(passage, asked))
        .map(({ passage }) => toCandidate(passage));
      const readable = await gate.pass(candidates);
      const open = places.filter((place) => !gate.isShut(place));
      const isDone = readable.length >= WANTED || open.length === places.length;
      if (isDone || open.length === 0 || round >= MAX_ROUNDS) return readable;
      places = open;
    }
  }

  return async (request, signal) => {
    const { question, access, meter } = request;
    const gate = createGate(access, request.platform);
    const [vector, native] = await Promise.all([
      embeddings.ask(question, signal, meter),
      access.search(question, NATIVE),
      remembered.settled(),
    ]);
    const found = await orNull(log, searchIndex(request, { gate, vector }), signal);
    gate.know(native.hits);
    const ranked = rank(found ?? [], native.hits, request.asked);
    const chosen = ranked.ids.flatMap((id) => ranked.all.get(id) ?? []);
    const shared = chosen.filter(({ place }) => gate.isShared(place)).slice(0, WANTED);
    const near = findAround({ passages, gate, asked: request.asked }, shared);
    const around = (await orNull(log, near, signal)) ?? [];
    const shown = [...shared, ...around];
    access.noteHeard({
      people: shown.flatMap(({ passage }) => passage?.person ?? []),
      repeats: shown.flatMap(({ passage }) => passage?.messageIds ?? []),
    });
    return {
      items: await toItems({ ...request, documents }, shown, signal),
      hidden: chosen.slice(0, WANTED).filter(({ place }) => !gate.isShared(place)).length,
      gap: native.gap,
      isByWordsAlone: vector === null && found !== null,
      isPartial: gate.isPartial(),
      isRebuilding: isRebuilding(),
      isUnreadable: found === null,
    };
  };
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
    log.warn({ err: error }, 'the index of passages could not be searched');
    return null;
  }
}

type Vector = Awaited<ReturnType<EmbeddingQueue['ask']>>;

/** The places that the question may reach at all: who may read them is asked afterwards. */
async function findPlaces(
  passages: PassageIndex,
  { here, isExternal, platform }: RecallRequest,
): Promise<readonly string[]> {
  const own = toChannelScope(here);
  if (isExternal) return [own];
  // A direct conversation may belong to no workspace; nobody but the asker reads it.
  const prefix = platform.isDirect(here)
    ? `${here.platform}/`
    : `${here.platform}/${here.workspace}/`;
  const places = await passages.places(prefix);
  return places.filter((place) => place === own || !platform.isDirect(toPlaceOf(place)));
}

/** Whether it is the question itself. */
function isAsked({ messageIds }: Passage, asked: readonly string[]): boolean {
  return messageIds.some((id) => asked.includes(id));
}

function toCandidate(passage: Passage): Candidate {
  const channel = toPlaceOf(passage.place);
  const place = passage.thread === null ? channel : { ...channel, thread: passage.thread };
  return { id: passage.id, place, passage, native: null, at: passage.at };
}

/** The index's ranking and the platform's, merged; what both found is one. */
function rank(
  found: readonly Candidate[],
  hits: readonly ReadableHit[],
  asked: readonly string[],
): Ranked {
  const all = new Map<string, Candidate>(found.map((each) => [each.id, each]));
  const byMessage = new Map(
    found.flatMap(({ id, passage }) =>
      (passage?.messageIds ?? []).map((message) => [`${passage?.place}/${message}`, id]),
    ),
  );
  const native = hits.flatMap(({ hit }) => {
    const { place, message } = hit;
    if (asked.includes(message.id) || message.isOwn || !isVisible(message.text)) return [];
    const key = `${toChannelScope(place)}/${message.id}`;
    const known = byMessage.get(key);
    if (known !== undefined) return [known];
    all.set(key, { id: key, place, passage: null, native: hit, at: message.sentAt });
    return [key];
  });
  return {
    ids: mergeRanks(
      found.map(({ id }) => id),
      [...new Set(native)],
    ),
    all,
  };
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
  found: readonly Candidate[],
): Promise<readonly Candidate[]> {
  const seen = new Set(found.map(({ id }) => id));
  const around: Candidate[] = [];
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
  chosen: readonly Candidate[],
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
  const toItem = async ({ id, place, passage, native, at }: Candidate): Promise<RecalledItem> => {
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
