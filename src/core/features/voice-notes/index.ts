import type { CommandUse } from '../../jobs/command.ts';
import { defineFeature, type Feature } from '../../jobs/feature.ts';
import { type FoundFile, takeFile } from '../../jobs/find-file.ts';
import type { JobRun } from '../../jobs/job-run.ts';
import { findRecording } from './find-recording.ts';
import { TRANSCRIBE } from './planned-transcript.ts';
import { transcribeFile } from './recording.ts';
import { createTranscriptActions, type TranscriptServices } from './transcript-buttons.ts';
import {
  type HearingServices,
  onTranscript,
  planTranscript,
  setNotesHeard,
  toTranscriptKey,
} from './voice-notes.ts';

/** Voice notes and recordings become text. */
export type VoiceNotes = {
  /** The recording in the message that a link leads to, or the latest here. Throws `UserError`. */
  findRecording(jobRun: JobRun, use: CommandUse, link: string | null): Promise<FoundFile>;
  /** Transcribes a recording for a command; its option of this name keeps the file. */
  transcribe(jobRun: JobRun, use: CommandUse, option: string, found: FoundFile): Promise<void>;
  /** Whether the asker's voice notes are transcribed from now on; resolves to the sentence that says so. */
  setHeard(use: Pick<CommandUse, 'event'>, isOn: boolean): Promise<string>;
};

export function createVoiceNotes(
  services: HearingServices & TranscriptServices,
): Feature & VoiceNotes {
  const { settings } = services;
  return {
    ...defineFeature({
      name: 'voice-notes',
      actions: createTranscriptActions(services),
      scheduled: { [TRANSCRIBE]: onTranscript },
      onMessage: { toKey: toTranscriptKey, plan: (event) => planTranscript(services, event) },
    }),
    findRecording: (jobRun, use, link) => findRecording(settings, jobRun, use, link),
    async transcribe(jobRun, use, option, found) {
      const question = await takeFile(jobRun, use, option, found);
      return transcribeFile(jobRun, question, found.file, use.access);
    },
    setHeard: ({ event }, isOn) => setNotesHeard(settings, event, isOn),
  };
}
