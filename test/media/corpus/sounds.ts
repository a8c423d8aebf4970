import { findFfmpeg } from '../../../src/media/ffmpeg.ts';
import { utf8 } from '../extracting.ts';
import { fixture, toWav } from '../hearing.ts';
import type { Case } from './case.ts';

const TONE = ['-f', 'lavfi', '-i', 'sine=d=1'];
const FILM = ['-f', 'lavfi', '-i', 'testsrc=d=1:s=64x48:r=25', ...TONE];

/** A tone, or a film with one, as ffmpeg writes it. */
const made = (input: readonly string[], output: readonly string[]) => async () => {
  const ffmpeg = await findFfmpeg();
  const ran = await ffmpeg?.([...input, ...output, 'pipe:1'], AbortSignal.timeout(30_000));
  if (!ran || ran.bytes.length === 0) throw new Error(`nothing was made: ${ran?.said}`);
  return new Uint8Array(ran.bytes);
};

const RECORDINGS: readonly (readonly [string, readonly string[]])[] = [
  ['a voice memo (CAF)', ['-f', 'caf']],
  ['MPEG audio, layer 2', ['-f', 'mp2']],
  ['a Sun recording (.au)', ['-f', 'au']],
];
const FILMS: readonly (readonly [string, readonly string[]])[] = [
  ['a film of MPEG (.mpg)', ['-f', 'mpeg']],
  ['a film for Flash (.flv)', ['-ar', '44100', '-f', 'flv']],
  ['a film of a camera (.ts)', ['-f', 'mpegts']],
];

const SPOKEN = Buffer.from('1\n00:00:00,000 --> 00:00:01,000\nGood morning, Ada\n').toString(
  'base64',
);
const SPOKEN_FILM = [...FILM, '-f', 'srt', '-i', `data:text/plain;base64,${SPOKEN}`];
/** Each with a track of subtitles, as these containers have it. */
const SUBTITLED: readonly (readonly [string, readonly string[]])[] = [
  ['Matroska', ['-c:s', 'srt', '-f', 'matroska']],
  ['WebM', ['-c:s', 'webvtt', '-f', 'webm']],
  ['MP4', ['-c:s', 'mov_text', '-movflags', 'frag_keyframe+empty_moov', '-f', 'mp4']],
];

/** A wav whose lengths are in a chunk of their own, in 64 bits (EBU Tech 3306). */
function toRf64(): Uint8Array {
  const wav = Buffer.from(toWav(1, 8_000, 1));
  const sizes = Buffer.alloc(36);
  sizes.write('ds64');
  sizes.writeUInt32LE(28, 4);
  sizes.writeBigUInt64LE(BigInt(wav.length + 28), 8);
  sizes.writeBigUInt64LE(BigInt(wav.length - 44), 16);
  wav.write('RF64');
  wav.writeUInt32LE(0xffffffff, 4);
  wav.writeUInt32LE(0xffffffff, 40);
  return new Uint8Array(Buffer.concat([wav.subarray(0, 12), sizes, wav.subarray(12)]));
}

export const SOUNDS: readonly Case[] = [
  ...(['mp3', 'm4a', 'ogg', 'webm', 'flac'] as const).map((type) => ({
    name: `a voice note in ${type}`,
    file: () => fixture(`voice.${type}`),
    parts: ['audio'],
  })),
  { name: 'a wav', file: () => toWav(1, 8_000, 1), parts: ['audio'] },
  { name: 'a wav of 64 bits', file: toRf64, parts: ['audio'], needsFfmpeg: true },
  ...RECORDINGS.map(([name, output]) => ({
    name,
    file: made(TONE, output),
    parts: ['audio'],
    needsFfmpeg: true,
  })),
  ...FILMS.map(([name, output]) => ({
    name,
    file: made(FILM, output),
    kinds: ['image', 'audio'],
    told: ['from the video'],
    needsFfmpeg: true,
  })),
  ...SUBTITLED.map(([container, output]) => ({
    name: `a film with subtitles in ${container}`,
    file: made(SPOKEN_FILM, output),
    kinds: ['image', 'audio'],
    has: ['Its subtitles:', 'Good morning, Ada'],
    told: ['from the video'],
    needsFfmpeg: true,
  })),
  { name: 'a text about ÿû', file: () => utf8('ÿû is how mp3 files begin'), has: ['ÿû is how'] },
];
