import { z } from 'zod';
import type { Media } from '../../core/conversation/attachments.ts';
import type { History } from '../../core/conversation/history.ts';
import type { Places } from '../../core/conversation/known-places.ts';
import type { SettingsStore } from '../../core/conversation/settings.ts';
import {
  type CommandEvent,
  type MessageEvent,
  type ScheduledEvent,
  toMessageKey,
} from '../../core/events.ts';
import type { Job } from '../../core/job.ts';
import { toOwnWords } from '../../core/jobs/command.ts';
import type { JobRun } from '../../core/jobs/job-run.ts';
import type { Unwritten } from '../../core/jobs/unwritten.ts';
import {
  type Attachment,
  type Message,
  type Place,
  type Turn,
  toOwnPlace,
} from '../../core/messages.ts';
import type { Transcriber } from '../../core/model-ports.ts';
import { platformOf } from '../../core/platform.ts';
import type { Adapter, Audience, CommandNames, Destination } from '../../core/ports.ts';
import type { Blobs } from '../../core/store-ports.ts';
import { joinSentences } from '../../core/strings/wording.ts';
import { noteOf, TRANSCRIBE } from './planned-transcript.ts';
import { transcriptStrings } from './strings/index.ts';
import {
  heardMsOf,
  heardSchema,
  type KeptTranscript,
  type TranscribedRecording,
  toHearingFailure,
  toKept,
  toPlainTranscript,
  transcriptOf,
} from './transcript.ts';
import type { TranscriptPages } from './transcript-pages.ts';

export type HearingServices = {
  readonly adapters: ReadonlyMap<string, Adapter>;
  readonly settings: SettingsStore;
  readonly places: Places;
};

const MAX_NOTE_MS = 10 * 60_000;

/** The name under which the inbox finds the transcript of a message. */
export function toTranscriptKey(place: Place, messageId: string): string {
  return `${toMessageKey(place, messageId)}#transcript`;
}

/** What one person has set, wherever on a platform. */
function toPersonScope(platform: string, person: string): string {
  return `${platform}/@${person}`;
}

/** Whether a person's own voice notes are transcribed: on until they switch it off. */
export async function hasNotesHeard(
  settings: SettingsStore,
  platform: string,
  person: string,
): Promise<boolean> {
  return (await settings.get(toPersonScope(platform, person))).voiceNotes !== 'off';
}

/**
 * Switches the transcription of a person's voice notes on or off; resolves to the sentence that
 * says so.
 */
export async function setNotesHeard(
  settings: SettingsStore,
  { place, speaker }: CommandEvent,
  isOn: boolean,
): Promise<string> {
  const voiceNotes = isOn ? 'auto' : 'off';
  await settings.set(toPersonScope(place.platform, speaker.id), { voiceNotes });
  return isOn ? transcriptStrings.notesOn : transcriptStrings.notesOff;
}

/**
 * The transcript of a message's voice notes, planned as a job of its own before the answer; null if
 * the message has none to transcribe.
 */
export async function planTranscript(
  services: HearingServices,
  event: MessageEvent,
): Promise<ScheduledEvent | null> {
  const { searchToken: _, ...message } = event.message; // A transcript searches nothing.
  if (notesOf(message).length === 0 || !(await isHeard(services, message))) return null;
  const key = toTranscriptKey(message.place, message.id);
  return {
    type: 'scheduled',
    key,
    conversation: event.conversation,
    place: message.place,
    at: event.at,
    name: TRANSCRIBE,
    payload: JSON.parse(JSON.stringify({ message })), // Plain JSON: no member that is undefined.
  };
}

function notesOf({ attachments }: Message): Attachment[] {
  return attachments.filter(({ isVoice }) => isVoice);
}

/**
 * Notes are heard where Parley was invited or addressed, unless the channel, or who speaks, says
 * otherwise.
 */
async function isHeard(
  { settings, adapters, places }: HearingServices,
  { place, where, speaker }: Message,
): Promise<boolean> {
  const { platform, workspace, channel } = place;
  const { voiceNotes } = await settings.get(`${platform}/${workspace}/${channel}`);
  if (voiceNotes === 'off') return false;
  if (!(await hasNotesHeard(settings, platform, speaker.id))) return false;
  if (where === 'mention' || where === 'reply' || where === 'dm') return true;
  if (voiceNotes === 'mention') return false;
  const isInvited = !platformOf(adapters, place).hearsUninvited;
  if (voiceNotes === 'auto' || isInvited) return true; // `auto`: an admin turned it on here.
  const known = await places.list(platform);
  return known.some(
    ({ place: other }) => other.workspace === workspace && other.channel === channel,
  );
}

export type TranscribingServices = {
  readonly commands: readonly CommandNames[];
  readonly media: Pick<Media, 'collect'>;
  readonly transcriber: Transcriber;
  readonly blobs: Pick<Blobs, 'get' | 'forget'>;
  readonly history: Pick<History, 'save'>;
  readonly pages: TranscriptPages;
  readonly isShut: Unwritten['isShut'];
};

