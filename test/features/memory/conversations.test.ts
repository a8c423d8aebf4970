import { expect, test } from 'vitest';
import type { Turn } from '../../../src/core/messages.ts';
import { createConversations } from '../../../src/features/memory/conversations.ts';
import type { Utterance } from '../../../src/features/memory/utterances.ts';
import { createMemoryStore } from '../../commands/here.ts';

// Kind: what was said before a version that remembers, of which less is known.

const toTurn = (ids: readonly string[], more: Partial<Turn> = {}): Turn => ({
  ...{ ids: [...ids], role: 'user', speaker: 'Ada', text: `words of ${ids[0]}` },
  ...{ parts: [], addresses: [], at: 1_000, ...more },
});

test('turns without a place are kept once, where their conversation is; material and answers are not', async () => {
  const histories: Record<string, readonly Turn[]> = {
    'slack/T1/C1/100.1': [
      toTurn(['100.1']),
      toTurn(['job'], { role: 'assistant', speaker: null }),
      toTurn(['100.2']),
      toTurn(['100.3'], { speaker: null }),
    ],
    'slack/T1/C1#command': [toTurn(['100.9'])],
  };
  const kept: Utterance[] = [];
  const conversations = createConversations({
    history: {
      load: async (key) => ({ summary: null, files: [], since: 0, turns: histories[key] ?? [] }),
    },
    store: createMemoryStore(),
    async *keys(start) {
      if (start === 'history/') yield* Object.keys(histories).map((key) => `history/${key}`);
    },
    remembered: {
      async keep(utterances) {
        kept.push(...utterances);
        return true;
      },
      forget: async () => true,
    },
  });
  await conversations.resume();
  await conversations.resume();
  expect(kept.map(({ messageIds, place }) => [messageIds[0], place])).toEqual([
    ['100.1', { platform: 'slack', workspace: 'T1', channel: 'C1' }],
    ['100.2', { platform: 'slack', workspace: 'T1', channel: 'C1', thread: '100.1' }],
  ]);
});
