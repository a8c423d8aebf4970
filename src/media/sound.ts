import type { Extraction } from '../core/ports.ts';
import type { WorkerPool } from '../core/workers.ts';
import { isCutOff } from './cut-off.ts';
import type { Ffmpeg } from './ffmpeg.ts';
import { MAX_SECONDS, toSeconds, toShownTime } from './mp3.ts';
import { hasFrames } from './mpeg.ts';
import { offload } from './offload.ts';
import { noSound, refusal } from './refuse.ts';
import { withScratch } from './scratch.ts';
import type { MediaKind } from './sniff.ts';
import { mediaStrings } from './strings/index.ts';
import { capText } from './text.ts';
import { type DecodedRecording, transcode } from './transcode.ts';

/** What decodes sound: ffmpeg where the machine has one, else a process beside this one. */
export type SoundTools = {
  readonly ffmpeg: () => Promise<Ffmpeg | null>;
  readonly workers: WorkerPool;
};

type SoundKind = Extract<MediaKind, { use: 'sound' }>;

const MAX_WAV_BYTES = 10 * 1024 * 1024;
const MAX_MP3_BYTES = 20 * 1024 * 1024;

/**
 * A recording as mp3 or wav; of a video its sound, and a few pictures where ffmpeg is there.
 * Throws `UserError`.
 */
export async function toSound(
  kind: SoundKind,
  bytes: Uint8Array,
  { ffmpeg: findFfmpeg, workers }: SoundTools,
  signal: AbortSignal,
): Promise<Extraction> {
  if (isFine(kind, bytes)) {
    const notices = isCutOff(bytes, null) ? [mediaStrings.cutOff] : [];
    return { parts: [{ type: 'audio', mimeType: kind.mimeType, bytes }], notices };
  }
  const ffmpeg = await findFfmpeg();
  const recording = ffmpeg
    ? await transcode(ffmpeg, bytes, kind.demuxer, signal)
    : { ...(await decode(workers, bytes, signal)), frames: [], subtitles: '' };
  signal.throwIfAborted();
  const { parts, notices } = toParts(recording);
  const isCut = recording.sound !== null && isCutOff(bytes, toSeconds(recording.sound));
  return { parts, notices: isCut ? [...notices, mediaStrings.cutOff] : notices };
}

/** The sound of a recording as mp3 without ffmpeg; null if it has no sound. Throws `UserError`. */
export async function decodeSound(
  workers: WorkerPool,
  bytes: Uint8Array,
  signal: AbortSignal,
): Promise<Uint8Array | null> {
  return (await decode(workers, bytes, signal)).sound;
}

async function decode(
  workers: WorkerPool,
  bytes: Uint8Array,
  signal: AbortSignal,
): Promise<Pick<DecodedRecording, 'sound' | 'hasVideo'>> {
  const done = await withScratch(bytes, signal, ({ path }) =>
    offload(workers, { type: 'sound', path }, signal),
  );
  if (done.type !== 'sound') throw new Error(`${done.type} instead of sound`);
  return done;
}

function toParts({ sound, hasVideo, frames, subtitles }: DecodedRecording): Extraction {
  if (!sound && frames.length === 0) {
    throw hasVideo ? refusal(mediaStrings.noSoundInVideo) : noSound();
  }
  const note = toNote(sound, hasVideo, frames);
  const read = capText(subtitles === '' ? '' : `Its subtitles:\n${subtitles}`);
  const text = [note, read.text].filter((each) => each !== '').join('\n\n');
  const parts = [
    ...(text === '' ? [] : [{ type: 'text', text } as const]),
    ...frames.map(({ jpeg }) => ({ type: 'image', mimeType: 'image/jpeg', bytes: jpeg }) as const),
    ...(sound ? [{ type: 'audio', mimeType: 'audio/mp3', bytes: sound } as const] : []),
  ];
  return { parts, notices: [...toNotices(sound, hasVideo, frames.length), ...read.notices] };
}

/** What the person is told of what was left out. */
function toNotices(sound: Uint8Array | null, hasVideo: boolean, frames: number): string[] {
  const notices: string[] = [];
  if (frames > 0)
    notices.push(sound ? mediaStrings.framesAndSound(frames) : mediaStrings.framesOnly(frames));
  else if (hasVideo) notices.push(mediaStrings.soundOnly);
  if (sound && isLong(sound)) notices.push(mediaStrings.firstHoursOnly(MAX_SECONDS / 3600));
  return notices;
}

function isLong(sound: Uint8Array): boolean {
  return toSeconds(sound) >= MAX_SECONDS - 1;
}

/** What the model has to know about what it gets. */
function toNote(
  sound: Uint8Array | null,
  hasVideo: boolean,
  frames: DecodedRecording['frames'],
): string {
  const notes: string[] = [];
  if (frames.length > 0)
    notes.push(
      `Of this video there ${frames.length === 1 ? 'is one picture' : `are ${frames.length} pictures`}, taken at ${frames.map(({ atSeconds }) => toShownTime(atSeconds)).join(', ')}${sound ? ', and its sound' : '; it has no sound'}.`,
    );
  else if (hasVideo) notes.push('Of this video only the sound is here.');
  if (sound && isLong(sound)) notes.push(`Only the first ${MAX_SECONDS / 3600} hours are here.`);
  return notes.length === 0 ? '' : `[${notes.join(' ')}]`;
}

/**
 * What Gemini takes as it is and is not needlessly large. All else is decoded, which shows whether
 * there is sound in it.
 */
function isFine({ mimeType }: SoundKind, bytes: Uint8Array): boolean {
  if (mimeType === 'audio/mp3') return bytes.length <= MAX_MP3_BYTES && hasFrames(bytes);
  return mimeType === 'audio/wav' && bytes.length <= MAX_WAV_BYTES && isPcm16(bytes);
}

const WAVE_FORMAT_PCM = 1;

/**
 * Whether a wav holds plain samples of 16 bits, and at least one; there are wavs with anything in
 * them, or nothing.
 */
function isPcm16(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = buffer.subarray(0, 4096).indexOf('fmt ');
  if (at < 0 || at + 24 > buffer.length) return false;
  const data = buffer.indexOf('data', at + 24);
  if (data < 0 || data + 10 > buffer.length || buffer.readUInt32LE(data + 4) < 2) return false;
  return buffer.readUInt16LE(at + 8) === WAVE_FORMAT_PCM && buffer.readUInt16LE(at + 22) === 16;
}
