import { createReadStream } from 'node:fs';
import type { InputAudioTrack } from 'mediabunny';
import { ParleyError } from '../core/errors.ts';
import { type AudioBlock, createDecoder } from './decoders.ts';
import { BITRATE_KBPS, createSink, MAX_SECONDS, SAMPLE_RATE } from './mp3.ts';
import { cannotRead, noSound } from './refuse.ts';
import { mediaStrings } from './strings/index.ts';

/** So much is decoded at a time: less than half a second. */
const PACKETS_AT_ONCE = 16;

/** Of the file. It is read from its beginning to its end; more would only be kept. */
const CACHE_BYTES = 1024 * 1024;

export type Sound = { readonly sound: Uint8Array | null; readonly hasVideo: boolean };

/**
 * Decodes a recording and encodes it as mp3, piece by piece, without ffmpeg. Throws `UserError`.
 */
export async function decodeToMp3(path: string): Promise<Sound> {
  try {
    return await decode(path);
  } catch (error) {
    throw error instanceof ParleyError ? error : noSound(error);
  }
}

async function decode(path: string): Promise<Sound> {
  const { FilePathSource, Input, ...known } = await import('mediabunny');
  const { ADTS, FLAC, MATROSKA, MP3, MP4, OGG, QTFF, WAVE, WEBM } = known;
  // Named one by one: playlists, which point to other files, are not among them.
  const formats = [OGG, MP4, QTFF, WEBM, MATROSKA, MP3, FLAC, ADTS, WAVE];
  const input = new Input({
    formats,
    source: new FilePathSource(path, { maxCacheSize: CACHE_BYTES }),
  });
  if (!(await input.canRead()))
    throw cannotRead(mediaStrings.kinds.recordings, mediaStrings.remedies.ffmpeg);
  const track = await input.getPrimaryAudioTrack();
  const hasVideo = (await input.getPrimaryVideoTrack()) !== null;
  return { sound: track ? await encode(await openBlocks(track, path)) : null, hasVideo };
}

async function openBlocks(
  track: InputAudioTrack,
  path: string,
): Promise<AsyncIterable<AudioBlock>> {
  const { codec } = track;
  if (codec?.startsWith('pcm') || codec === 'ulaw' || codec === 'alaw') return pcmBlocks(track);
  if (codec === 'vorbis' && (await track.input.getFormat()).name === 'Ogg')
    return vorbisBlocks(path);
  const { description } = (await track.getDecoderConfig()) ?? {};
  const decoder = codec
    ? await createDecoder(codec, description ? toBytes(description) : null, track.numberOfChannels)
    : null;
  if (!decoder)
    throw cannotRead(
      codec === null ? mediaStrings.kinds.someSound : mediaStrings.kinds.sound(codec),
      mediaStrings.remedies.ffmpeg,
    );
  return packetBlocks(track, decoder);
}

type Decoder = NonNullable<Awaited<ReturnType<typeof createDecoder>>>;

async function* packetBlocks(track: InputAudioTrack, decoder: Decoder): AsyncGenerator<AudioBlock> {
  for await (const packets of inBatches(track)) yield await decoder.decode(packets);
}

/** The packets as far as the file goes: where it was cut off, what came before is still good. */
async function* inBatches(track: InputAudioTrack): AsyncGenerator<readonly Uint8Array[]> {
  const { EncodedPacketSink } = await import('mediabunny');
  let waiting: Uint8Array[] = [];
  let hasAny = false;
  try {
    for await (const { data } of new EncodedPacketSink(track).packets()) {
      waiting.push(data);
      hasAny = true;
      if (waiting.length < PACKETS_AT_ONCE) continue;
      yield waiting;
      waiting = [];
    }
  } catch (error) {
    if (!hasAny) throw error;
  }
  if (waiting.length > 0) yield waiting;
}

/** Vorbis is decoded with its container, in slices of the file. */
async function* vorbisBlocks(path: string): AsyncGenerator<AudioBlock> {
  const { OggVorbisDecoder } = await import('@wasm-audio-decoders/ogg-vorbis');
  const decoder = new OggVorbisDecoder();
  await decoder.ready;
  for await (const chunk of createReadStream(path)) yield await decoder.decode(chunk);
  yield await decoder.flush();
}

/** Every block is in the same memory: it is there until the next one is asked for. */
async function* pcmBlocks(track: InputAudioTrack): AsyncGenerator<AudioBlock> {
  const { AudioSampleSink } = await import('mediabunny');
  let planes: readonly Float32Array[] = [];
  for await (const sample of new AudioSampleSink(track).samples()) {
    const { numberOfChannels: length, numberOfFrames: frames, sampleRate } = sample;
    if (planes.length !== length || (planes[0]?.length ?? 0) < frames)
      planes = Array.from({ length }, () => new Float32Array(frames));
    const channelData = planes.map((plane) => plane.subarray(0, frames));
    for (const [planeIndex, plane] of channelData.entries())
      sample.copyTo(plane, { planeIndex, format: 'f32-planar' });
    yield { channelData, sampleRate };
    sample.close();
  }
}

/** The blocks as one mp3; LAME resamples on the way. Null if there is no sound in them. */
async function encode(blocks: AsyncIterable<AudioBlock>): Promise<Uint8Array | null> {
  const { createMp3Encoder } = await import('wasm-media-encoders');
  const encoder = await createMp3Encoder();
  const sink = createSink();
  let seconds = 0;
  for await (const { channelData, sampleRate } of blocks) {
    const mono = toMono(channelData);
    if (mono.length === 0) continue;
    if (seconds === 0) {
      encoder.configure({
        sampleRate,
        channels: 1,
        bitrate: BITRATE_KBPS,
        outputSampleRate: SAMPLE_RATE,
      });
    }
    sink.add(encoder.encode([mono]));
    seconds += mono.length / sampleRate;
    if (seconds >= MAX_SECONDS) break;
  }
  if (seconds === 0) return null;
  sink.add(encoder.finalize());
  return sink.finish();
}

/** The mean of all channels, in the place of the first. */
function toMono(channels: readonly Float32Array[]): Float32Array {
  const [first = new Float32Array(), ...others] = channels;
  if (others.length === 0) return first;
  for (let index = 0; index < first.length; index += 1) {
    let sum = first[index] ?? 0;
    for (const channel of others) sum += channel[index] ?? 0;
    first[index] = sum / channels.length;
  }
  return first;
}

function toBytes(source: ArrayBufferLike | ArrayBufferView): Uint8Array {
  return ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source);
}
