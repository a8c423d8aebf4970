import { readFile } from 'node:fs/promises';
import { MPEGDecoder } from 'mpg123-decoder';

/** A file of a few kB that lies beside the tests; all were spoken by espeak-ng. */
export const fixture = async (name: string): Promise<Uint8Array> =>
  new Uint8Array(await readFile(new URL(`./fixtures/${name}`, import.meta.url)));

/** What an mp3 sounds like. */
export async function hear(mp3: Uint8Array) {
  const decoder = new MPEGDecoder();
  await decoder.ready;
  const { channelData, sampleRate, samplesDecoded } = decoder.decode(mp3);
  decoder.free();
  const samples = channelData[0] ?? new Float32Array();
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  return {
    seconds: samplesDecoded / sampleRate,
    sampleRate,
    isMono: (mp3[3] ?? 0) >> 6 === 3, // The mode in the first frame's header
    loudness: Math.sqrt(power),
  };
}

/** A wav with a tone in it. */
export function toWav(
  seconds: number,
  sampleRate: number,
  channels: number,
  bits = 16,
): Uint8Array {
  const frames = Math.round(seconds * sampleRate);
  const bytes = Buffer.alloc(44 + (frames * channels * bits) / 8);
  bytes.write('RIFF', 0, 'latin1');
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes.write('WAVEfmt ', 8, 'latin1');
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(bits === 32 ? 3 : 1, 20); // IEEE float, or PCM
  bytes.writeUInt16LE(channels, 22);
  bytes.writeUInt32LE(sampleRate, 24);
  bytes.writeUInt32LE((sampleRate * channels * bits) / 8, 28);
  bytes.writeUInt16LE((channels * bits) / 8, 32);
  bytes.writeUInt16LE(bits, 34);
  bytes.write('data', 36, 'latin1');
  bytes.writeUInt32LE(bytes.length - 44, 40);
  for (let index = 0; index < frames * channels; index += 1) {
    const value = Math.sin((Math.floor(index / channels) * 440 * 2 * Math.PI) / sampleRate) / 2;
    if (bits === 32) bytes.writeFloatLE(value, 44 + index * 4);
    else bytes.writeInt16LE(Math.round(value * 32767), 44 + index * 2);
  }
  return new Uint8Array(bytes);
}
