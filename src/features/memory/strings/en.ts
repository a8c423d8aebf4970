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
  always: 'I remember what is said here, as it is all said to me. `/reset` makes me forget it.',
  on: 'I remember what is said in this channel, so that `/recall` can find it for those who may read it. An admin can turn this off: `/memory off`.',
  off: 'I remember only what is said to me here. An admin can let me remember the whole channel: `/memory on`.',
  turnedOn: (earlier: number) =>
    [
      'From now on I remember what is said in this channel, so that `/recall` can find it for those who may read it.',
      ...(earlier > 0
        ? [`I have also read the latest ${toCounted(earlier, 'message', 'messages')}.`]
        : []),
      'Edits and deletions count. An admin can turn this off: `/memory off`.',
    ].join(' '),
  turnedOff:
    'From now on I remember only what is said to me here. What I remember of this channel stays.',
  unreadable: 'cannot be read at the moment',
} as const;
