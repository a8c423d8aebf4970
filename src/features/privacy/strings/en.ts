import { createWording } from '../../../core/strings/wording.ts';

const { and, counted } = createWording('en');

/** What people read about what is kept of them. */
export const catalog = {
  // Buttons.
  yes: 'Forget',
  no: 'Keep',
  confirmPerson:
    '**Forget everything you said to me, here and in other channels?** That’s your messages, what others quoted of them, and the answers I wrote with them in view, with their files, transcripts, images and polls, plus your reminders and settings. This can’t be undone. Messages that are already posted stay where they are.',
  confirmConversation:
    '**Forget this conversation?** That’s everything I remember of it, no matter who said it, with its files and the reminders set in it. This can’t be undone. Messages that are already posted stay where they are.',
  confirmChannel:
    '**Forget this channel?** That’s everything I remember of it and its threads, no matter who said it, with their files and the reminders set in them. This can’t be undone. Messages that are already posted stay where they are.',
  confirmDirect:
    '**Forget everything we wrote here?** That includes the files and the reminders set here. This can’t be undone. Messages that are already posted stay where they are.',
  // `what`: counted things, such as “2 reminders”.
  forgotten: (what: readonly string[]) => `Forgotten: ${and(what)}.`,
  nothingForgotten: 'There was nothing to forget.',
  // A restart came in between.
  forgottenUncounted:
    'That’s forgotten now. I was restarted partway, so I can’t say how much it was.',
  left: (n: number) =>
    counted(n, {
      one: 'I’m still working on # request. I’ll forget it as soon as it’s answered.',
      other: 'I’m still working on # requests. I’ll forget them as soon as they’re answered.',
    }),
  answersStay:
    'My posted answers stay where they are: use Delete under them. What others quoted of them stays with what they said.',
  // A line in a list of what is kept. `day` is a date.
  forgottenSince: (day: string) =>
    `your request of ${day} to forget you: I don’t read what you said before that`,
  hearsAgain:
    'I won’t read your earlier words again. What you say from now on, I treat like anyone else’s words. `/privacy off` keeps it out of `/recall`.',
  cannotTell:
    'I can’t recognize your words where others typed, pasted or forwarded them without your name, so those stay. Ask those people, or an admin, to have me forget their messages.',
  recalled: 'From now on people who have access can find what you say with `/recall`.',
  notRecalled:
    'From now on `/recall` learns nothing of what you say, here or anywhere else. I still answer you and remember our conversations. `/privacy on` undoes this, and `/forget me` removes what you said before.',
  kept: 'OK, I haven’t forgotten anything.',
  isDone: 'You’ve already asked me to forget that.',
  adminsOnly: 'Only an admin can make me forget a whole channel.',
  noThread:
    'Outside a thread, that’s everything anyone here said to me, so only an admin can make me forget it. In a thread anyone can.',
  notAuthor: 'Only the person who wrote that message or an admin can make me forget it.',
  what: 'What should I forget? Use `/forget me`, `/forget conversation`, `/forget channel`, or `/forget` and the link to a message.',
  // Headings of lists.
  ofYou: '**What I keep about you here and in other channels**',
  ofChannel: '**What I keep about this channel and its threads**',
  ofDirect: '**What I keep about our direct messages**',
  nothing: '- nothing',
  howToForgetYou:
    '`/forget me` removes all of that. `/privacy off` keeps what you say from now on out of `/recall`.',
  howToForgetChannel:
    'In a thread, `/forget conversation` removes what I remember of it. An admin can remove everything of the channel with `/forget channel`.',
  howToForgetDirect: '`/forget channel` removes all of that.',
  google:
    'What you ask goes to Google’s Gemini API, with the conversation and files it’s about. So does what I remember, to make it searchable by meaning.',
} as const;
