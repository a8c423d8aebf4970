import { toLiteral } from '../../../core/markdown/inline.ts';
import { createWording } from '../../../core/strings/wording.ts';

const { counted } = createWording('en');

type Counts = { readonly chars: number; readonly passages: number };

const toCounts = ({ chars, passages }: Counts) =>
  `${toGrouped(chars, 'character', 'characters')} in ${toGrouped(passages, 'passage', 'passages')}`;

const toGrouped = (count: number, one: string, many: string) =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

/** What people read about what Parley remembers. */
export const catalog = {
  recalling: 'Looking through what I remember …',
  notKnown: 'I found nothing that answers this.',
  noQuestion: 'What do you want to know? For example: `/recall When is the launch?`',
  hidden: (count: number) =>
    `I left out ${counted(count, { one: '# result', other: '# results' })} that not everyone here may read. Ask with \`/recall\`, and only you see the answer.`,
  partial:
    'I found more channels than I can check at once, so I may have missed something. Ask more specifically to find more.',
  byWordsAlone: 'I could only search for the exact words. Try again later, or use other words.',
  documents: (n: number) => counted(n, { one: '# learned document', other: '# learned documents' }),
  passages: (n: number) =>
    counted(n, { one: '# searchable passage', other: '# searchable passages' }),
  kept: (n: number) =>
    `${counted(n, { one: '# passage', other: '# passages' })} that \`/recall\` can find again`,
  state: ({ passages, embedded }: { readonly passages: number; readonly embedded: number }) =>
    passages === embedded
      ? counted(passages, { one: '# passage', other: '# passages' })
      : `${counted(passages, { one: '# passage', other: '# passages' })}, ${embedded} of them by meaning`,
  capped: 'today’s limit is reached, the rest follows tomorrow',
  notEmbedded: 'the embedding model does not answer, I am trying again',
  behind: (count: number) =>
    `${counted(count, { one: '# change', other: '# changes' })} waiting to be stored`,
  notCaughtUp: (count: number) =>
    `what was missed in ${counted(count, { one: '# channel or thread', other: '# channels or threads' })} could not be read`,
  always: 'I remember what is said here, as it is all said to me. `/reset` makes me forget it.',
  on: 'I remember what is said in this channel, so that `/recall` can find it for those who may read it. An admin can turn this off: `/memory off`.',
  off: 'I remember only what is said to me here. An admin can let me remember the whole channel: `/memory on`.',
  turnedOn: (earlier: number) =>
    [
      'From now on I remember what is said in this channel, so that `/recall` can find it for those who may read it.',
      ...(earlier > 0
        ? [
            `I have also read ${counted(earlier, { one: '# earlier message', other: '# earlier messages' })}.`,
          ]
        : []),
      'Edits and deletions count. An admin can turn this off: `/memory off`.',
    ].join(' '),
  turnedOff:
    'From now on I remember only what is said to me here. What I remember of this channel stays.',
  unreadable: 'cannot be read at the moment',
  learned: ({ name, ...counts }: Counts & { readonly name: string }) =>
    `I learned **${toLiteral(name)}**: ${toCounts(counts)}. \`/recall\` finds it for everyone who may read this place; \`/learn remove ${name}\` removes it.`,
  replaced: 'It replaces what I had under that name.',
  documentAuthor: (name: string, by: string) => `${name} (from ${by})`,
  learnedHere: (lines: readonly string[]) =>
    `What I learned here:\n${lines.join('\n')}\n\n\`/learn remove\` with a name or a number removes one.`,
  learnedLine: ({
    name,
    by,
    day,
    ...counts
  }: Counts & { readonly name: string; readonly by: string; readonly day: string }) =>
    `**${toLiteral(name)}** – ${toCounts(counts)}, from ${toLiteral(by)}, ${day}`,
  nothingLearned:
    'I have learned no documents here. Attach one to `/learn`, or give it the link of a page.',
  removed: (name: string) => `I removed **${toLiteral(name)}** and all that I knew of it.`,
  notThere: (name: string) =>
    `I know no document **${toLiteral(name)}** here. \`/learn list\` shows all.`,
  whichOne: 'Which one? `/learn list` shows all with their numbers.',
  onlyGiver: (by: string) => `Only ${toLiteral(by)} or an admin can remove that.`,
  nothingGiven: 'Attach a document to `/learn`, or give it the link of a page.',
  noAddress:
    'That is no link. Give me one that begins with `https://`, or attach a document; `/learn list` shows what I know.',
  oneAtATime: 'One at a time, please: either a document or one link.',
  wider: 'Not everyone here may read the place where that is. Use `/learn` there.',
  noFileThere: 'That message has no file.',
  noText: (name: string) => `There is no text in **${toLiteral(name)}** that I can learn.`,
  signIn: (host: string) =>
    `${host} asks for a sign-in, so I can’t see the page. Save it as a file and attach that.`,
  pageCut: 'The page was too long: I learned its beginning.',
  textCut: (kept: number, all: number) =>
    `It was too long: I learned the first ${kept.toLocaleString('en')} of ${all.toLocaleString('en')} characters.`,
  guessed: (label: string) => `Its letters were read as ${label}, which is a guess.`,
  withoutText: (count: number) =>
    `I left out ${counted(count, { one: '# picture or recording', other: '# pictures or recordings' })}: I learn text alone.`,
  wordsIgnored: 'I learned the document alone, not the words beside it.',
  tooManyDocuments: (count: number) =>
    `I know ${count} documents here, which is the most. Remove one with \`/learn remove\`.`,
  notLearned: 'My memory does not work just now, so nothing has changed. Please try again later.',
} as const;
