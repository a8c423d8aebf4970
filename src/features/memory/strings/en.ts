import { toLiteral } from '../../../core/markdown/inline.ts';
import { createWording } from '../../../core/strings/wording.ts';

const { counted, number } = createWording('en');

/** How large a document is. */
type Size = { readonly chars: number; readonly passages: number };

const passages = (n: number) => counted(n, { one: '# passage', other: '# passages' });

const toSize = (size: Size) =>
  `${counted(size.chars, { one: '# character', other: '# characters' })} in ${passages(size.passages)}`;

/** Where everything is remembered from now on. */
type Where = 'channel' | 'forum';

const toHere = { channel: 'in this channel', forum: 'in this forum' } as const;

/** What people read about what Parley remembers. */
export const catalog = {
  // Shown while it searches.
  recalling: 'Looking through what I remember…',
  notKnown: 'I found nothing that answers this.',
  noQuestion: 'What do you want to know? For example: `/recall When is the launch?`',
  // Said whatever was found: what is left out must not tell that there is something.
  sharedOnly:
    'I only used what everyone here can see. Ask with `/recall` for an answer that only you see, from everything you can see.',
  partial:
    'There are more channels than I can check at once, so I may have missed something. A more specific question finds more.',
  notReadable:
    'I couldn’t search what I remember just now, so I may have missed something. Try again later.',
  rebuilding:
    'I’m rebuilding my memory, so I may have missed something. Ask again in a few minutes.',
  // Said where passages that match only by what they mean cannot be found.
  wordsOnly:
    'Searching by meaning is turned off, so I only searched for exact words. Other words may find more.',
  untilTomorrow:
    'I’ve reached today’s limit for searching by meaning. Until tomorrow I find some messages only by their exact words.',
  partlyByWords:
    'Right now I find some messages only by their exact words. Other words may find more.',
  byWordsAlone: 'I could only search for the exact words. Try again later, or use other words.',
  documents: (n: number) => counted(n, { one: '# learned document', other: '# learned documents' }),
  passages: (n: number) =>
    counted(n, { one: '# searchable passage', other: '# searchable passages' }),
  // A line in a list of what is kept.
  kept: (n: number) => `${passages(n)} that \`/recall\` can find`,
  // In `/about`: a label, then its state as phrases with commas between them.
  memory: 'Memory',
  state: (n: number) => passages(n),
  // A part of the passages can be found by meaning, the others by their words.
  stateEmbedded: (n: number, embedded: number) =>
    `${passages(n)} (${number(embedded)} searchable by meaning)`,
  beingRebuilt: 'being rebuilt from what I keep',
  capped: 'today’s limit is reached, the rest follows tomorrow',
  meaningOff: 'searchable by exact words only (`GEMINI_EMBEDDINGS_PER_DAY` is 0)',
  embeddingRefused: 'the embedding model refuses everything, I’m retrying',
  textsRefused: (count: number) =>
    counted(count, {
      one: '# passage that the embedding model refuses',
      other: '# passages that the embedding model refuses',
    }),
  notEmbedded: 'the embedding model isn’t answering, I’m retrying',
  embeddingGone:
    'the embedding model doesn’t exist (`GEMINI_EMBEDDING_MODEL`), so I search for exact words only',
  behind: (count: number) =>
    `${counted(count, { one: '# change', other: '# changes' })} not stored yet`,
  notCaughtUp: (count: number) =>
    `I couldn’t catch up in ${counted(count, { one: '# channel or thread', other: '# channels or threads' })}`,
  // After a document that was not stored or could not be read: why.
  diskFull: 'the disk is full',
  notWritable: 'its file can’t be written to',
  unreadable: 'not readable right now',
  // What `/memory` answers.
  always: 'I remember what’s said here: all of it is said to me. `/reset` makes me forget it.',
  on: 'I remember what’s said in this channel, so that people with access can find it with `/recall`. An admin can turn this off: `/memory off`',
  off: 'I remember only what’s said to me here. An admin can have me remember the whole channel: `/memory on`',
  turnedOn: (where: Where) =>
    `From now on I remember what’s said ${toHere[where]}, so that people with access can find it with \`/recall\`. I follow edits and deletions. An admin can turn this off: \`/memory off\``,
  turnedOnWithEarlier: (where: Where, earlier: number) =>
    `From now on I remember what’s said ${toHere[where]}, so that people with access can find it with \`/recall\`. I’ve also read ${counted(earlier, { one: '# earlier message', other: '# earlier messages' })}, and I follow edits and deletions. An admin can turn this off: \`/memory off\``,
  turnedOff:
    'From now on I remember only what’s said to me here. I keep what I already know of this channel.',
  // In a thread; `state` is `on` or `off`, as it is typed.
  inChannel: (state: 'on' | 'off') =>
    `This is for the whole channel, so everyone in it should see it. Use \`/memory ${state}\` in the channel itself, not in a thread.`,
  // What `/learn` answers.
  learned: ({ name, ...size }: Size & { readonly name: string }) =>
    `I learned **${toLiteral(name)}** (${toSize(size)}). Everyone with access to this channel can find it with \`/recall\`. Remove it with \`/learn remove ${name}\`.`,
  replaced: 'It replaces what I had under that name.',
  // Who wrote a passage that was found: a document, and the person who gave it.
  documentAuthor: (name: string, by: string) => `${name} (from ${by})`,
  // A heading; a line for each document follows.
  learnedHere: 'What I’ve learned here:',
  learnedLine: ({
    name,
    by,
    day,
    ...size
  }: Size & { readonly name: string; readonly by: string; readonly day: string }) =>
    `**${toLiteral(name)}** – ${toSize(size)}, from ${toLiteral(by)}, ${day}`,
  howToRemove: 'Remove one with `/learn remove` and its name or number.',
  nothingLearned:
    'I haven’t learned any documents here. Attach one to `/learn`, or give it a page’s link.',
  removed: (name: string) => `I removed **${toLiteral(name)}** and everything I knew from it.`,
  notThere: (name: string) =>
    `I don’t know a document **${toLiteral(name)}** here. See all with \`/learn list\`.`,
  whichOne: 'Which one? `/learn list` shows all of them with their numbers.',
  onlyGiver: (by: string) => `Only ${toLiteral(by)} or an admin can remove that.`,
  nothingGiven: 'What should I learn? Attach a document to `/learn`, or give it a page’s link.',
  noAddress:
    'That isn’t a link. Use one that starts with `https://`, or attach a document. `/learn list` shows what I know.',
  oneAtATime: 'One at a time, please: a document or one link.',
  wider: 'Not everyone here has access to that message. Use `/learn` where it was posted.',
  noFileThere: 'I can’t find a file in that message.',
  noText: (name: string) => `I found no text in **${toLiteral(name)}** to learn.`,
  signIn: (host: string) =>
    `${host} asks me to sign in, so I can’t see the page. Save it as a file and attach that.`,
  pageCut: 'The page was too long, so I learned only its beginning.',
  textCut: (kept: number, all: number) =>
    `It was too long, so I learned only the first ${number(kept)} of ${number(all)} characters.`,
  // `label` is a character encoding, such as “windows-1252”.
  guessed: (label: string) =>
    `I guessed its character encoding (${label}), so some letters may be wrong.`,
  withoutText: (count: number) =>
    `I left out ${counted(count, { one: '# image or recording', other: '# images or recordings' })}: I only learn text.`,
  wordsIgnored: 'I learned only the document, not the text beside it.',
  tooManyDocuments: (count: number) =>
    `I can learn up to ${counted(count, { one: '# document', other: '# documents' })} here. Remove one with \`/learn remove\`.`,
  notLearned: 'My memory isn’t working right now, so nothing has changed. Please try again later.',
} as const;
