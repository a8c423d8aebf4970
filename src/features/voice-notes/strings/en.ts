import { createWording } from '../../../core/strings/wording.ts';

const { counted, number } = createWording('en');

/** What people read about transcripts. */
export const catalog = {
  // Heading of a transcript, and name of the thread that it opens.
  voiceNote: 'Voice note',
  silence: 'I couldn’t hear any speech.',
  noteTooLong: (minutes: number) =>
    `I don’t transcribe voice notes over ${counted(minutes, { one: '# minute', other: '# minutes' })} on my own. Mention me with \`/transcribe\` to get this one.`,
  noteUnreadable: 'I couldn’t read this voice note. Please record it again.',
  tooLongForModel: 'This recording is too long for the model. Please send it in shorter parts.',
  // Followed by the reason, a sentence of its own.
  noteFailed: 'I couldn’t transcribe this voice note.',
  // Buttons under a transcript, up to 25 characters each.
  correct: 'Correct',
  summary: 'Summary',
  actionItems: 'Action items',
  translate: 'Translate',
  // Title of a form, up to 24 characters; its fields, up to 45.
  correctTitle: 'Correct the transcript',
  correctField: 'What was said, one line each',
  translateField: 'Into which language?',
  noLanguage: 'Which language? Press Translate again and enter one.',
  // Shown meanwhile.
  listening: 'Fetching the recording…',
  heardSoFar: (done: number, total: number) =>
    `Transcribed ${number(done)} of ${number(total)} min…`,
  // In the place of what was said from one time to another; `reason` is a sentence.
  partFailed: (from: string, to: string, reason: string) =>
    `[I couldn’t transcribe ${from} to ${to}. ${reason}]`,
  onlyFirst: (hours: number) =>
    counted(hours, {
      one: 'I transcribed only the first hour.',
      other: 'I transcribed only the first # hours.',
    }),
  cutOff: 'The recording is cut off: its end is missing.',
  restAttached: 'The rest is in the attached file.',
  notesOn:
    'I transcribe your voice notes wherever I hear them. Turn it off with `/transcribe off`.',
  notesOff:
    'I’ve stopped transcribing your voice notes everywhere. Turn it on again with `/transcribe on`.',
  // LINK stands for the link that a person puts there.
  noRecording:
    'I found no recording in the recent messages here. Send an audio or video file, or give me a message’s link: `/transcribe LINK`',
} as const;
