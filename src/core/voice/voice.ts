import { z } from 'zod';
import { writePages } from '../delivery/pages.ts';
import { isShut } from '../delivery/unwritten.ts';
import { type CommandEvent, type DueEvent, type MessageEvent, toMessageKey } from '../event.ts';
import type { Job } from '../inbox.ts';
import type { Attachment, Message, Place, Turn } from '../message.ts';
import type { Places } from '../places.ts';
import { platformOf } from '../platform.ts';
import type { Audience, Stand } from '../ports.ts';
import { sentences, toSentence } from '../sentences.ts';
import type { SettingsStore } from '../settings.ts';
import type { Parts, Work } from '../work.ts';
import { noteOf, TRANSCRIBE } from './note.ts';
import {
  type Heard,
  heardSchema,
  type KeptTranscript,
  toKept,
  toPlainTranscript,
  transcriptOf,
} from './transcript.ts';

const MAX_NOTE_MS = 10 * 60_000;

/** The name under which the inbox finds the transcript of a message. */
export function toTranscriptKey(place: Place, messageId: string): string {
  return `${toMessageKey(place, messageId)}#transcript`;
}

/** What one person has set, wherever on a platform. */
function toPersonScope(platform: string, person: string): string {
  return `${platform}/@${person}`;
}

/** Whether somebody has their own voice notes transcribed: everybody has, until they say otherwise. */
export async function hasNotesHeard(
  settings: SettingsStore,
  platform: string,
  person: string,
): Promise<boolean> {
  return (await settings.get(toPersonScope(platform, person))).voiceNotes !== 'off';
}

/** Has somebody's voice notes transcribed from now on, or not; resolves to the sentence that says so. */
export async function setNotesHeard(
  settings: SettingsStore,
  { place, speaker }: CommandEvent,
  isOn: boolean,
): Promise<string> {
  const voiceNotes = isOn ? 'auto' : 'off';
  await settings.set(toPersonScope(place.platform, speaker.id), { voiceNotes });
  return isOn ? sentences.notesOn : sentences.notesOff;
}

/** The transcript of a message's voice notes, planned as a job of its own before the answer; null where there is none to make. */
export async function planTranscript(
  parts: Parts,
  places: Places,
  event: MessageEvent,
): Promise<DueEvent | null> {
  const { message } = event;
  if (notesOf(message).length === 0 || !(await isHeard(parts, places, message))) return null;
  const key = toTranscriptKey(message.place, message.id);
  return {
    type: 'due',
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

/** Notes are heard where Parley was invited or addressed, unless the channel, or who speaks, says otherwise. */
async function isHeard(
  { settings, adapters }: Parts,
  places: Places,
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

/** Writes the transcripts of a message's voice notes, in order, each from a message of its own. */
export async function onTranscript(work: Work, event: DueEvent): Promise<void> {
  const message = noteOf(event);
  if (!message) return;
  const stand = toNoteStand(message);
  if (await isShut(work, stand)) return;
  work.reply(stand.place, stand.audience);
  const memo = transcriptOf(work.ledger.job) ?? (await hear(work, message, stand));
  await writePages(work, stand, memo);
  await remember(work, message, transcriptOf(work.ledger.job) ?? memo);
}

/** Where the transcript of a message stands. */
export function toNoteStand({ id, where, place, speaker }: Message): Stand {
  const opensThread = place.thread === id && where !== 'dm';
  const audience: Audience = {
    to: 'everyone',
    via: null,
    question: id,
    isReply: where !== 'dm',
    threadTitle: opensThread ? sentences.voiceNote : null,
    asker: speaker.id,
  };
  return { place, audience };
}

/** The notes of a message that were heard before a crash. */
const hearingSchema = z.object({ type: z.literal('hearing'), heard: z.array(heardSchema) });

function heardOf({ memo }: Job): readonly Heard[] {
  return hearingSchema.safeParse(memo).data?.heard ?? [];
}

/** Hears one note after another; each is kept as soon as it was heard. */
async function hear(
  { parts, adapter, ledger, ...work }: Work,
  message: Message,
  { place, audience }: Stand,
): Promise<KeptTranscript> {
  const heard = [...heardOf(ledger.job)];
  for (const note of notesOf(message).slice(heard.length)) {
    heard.push(await transcribe({ parts, adapter, ledger, ...work }, note));
    await ledger.journal({ memo: { type: 'hearing', heard: [...heard] } });
  }
  const memo = toKept(heard, adapter.channel(place, audience).dialect);
  await ledger.journal({ memo });
  return memo;
}

/** One note; a failure is told in its place, so that the others still come. */
async function transcribe(
  { parts, adapter, tally, thinking }: Work,
  note: Attachment,
): Promise<Heard> {
  const { durationMs } = note;
  if ((durationMs ?? 0) > MAX_NOTE_MS)
    return toUnheard(note, sentences.noteTooLong(MAX_NOTE_MS / 60_000), false);
  const { parts: kept, problems } = await parts.media.collect([note], adapter.archive, thinking);
  const audio = kept.find(({ type }) => type === 'audio');
  const bytes = audio?.type === 'audio' ? await parts.blobs.get(audio.hash) : null;
  if (audio?.type !== 'audio' || !bytes)
    return toUnheard(note, problems.join(' ') || sentences.noteUnreadable, true);
  try {
    const { mimeType } = audio;
    const said = await parts.transcriber.transcribe({ mimeType, bytes }, thinking, tally.meter);
    const segments = said.segments.map((segment) => ({ ...segment }));
    return {
      ...{ title: sentences.voiceNote, durationMs, problem: null, canRetry: false },
      ...{ language: said.language, summary: said.summary, segments },
    };
  } catch (error) {
    thinking.throwIfAborted();
    const { text, canRetry } = toSentence(error);
    return toUnheard(note, `${sentences.noteFailed} ${text}`, canRetry);
  }
}

function toUnheard({ durationMs }: Attachment, problem: string, canRetry: boolean): Heard {
  const nothing = { language: '', summary: '', segments: [] };
  return { title: sentences.voiceNote, durationMs, ...nothing, problem, canRetry };
}

/** What was said is part of the conversation also where nobody answers it. */
async function remember(
  { parts, ledger }: Work,
  { id, speaker, sentAt }: Message,
  memo: KeptTranscript,
): Promise<void> {
  const turn: Turn = {
    ids: [id],
    role: 'user',
    speaker: speaker.name ?? speaker.id,
    text: toPlainTranscript(memo),
    parts: [],
    addresses: [], // Spoken, and written down by a model.
    at: sentAt,
  };
  await parts.history.save(ledger.job.conversation, [turn]);
}
