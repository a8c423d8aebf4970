import { createSemaphore } from '../core/async.ts';
import type { AudioSplitter } from '../core/conversation/attachments.ts';
import type { WorkerPool } from '../core/workers.ts';
import { isCutOff } from './cut-off.ts';
import { type Ffmpeg, findFfmpeg } from './ffmpeg.ts';
import { BITRATE_KBPS, MAX_SECONDS, SAMPLE_RATE, toSeconds } from './mp3.ts';
import { noSound, refusal } from './refuse.ts';
import { sniff } from './sniff.ts';
import { decodeSound } from './sound.ts';
import { mediaStrings } from './strings/index.ts';
import { transcodeSound } from './transcode.ts';

/** A frame of such an mp3. MPEG-2, Layer III: ISO/IEC 13818-3 */
const FRAME_SAMPLES = 576;
const FRAME_BYTES = (FRAME_SAMPLES / 8) * ((BITRATE_KBPS * 1_000) / SAMPLE_RATE);

const PIECE_SECONDS = 10 * 60;
const OVERLAP_SECONDS = 6;

/** A piece may be longer by this much before there is one more. */
const SLACK_SECONDS = 60;

/**
 * Converts recordings to short mp3s. The sound is decoded and encoded piece by piece, and as mp3
 * all of it is small.
 */
export function createAudioSplitter({
  workers,
  ffmpeg = findFfmpeg,
}: {
  readonly workers: WorkerPool;
  /** Finds the machine's ffmpeg; null if there is none. */
  readonly ffmpeg?: () => Promise<Ffmpeg | null>;
}): AudioSplitter {
  const room = createSemaphore(1); // Decoding keeps a core busy for a while.
  return {
    async cut(bytes, signal) {
      const kind = sniff(bytes);
      if (kind?.use !== 'sound') throw refusal(mediaStrings.notRecording);
      const found = await ffmpeg();
      const mp3 = await room.enter(1, signal, () =>
        found
          ? transcodeSound(found, bytes, kind.demuxer, signal)
          : decodeSound(workers, bytes, signal),
      );
      signal.throwIfAborted();
      if (!mp3 || mp3.length < FRAME_BYTES) throw noSound();
      const seconds = toSeconds(mp3);
      return {
        durationMs: Math.round(seconds * 1_000),
        isWhole: seconds < MAX_SECONDS - 1,
        isCutOff: isCutOff(bytes, seconds),
        mimeType: 'audio/mp3',
        pieces: toPieces(mp3),
      };
    },
  };
}

/**
 * Cut between frames, which all have one size; a piece's last seconds are also the next one's
 * first.
 */
function toPieces(mp3: Uint8Array) {
  const frames = Math.ceil(mp3.length / FRAME_BYTES);
  const count = Math.max(1, Math.ceil((toSeconds(mp3) - SLACK_SECONDS) / PIECE_SECONDS));
  const overlap = Math.round(toFrames(OVERLAP_SECONDS));
  return Array.from({ length: count }, (_, index) => {
    const start = Math.floor((frames * index) / count);
    const isLast = index === count - 1;
    const end = isLast ? frames : Math.floor((frames * (index + 1)) / count) + overlap;
    return {
      bytes: mp3.subarray(start * FRAME_BYTES, Math.min(mp3.length, end * FRAME_BYTES)),
      startMs: toMs(start),
      endMs: toMs(Math.min(end, frames)),
    };
  });
}

function toFrames(seconds: number): number {
  return (seconds * SAMPLE_RATE) / FRAME_SAMPLES;
}

function toMs(frames: number): number {
  return Math.round((frames * FRAME_SAMPLES * 1_000) / SAMPLE_RATE);
}
