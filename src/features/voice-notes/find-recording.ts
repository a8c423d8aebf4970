import type { SettingsStore } from '../../core/conversation/settings.ts';
import type { CommandUse } from '../../core/jobs/command.ts';
import { type FoundFile, findFile } from '../../core/jobs/find-file.ts';
import type { JobRun } from '../../core/jobs/job-run.ts';
import type { Attachment } from '../../core/messages.ts';
import { transcriptStrings } from './strings/index.ts';
import { hasNotesHeard } from './voice-notes.ts';

const RECORDING =
  /\.(?:mp3|m4a|m4b|aac|wav|flac|ogg|oga|opus|webm|mp4|m4v|mov|mkv|avi|aiff?|amr|wma|wmv)$/i;

function isRecording({ isVoice, mimeType, name }: Attachment): boolean {
  return isVoice || /^(?:audio|video)\//.test(mimeType) || RECORDING.test(name);
}

/** The recording in the message that a link leads to, or the latest here. Throws `UserError`. */
export function findRecording(
  settings: SettingsStore,
  jobRun: JobRun,
  use: CommandUse,
  link: string | null,
): Promise<FoundFile> {
  const { place, speaker } = use.event;
  return findFile(jobRun, use, {
    link,
    isOne: isRecording,
    // If the speaker does not want their voice notes transcribed, others may not have it done
    // either.
    mayUse: async ({ isVoice }, { speaker: by }) =>
      !isVoice || by === speaker.id || hasNotesHeard(settings, place.platform, by),
    notFound: transcriptStrings.noRecording,
  });
}
