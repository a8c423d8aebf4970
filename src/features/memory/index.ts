import type { History } from '../../core/conversation/history.ts';
import { type StoreTrouble, toStoreTrouble } from '../../core/errors.ts';
import { defineFeature, type Feature } from '../../core/jobs/feature.ts';
import type { EmbeddingModel } from '../../core/ports.ts';
import type { PassageIndex } from '../../core/store-ports.ts';
import { type ChannelMemory, type ChannelMemoryServices, createChannelMemory } from './channels.ts';
import { createConversations } from './conversations.ts';
import { createDocuments, type Documents, type DocumentsServices } from './documents.ts';
import {
  createEmbeddingQueue,
  type EmbeddingQueue,
  type EmbeddingState,
} from './embedding-queue.ts';
import { createReadGiven, type ReadGiven, type ReadGivenServices } from './given.ts';
import { createIndexRebuild } from './index-rebuild.ts';
import { createIndexWriter, type IndexWriter } from './index-writer.ts';
import { createDocumentStore, createPassageStore } from './personal-store.ts';
import { createRecall, type Recall } from './recall.ts';
import { createRecallTool } from './recall-tool.ts';
import { memoryStrings } from './strings/index.ts';
import { createIsWanted, type IsWantedServices } from './wanted.ts';

/** Recall of what was said, and of what was given to be remembered. */
export type MemoryFeature = {
  readonly recall: Recall;
  readonly channels: Pick<ChannelMemory, 'isOn' | 'turnOn' | 'turnOff'>;
  readonly documents: Documents;
  readonly readGiven: ReadGiven;
};

export type MemoryServices = Omit<ChannelMemoryServices, 'passages' | 'remembered' | 'isWanted'> &
  IsWantedServices &
  Omit<DocumentsServices, 'passages'> &
  ReadGivenServices & {
    readonly passages: PassageIndex;
    readonly embeddingModel: EmbeddingModel;
    readonly embeddingsPerDay: number;
    readonly history: Pick<History, 'observe' | 'load'>;
    /** The keys of the store that begin so. */
    readonly keys: (start: string) => AsyncIterable<string>;
    readonly shutdown: AbortSignal;
  };

/**
 * What a former process left without vectors is embedded once the start is over, and what an index
 * that was made again lacks is put back.
 */
const START_MS = 30_000;

export function createMemory(services: MemoryServices): Feature & MemoryFeature {
  const { passages, history, log, shutdown, embeddingsPerDay } = services;
  // Embeddings that no person asked for are charged to nobody.
  const embeddings = createEmbeddingQueue({
    ...services,
    perDay: embeddingsPerDay,
    meter: () => {},
  });
  const isWanted = createIsWanted(services);
  const onPut = embeddings.wake;
  const remembered = createIndexWriter({ passages, isWanted, log, shutdown, onPut });
  const conversations = createConversations({ ...services, remembered });
  history.observe(conversations);
  const documents = createDocuments(services);
  const channels = createChannelMemory({ ...services, remembered, isWanted });
  const restoring = createIndexRebuild(services, {
    conversations,
    documents,
    channels,
    embeddings,
  });
  passages.onRemade(restoring.rebuild);
  setTimeout(restoring.resume, START_MS).unref();
  const { isRebuilding } = restoring;
  const recall = createRecall({
    ...{ passages, embeddings, remembered, documents, isRebuilding, isWanted, log },
  });
  return {
    ...defineFeature({
      name: 'memory',
      onObserved: channels.onObserved,
      onSession: channels.onSession,
      tools: [createRecallTool({ recall })],
      stores: [
        createDocumentStore(documents, passages),
        createPassageStore({ passages, remembered }),
      ],
      about: async () => [
        [
          memoryStrings.memory,
          await describe(embeddings, { remembered, channels, isRebuilding: isRebuilding() }),
        ],
      ],
    }),
    ...{ recall, channels, readGiven: createReadGiven(services) },
    documents: {
      ...documents,
      async learn(given, signal) {
        const document = await documents.learn(given, signal);
        embeddings.wake();
        return document;
      },
    },
  };
}

/** How much is remembered, and how much of that can be found by its meaning. */
function toState({ passages, embedded, isOff }: EmbeddingState): string {
  return passages === embedded || isOff
    ? memoryStrings.state(passages)
    : memoryStrings.stateEmbedded(passages, embedded);
}

/** Why not everything is found by its meaning. */
function toLacks({ isOff, isCapped, trouble, refused }: EmbeddingState): readonly string[] {
  if (isOff) return [memoryStrings.meaningOff];
  const troubles = {
    gone: memoryStrings.embeddingGone,
    refused: memoryStrings.embeddingRefused,
    other: memoryStrings.notEmbedded,
  };
  return [
    ...(isCapped ? [memoryStrings.capped] : []),
    ...(trouble === null ? [] : [troubles[trouble]]),
    ...(refused > 0 ? [memoryStrings.textsRefused(refused)] : []),
  ];
}

async function describe(
  embeddings: EmbeddingQueue,
  {
    remembered: { behind, trouble },
    channels: { unread },
    isRebuilding,
  }: {
    readonly remembered: IndexWriter;
    readonly channels: ChannelMemory;
    readonly isRebuilding: boolean;
  },
): Promise<string> {
  const state = await embeddings.state().catch((error: unknown) => ({ error }));
  if ('error' in state)
    return [memoryStrings.unreadable, ...toWhy(toStoreTrouble(state.error))].join(', ');
  return [
    toState(state),
    ...(isRebuilding ? [memoryStrings.beingRebuilt] : []),
    ...toLacks(state),
    ...(unread() > 0 ? [memoryStrings.notCaughtUp(unread())] : []),
    ...(behind > 0 ? [memoryStrings.behind(behind)] : []),
    ...toWhy(trouble),
  ].join(', ');
}

function toWhy(trouble: StoreTrouble | null): readonly string[] {
  if (trouble === null) return [];
  return [trouble === 'full' ? memoryStrings.diskFull : memoryStrings.notWritable];
}
