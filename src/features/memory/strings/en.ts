import { toCounted } from '../../../core/strings/en.ts';

/** What people read about what Parley remembers. */
export const memoryStrings = {
  recalling: 'Looking through earlier messages …',
  notKnown: 'I found nothing that answers this.',
  foundIn: (count: number) => `From ${toCounted(count, 'message', 'messages')}`,
  noQuestion: 'What do you want to know? For example: `/recall When is the launch?`',
  hidden: (count: number) =>
    `I left out ${toCounted(count, 'message', 'messages')} that not everyone here may read. Ask with \`/recall\`, and only you see the answer.`,
  byWordsAlone: 'I could only search for the exact words. Try again later, or use other words.',
  state: ({ passages, embedded }: { readonly passages: number; readonly embedded: number }) =>
    passages === embedded
      ? toCounted(passages, 'passage', 'passages')
      : `${toCounted(passages, 'passage', 'passages')}, ${embedded} of them by meaning`,
  capped: 'today’s limit is reached, the rest follows tomorrow',
  notEmbedded: 'the embedding model does not answer, I am trying again',
  behind: (count: number) => `${toCounted(count, 'change', 'changes')} waiting to be stored`,
  unreadable: 'cannot be read at the moment',
} as const;