/** Writes the transcripts of a message's voice notes, in order, each from a message of its own. */
export async function onTranscript(
  services: TranscribingServices,
  jobRun: JobRun,
  event: ScheduledEvent,
): Promise<void> {
  const message = noteOf(event);
  if (!message) return;
  const { journal } = jobRun;
  const destination = toNoteDestination(message);
  if (await services.isShut(jobRun, destination)) return;
  jobRun.reply(destination.place, destination.audience);
  const transcript =
    transcriptOf(journal.job) ?? (await hear(services, jobRun, message, destination));
  await services.pages.write(jobRun, destination, transcript);
  const turn = toTurn(message, transcriptOf(journal.job) ?? transcript);
  await services.history.save(journal.job.conversation, [turn]);
  jobRun.usageMeter.countAudio(heardMsOf(journal.job));
}

/** Where the transcript of a message stands. */
export function toNoteDestination({ id, where, place, speaker }: Message): Destination {
  const opensThread = place.thread === id && where !== 'dm';
  const audience: Audience = {
    to: 'everyone',
    interaction: null,
    question: id,
    isReply: where !== 'dm',
    threadTitle: opensThread ? transcriptStrings.voiceNote : null,
    asker: speaker.id,
  };
  return { place, audience };
}

/** The notes of a message that were heard before a crash. */
const hearingSchema = z.object({ type: z.literal('hearing'), heard: z.array(heardSchema) });

function heardOf({ data }: Job): readonly TranscribedRecording[] {
  return hearingSchema.safeParse(data).data?.heard ?? [];
}

/** Hears one note after another; each is kept as soon as it was heard. */
async function hear(
  services: TranscribingServices,
  jobRun: JobRun,
  message: Message,
  { place, audience }: Destination,
): Promise<KeptTranscript> {
  const { adapter, journal, signals } = jobRun;
  const heard = [...heardOf(journal.job)];
  for (const note of notesOf(message).slice(heard.length)) {
    const isTooLong = (note.durationMs ?? 0) > MAX_NOTE_MS;
    heard.push(
      isTooLong
        ? leaveOut(services, jobRun, place, note)
        : await transcribe(services, jobRun, note),
    );
    await journal.keep({ data: { type: 'hearing', heard: [...heard] } }, signals.thinking);
  }
  const transcript = toKept(heard, adapter.channel(place, audience).dialect);
  await journal.write({ data: transcript });
  return transcript;
}

/** A note that people have to ask for. */
function leaveOut(
  { commands }: Pick<TranscribingServices, 'commands'>,
  jobRun: JobRun,
  place: Place,
  note: Attachment,
): TranscribedRecording {
  const sentence = transcriptStrings.noteTooLong(MAX_NOTE_MS / 60_000);
  return failedTranscript(note, toOwnWords(sentence, commands, jobRun, place), false);
}

/** One note; a failure is told in its place, so that the others still come. */
async function transcribe(
  { media, blobs, transcriber }: Pick<TranscribingServices, 'media' | 'transcriber' | 'blobs'>,
  { adapter, journal, progress, usageMeter, signals: { thinking } }: JobRun,
  note: Attachment,
): Promise<TranscribedRecording> {
  const { durationMs } = note;
  const { parts: kept, problems } = await media.collect(
    journal.job.id,
    [note],
    adapter.archive,
    thinking,
  );
  const audio = kept.find(({ type }) => type === 'audio');
  const bytes = audio?.type === 'audio' ? await blobs.get(audio.hash) : null;
  if (audio?.type !== 'audio' || !bytes)
    return failedTranscript(
      note,
      joinSentences(problems) || transcriptStrings.noteUnreadable,
      true,
    );
  try {
    const { mimeType } = audio;
    const said = await progress.notice.during(
      transcriber.transcribe({ mimeType, bytes }, thinking, usageMeter.meter),
    );
    const segments = said.segments.map((segment) => ({ ...segment }));
    return {
      ...{ title: transcriptStrings.voiceNote, durationMs, canRetry: false },
      problem: problems.length > 0 ? joinSentences(problems) : null,
      ...{ language: said.language, summary: said.summary, segments },
    };
  } catch (error) {
    thinking.throwIfAborted();
    const { text, canRetry } = toHearingFailure(error);
    return failedTranscript(note, joinSentences([transcriptStrings.noteFailed, text]), canRetry);
  } finally {
    // What was heard is kept as text; a retry fetches the note again.
    for (const part of kept)
      if (part.type !== 'text') await journal.untilStored(() => blobs.forget(part.hash), thinking);
  }
}

function failedTranscript(
  { durationMs }: Attachment,
  problem: string,
  canRetry: boolean,
): TranscribedRecording {
  const nothing = { language: '', summary: '', segments: [] };
  return { title: transcriptStrings.voiceNote, durationMs, ...nothing, problem, canRetry };
}

/** What was said is part of the conversation even if it is not answered. */
function toTurn(message: Message, transcript: KeptTranscript): Turn {
  const { id, speaker, sentAt } = message;
  return {
    ids: [id],
    role: 'user',
    speaker: speaker.name ?? speaker.id,
    person: speaker.id,
    place: toOwnPlace(message),
    isSpoken: true,
    text: toPlainTranscript(transcript),
    parts: [],
    addresses: [], // Spoken, and written down by a model.
    at: sentAt,
  };
}
