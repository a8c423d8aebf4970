import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ffmpeg } from './ffmpeg.ts';
import { BITRATE_KBPS, MAX_SECONDS, SAMPLE_RATE, toSeconds } from './mp3.ts';
import { withScratch } from './scratch.ts';

/** What a recording or video holds. */
export type DecodedRecording = {
  /** Its sound as mp3; null if it has no sound. */
  readonly sound: Uint8Array | null;
  readonly hasVideo: boolean;
  readonly frames: readonly VideoFrame[];
  /** Its first text track, with times; empty if it has none. */
  readonly subtitles: string;
};

type VideoFrame = { readonly jpeg: Uint8Array; readonly atSeconds: number };

const MAX_FRAMES = 4;
const MAX_FRAME_SIDE = 1280;

/** Takes a recording apart with ffmpeg; what it cannot read is simply not there. */
export function transcode(
  ffmpeg: Ffmpeg,
  bytes: Uint8Array,
  demuxer: string,
  signal: AbortSignal,
): Promise<DecodedRecording> {
  return withScratch(bytes, signal, async ({ folder, path }) => {
    const input = toInput(path, demuxer);
    const { said, seconds, ...taken } = await takeSound(ffmpeg, input, signal);
    const { hasVideo } = taken;
    const frames = hasVideo ? await takeFrames(ffmpeg, input, folder, seconds, signal) : [];
    return { ...taken, frames, subtitles: await takeSubtitles(ffmpeg, input, said, signal) };
  });
}

/** The sound of a recording or video as mp3; null if it has no sound. */
export function transcodeSound(
  ffmpeg: Ffmpeg,
  bytes: Uint8Array,
  demuxer: string,
  signal: AbortSignal,
): Promise<Uint8Array | null> {
  return withScratch(bytes, signal, async ({ path }) => {
    const { sound } = await takeSound(ffmpeg, toInput(path, demuxer), signal);
    return sound;
  });
}

/**
 * The container is named, so that no playlist is followed, and only files and pipes can be opened.
 */
function toInput(path: string, demuxer: string): readonly string[] {
  return ['-protocol_whitelist', 'file,pipe', '-f', demuxer, '-i', `file:${path}`];
}

type TakenSound = Pick<DecodedRecording, 'sound' | 'hasVideo'> & {
  readonly seconds: number;
  /** What ffmpeg says of the tracks. */
  readonly said: string;
};

/** The sound, and what ffmpeg says of the rest on the way. */
async function takeSound(
  ffmpeg: Ffmpeg,
  input: readonly string[],
  signal: AbortSignal,
): Promise<TakenSound> {
  const shape = ['-ac', '1', '-ar', String(SAMPLE_RATE), '-t', String(MAX_SECONDS)];
  const codec = ['-c:a', 'libmp3lame', '-b:a', `${BITRATE_KBPS}k`];
  const plain = ['-map_metadata', '-1', '-id3v2_version', '0', '-write_xing', '0', '-f', 'mp3'];
  const args = ['-nostats', ...input, '-map', '0:a:0?', ...shape, ...codec, ...plain, 'pipe:1'];
  // A damaged end fails it, but what came before is there.
  const { bytes, said } = await ffmpeg(args, signal);
  const sound = bytes.length > 0 ? bytes : null;
  const hasVideo = said
    .split('\n')
    // A cover is no video.
    .some((line) => /^ *Stream #0.*: Video:/.test(line) && !line.includes('attached pic'));
  const seconds = readDuration(said) ?? (sound ? toSeconds(sound) : 0);
  return { sound, hasVideo, seconds, said };
}

/** Pictures from all over a video, each from its own place in it. */
async function takeFrames(
  ffmpeg: Ffmpeg,
  input: readonly string[],
  folder: string,
  seconds: number,
  signal: AbortSignal,
): Promise<readonly VideoFrame[]> {
  const count = seconds > 1 ? MAX_FRAMES : 1;
  const places = Array.from({ length: count }, (_, index) => ({
    path: join(folder, `${index}.jpg`),
    atSeconds: (seconds * (index + 0.5)) / count,
  }));
  const opened = places.flatMap(({ atSeconds }) => ['-ss', atSeconds.toFixed(2), ...input]);
  const scale = `scale='min(${MAX_FRAME_SIDE},iw)':-2`;
  const written = places.flatMap(({ path }, index) => [
    ...['-map', `${index}:v:0`, '-frames:v', '1', '-vf', scale, '-q:v', '4'],
    ...['-map_metadata', '-1', '-f', 'mjpeg', `file:${path}`],
  ]);
  // A place that cannot be read leaves its picture out.
  await ffmpeg(['-nostats', ...opened, ...written], signal);
  const frames: VideoFrame[] = [];
  for (const { path, atSeconds } of places) {
    const jpeg = await readFile(path).catch(() => null);
    if (jpeg && jpeg.length > 0) frames.push({ jpeg, atSeconds });
  }
  return frames;
}

/** Others are pictures, as those of discs. */
const WRITTEN_TRACK = /: Subtitle: (?:subrip|srt|ass|ssa|webvtt|mov_text|text)\b/;

async function takeSubtitles(
  ffmpeg: Ffmpeg,
  input: readonly string[],
  said: string,
  signal: AbortSignal,
): Promise<string> {
  const tracks = said.split('\n').filter((line) => /^ *Stream #0.*: Subtitle:/.test(line));
  const index = tracks.findIndex((track) => WRITTEN_TRACK.test(track));
  if (index < 0) return '';
  const args = ['-nostats', ...input, '-map', `0:s:${index}`, '-f', 'srt', 'pipe:1'];
  const { bytes } = await ffmpeg(args, signal);
  return new TextDecoder().decode(bytes).trim();
}

/** "Duration: 00:00:05.12"; recordings of browsers do not tell. */
function readDuration(said: string): number | null {
  const [, hours, minutes, seconds] = /Duration: (\d+):(\d+):([\d.]+)/.exec(said) ?? [];
  return hours === undefined ? null : Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}
