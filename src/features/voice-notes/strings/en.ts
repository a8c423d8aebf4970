/** What people read about transcripts. */
export const catalog = {
  voiceNote: 'Voice note',
  silence: 'Nothing is said in it.',
  noteTooLong: (minutes: number) =>
    `This voice note is longer than ${minutes} minutes, so it was not transcribed by itself. Mention me with \`/transcribe\` to have it done.`,
  noteUnreadable: 'This voice note could not be read. Please record it again.',
  tooLongForModel:
    'This is too long for the model to hear at once. Please send it in shorter parts.',
  noteFailed: 'This voice note could not be transcribed.',
  correct: 'Correct',
  correctTitle: 'Correct the transcript',
  correctField: 'What was said, a line each',
  summary: 'Summary',
  actionItems: 'Action items',
  translate: 'Translate',
  translateField: 'Into which language?',
  noLanguage: 'Which language? Press Translate once more and name one.',
  listening: 'Fetching the recording …',
  heardSoFar: (done: number, total: number) => `Transcribed ${done} of ${total} min …`,
  partFailed: (from: string, to: string, reason: string) =>
    `[${from} to ${to} could not be transcribed. ${reason}]`,
  onlyFirst: (hours: number) => `Only the first ${hours} hours were transcribed.`,
  cutOff: 'The recording is cut off: its end is missing.',
  restAttached: 'The rest is in the attached file.',
  notesOn: 'Your voice notes are transcribed where Parley hears them. `/transcribe off` ends it.',
  notesOff:
    'Your voice notes are not transcribed any more, wherever you send them. `/transcribe on` changes that.',
  noRecording:
    'There is no recording among the latest messages here. Send an audio or video file, or give me the link of a message that has one: `/transcribe LINK`.',
} as const;
