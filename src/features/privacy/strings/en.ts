const list = new Intl.ListFormat('en', { type: 'conjunction' });

const QUESTIONS = {
  person:
    '**Forget everything you said to me in this workspace?** That is your messages and my answers to them, their files, transcripts, pictures and polls, your reminders and your settings.',
  conversation:
    '**Forget this conversation?** That is everything I remember of it, whoever said it, with its files and the reminders set in it.',
  channel:
    '**Forget this channel?** That is everything I remember of it and its threads, whoever said it, with their files and the reminders set in them.',
  direct: '**Forget all that we wrote here?** That includes the files, and the reminders set here.',
} as const;

/** What people read about what is kept of them. */
export const catalog = {
  yes: 'Yes',
  no: 'No',
  isMeant: (type: keyof typeof QUESTIONS) =>
    `${QUESTIONS[type]} This cannot be undone. Messages that are already posted stay where they are.`,
  forgotten: (what: readonly string[]) => `Forgotten: ${list.format(what)}.`,
  nothingForgotten: 'There was nothing to forget.',
  left: (n: number) =>
    n === 1
      ? 'One request is still being worked on, so I could not forget it. Do it again when it is answered.'
      : `${n} requests are still being worked on, so I could not forget them. Do it again when they are answered.`,
  answersStay:
    'Answers that I posted stay where they are: use Delete under them. What others quoted of it stays with what they said.',
  forgottenSince: (at: number) =>
    `that you asked me on ${new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' }).format(at)} to forget you: what you said before is not read again`,
  hearsAgain:
    'I will not read again what you said before. What you say from now on counts like anybody’s; `/privacy off` keeps it out of `/recall`.',
  recalled: 'What you say can be found with `/recall` again, by those who may read it.',
  notRecalled:
    'From now on `/recall` learns nothing of what you say, here or elsewhere. I still answer you, and remember our conversations to do so. `/forget me` removes what you said before; `/privacy on` undoes this.',
  kept: 'All right, nothing is forgotten.',
  isDone: 'That is forgotten already.',
  adminsOnly: 'Only an admin can have a whole channel forgotten.',
  noThread:
    'Outside of a thread that is what everyone here said to me, so only an admin can have it forgotten. In a thread anyone can.',
  notAuthor: 'Only the person who wrote that message, or an admin, can have it forgotten.',
  what: 'Say what to forget: `/forget me`, `/forget conversation`, `/forget channel`, or `/forget` and the link to a message.',
  ofYou: '**What I keep about you in this workspace**',
  ofChannel: '**What I keep about this channel and its threads**',
  ofDirect: '**What I keep about our direct messages**',
  nothing: '- nothing',
  howToForgetYou:
    '`/forget me` removes all of that. `/privacy off` keeps what you say from now on out of `/recall`.',
  howToForgetChannel:
    'In a thread `/forget conversation` removes what I remember of it; an admin can remove all of the channel with `/forget channel`.',
  howToForgetDirect: '`/forget channel` removes all of that.',
  google:
    'What you ask is sent to Google’s Gemini API, with the conversation and the files that it is about; so is what I remember, to make it searchable by meaning.',
} as const;
