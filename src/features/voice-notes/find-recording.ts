import { nameOf } from '../../core/conversation/names.ts';
import type { SettingsStore } from '../../core/conversation/settings.ts';
import type { CommandUse } from '../../core/jobs/command.ts';
import { type FoundFile, findFile } from '../../core/jobs/find-file.ts';
import type { JobRun } from '../../core/jobs/job-run.ts';
import { type Attachment, type SpokenIn, toOwnPlace } from '../../core/messages.ts';
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

/** The message that a recording came with; null if it came with the command itself. */
export async function findSpokenIn(
  { adapter, signals }: JobRun,
  { from }: Pick<FoundFile, 'from'>,
): Promise<SpokenIn | null> {
  if (!from) return null;
  const { id, speaker: person, speakerName, sentAt: at, title } = from.message;
  // What opens a post of a forum has its title, and stands in the post itself.
  const opensPost = title === undefined ? undefined : true;
  const place = toOwnPlace({ id, place: from.place, opensPost });
  const name = speakerName || (await nameOf(person, place, adapter.directory, signals.thinking));
  return { id, place, person, name, at };
}
