import { z } from 'zod';
import { type DueEvent, type MessageEvent, toMessageKey } from './event.ts';
import { type Attachment, type Message, messageSchema, type Place, type Turn } from './message.ts';
import type { Places } from './places.ts';
import type { Audience } from './ports.ts';
import { sentences, toSentence } from './sentences.ts';
import { toMarkdown } from './transcript.ts';
import type { Parts, Work } from './work.ts';

/** What a planned transcript carries. */
const payloadSchema = z.object({ message: messageSchema });

export const TRANSCRIBE = 'transcribe';
const MAX_NOTE_MS = 10 * 60_000;

/** The name under which the inbox finds the transcript of a message. */
export function toTranscriptKey(place: Place, messageId: string): string {
  return `${toMessageKey(place, messageId)}#transcript`;
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

/** Notes are heard where Parley was invited or addressed, unless the channel says otherwise. */
async function isHeard(parts: Parts, places: Places, { place, where }: Message): Promise<boolean> {
  const { platform, workspace, channel } = place;
  const { voiceNotes } = await parts.settings.get(`${platform}/${workspace}/${channel}`);
  if (voiceNotes === 'off') return false;
  if (where === 'mention' || where === 'reply' || where === 'dm') return true;
  if (voiceNotes === 'mention') return false;
  // Slack tells of channels that Parley was invited to and of no others; Discord of all that it can see.
  if (platform !== 'discord') return true;
  const known = await places.list(platform);
  return known.some(
    ({ place: other }) => other.workspace === workspace && other.channel === channel,
  );
}

/** Writes the transcripts of a message's voice notes, in order, as one message. */
export async function onTranscript(work: Work, event: DueEvent): Promise<void> {
  const parsed = payloadSchema.safeParse(event.payload);
  if (!parsed.success) return;
  const { message } = parsed.data;
  const reply = work.reply(message.place, toAudience(message));
  if (work.ledger.job.state !== 'delivering') {
    const texts: string[] = [];
    for (const note of notesOf(message)) texts.push(await transcribe(work, note));
    reply.push(texts.join('\n\n'));
  }
  await work.finish(reply, { kind: 'fixed', note: null, canRetry: false });
  await remember(work, message);
}

function toAudience({ id, where, place, speaker }: Message): Audience {
  const opensThread = place.thread === id && where !== 'dm';
  return {
    to: 'everyone',
    via: null,
    question: id,
    isReply: where !== 'dm',
    threadTitle: opensThread ? sentences.voiceNote : null,
    asker: speaker.id,
  };
}

/** One note as Markdown; a failure is told in its place, so that the others still come. */
async function transcribe({ parts, adapter, thinking }: Work, note: Attachment): Promise<string> {
  if ((note.durationMs ?? 0) > MAX_NOTE_MS)
    return `⚠️ ${sentences.noteTooLong(MAX_NOTE_MS / 60_000)}`;
  const { parts: heard, problems } = await parts.media.collect([note], adapter.directory, thinking);
  const audio = heard.find(({ type }) => type === 'audio');
  const bytes = audio?.type === 'audio' ? await parts.blobs.get(audio.hash) : null;
  if (audio?.type !== 'audio' || !bytes)
    return `⚠️ ${problems.join(' ') || sentences.noteUnreadable}`;
  try {
    return toMarkdown(
      await parts.transcriber.transcribe({ mimeType: audio.mimeType, bytes }, thinking),
      note.durationMs,
    );
  } catch (error) {
    thinking.throwIfAborted();
    return `⚠️ ${sentences.noteFailed} ${toSentence(error).text}`;
  }
}

/** What was said is part of the conversation also where nobody answers it. */
async function remember({ parts, ledger }: Work, { id, speaker, sentAt }: Message): Promise<void> {
  const turn: Turn = {
    ids: [id],
    role: 'user',
    speaker: speaker.name ?? speaker.id,
    text: ledger.job.text,
    parts: [],
    at: sentAt,
  };
  await parts.history.save(ledger.job.conversation, [turn]);
}
