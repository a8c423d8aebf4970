import { onTestFinished } from 'vitest';
import type { ReadableHit } from '../../../src/core/access.ts';
import { type Place, toConversation, toPlaceOf } from '../../../src/core/messages.ts';
import type { SearchGap } from '../../../src/core/ports.ts';
import type { Passage } from '../../../src/core/store-ports.ts';
import type {
  EmbeddingLack,
  EmbeddingQueue,
} from '../../../src/features/memory/embedding-queue.ts';
import { createRecall, type RecallRequest } from '../../../src/features/memory/recall.ts';
import { openPassageIndex } from '../../../src/storage/passages/index.ts';
import { createMemoryLog } from '../../doubles/log.ts';
import { unmetered } from '../../doubles/meter.ts';
import { PLAIN } from '../../doubles/platform.ts';

const HERE = toPlaceOf('test/T1/C1');
export const MODEL = 'embedding-1';
const NEVER = new AbortController().signal;
export const PLATFORM = {
  ...PLAIN,
  isDirect: ({ channel }: Place) => channel.startsWith('D'),
  isInWorkspace: ({ workspace }: Place) => workspace !== '@me',
};

export const passage = (id: string, text: string, more: Partial<Passage> = {}): Passage => ({
  id,
  place: 'test/T1/C1',
  thread: null,
  source: 'conversation/1',
  messageIds: [`m-${id}`],
  author: 'Ada',
  person: 'U1',
  at: 1_000,
  text,
  ...more,
});

export const toHit = (
  id: string,
  text: string,
  place = 'test/T1/C1',
  isShared = true,
): ReadableHit => ({
  readable: { place: toPlaceOf(place), isShared },
  hit: {
    place: toPlaceOf(place),
    message: {
      id,
      speaker: 'U2',
      speakerName: 'Grace',
      isOwn: false,
      isBot: false,
      text,
      sentAt: 5,
    },
    link: `https://example.org/${id}`,
  },
});

type Setup = {
  readonly passages: readonly Passage[];
  /** Who may read a place: everyone, the asker alone; whatever is not named is shut. */
  readonly rights?: Readonly<Record<string, 'shared' | 'own'>>;
  readonly hits?: readonly ReadableHit[];
  readonly gap?: SearchGap | null;
  readonly vector?: Float32Array | null;
  readonly lack?: EmbeddingLack | null;
  readonly isRebuilding?: boolean;
  readonly hasOtherReaders?: boolean;
  /** How near the platform's hits are to the question; null if that is unknown. */
  readonly nearness?: ((text: string) => number) | null;
};

/** Recalls in an index of these passages; tells which places were asked about. */
export async function setUp({
  passages,
  rights = {},
  hits = [],
  gap = null,
  vector = null,
  lack = null,
  isRebuilding = false,
  nearness = null,
  hasOtherReaders = true,
}: Setup) {
  const index = openPassageIndex(':memory:', { log: createMemoryLog() });
  onTestFinished(() => index.close());
  await index.put(passages);
  const asked: string[] = [];
  const heard: string[] = [];
  const ask = async () => (vector === null ? null : { model: MODEL, values: vector });
  const compare: EmbeddingQueue['compare'] = async (_vector, texts) =>
    nearness && texts.map((text) => nearness(text));
  const recall = createRecall({
    passages: index,
    embeddings: { ask, compare, lack: async () => lack },
    remembered: { settled: async () => {} },
    documents: { findBehind: async () => null },
    isRebuilding: () => isRebuilding,
    isWanted: async () => true,
    log: createMemoryLog(),
  });
  return {
    index,
    asked,
    heard,
    recall: (question: string, more: Partial<RecallRequest> = {}) =>
      recall(
        {
          ...{ question, here: HERE, isExternal: false, platform: PLATFORM },
          ...{ asked: [], meter: unmetered, directory: { name: async () => null } },
          link: async (place, id) => `https://example.org/${toConversation(place)}/${id}`,
          access: {
            async findReadable(place) {
              asked.push(toConversation(place));
              const right = rights[toConversation(place)];
              return right === undefined ? null : { place, isShared: right === 'shared' };
            },
            search: async () => ({ hits, gap }),
            noteHeard: ({ people }) => void heard.push(...people),
            hasOtherReaders,
          },
          ...more,
        },
        NEVER,
      ),
  };
}

export const textsOf = ({ items }: { readonly items: readonly { readonly text: string }[] }) =>
  items.map(({ text }) => text);
