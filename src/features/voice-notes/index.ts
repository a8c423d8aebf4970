import type { CommandUse } from '../../core/jobs/command.ts';
import { defineFeature, type Feature } from '../../core/jobs/feature.ts';
import { type FoundFile, takeFile } from '../../core/jobs/find-file.ts';
import type { JobRun } from '../../core/jobs/job-run.ts';
import { findRecording, findSpokenIn } from './find-recording.ts';
import { TRANSCRIBE } from './planned-transcript.ts';
import { type RecordingServices, transcribeFile } from './recording.ts';
import {
  createRequestedTranscripts,
  type RequestedTranscriptsServices,
  UNTRANSCRIBE,
} from './requested-transcripts.ts';
import { createTranscriptActions, type TranscriptServices } from './transcript-buttons.ts';
import { createTranscriptPages, type PagesServices } from './transcript-pages.ts';
import {
  type HearingServices,
  onTranscript,
  planTranscript,
  setNotesHeard,
  type TranscribingServices,
  toTranscriptKey,
} from './voice-notes.ts';

/** Voice notes and recordings become text. */
export type VoiceNotes = {
  /** The recording in the message that a link leads to, or the latest here. Throws `UserError`. */
  findRecording(jobRun: JobRun, use: CommandUse, link: string | null): Promise<FoundFile>;
  /** Transcribes a recording for a command; its option of this name keeps the file. */
  transcribe(jobRun: JobRun, use: CommandUse, option: string, found: FoundFile): Promise<void>;
  /**
   * Whether the asker's voice notes are transcribed from now on; resolves to the sentence that
   * says so.
   */
  setHeard(use: Pick<CommandUse, 'event'>, isOn: boolean): Promise<string>;
};

export type VoiceNotesServices = Omit<
  HearingServices & TranscriptServices & TranscribingServices & RecordingServices,
  'pages' | 'elsewhere'
> &
  PagesServices &
  RequestedTranscriptsServices;

export function createVoiceNotes(given: VoiceNotesServices): Feature & VoiceNotes {
  const elsewhere = createRequestedTranscripts(given);
  const services = { ...given, elsewhere, pages: createTranscriptPages(given) };
  const { settings } = services;
  return {
    ...defineFeature({
      name: 'voice-notes',
      actions: createTranscriptActions(services),
      scheduled: {
        [TRANSCRIBE]: (jobRun, event) => onTranscript(services, jobRun, event),
        [UNTRANSCRIBE]: elsewhere.onGone,
      },
      onObserved: elsewhere.onObserved,
      onMessage: { toKey: toTranscriptKey, plan: (event) => planTranscript(services, event) },
    }),
    findRecording: (jobRun, use, link) => findRecording(settings, jobRun, use, link),
    async transcribe(jobRun, use, option, found) {
      const question = await takeFile(jobRun, use, option, found);
      const { file } = found;
      const spokenIn = await findSpokenIn(jobRun, found);
      return transcribeFile(services, jobRun, question, { file, spokenIn, access: use.access });
    },
    setHeard: ({ event }, isOn) => setNotesHeard(settings, event, isOn),
  };
}
