import type { AudioCodec } from 'mediabunny';

/** Decoded sound: one array a channel. */
export type AudioBlock = {
  readonly channelData: readonly Float32Array[];
  readonly sampleRate: number;
};

/** Decodes packets as they come out of their container. */
export type Decoder = {
  decode(packets: readonly Uint8Array[]): Promise<AudioBlock> | AudioBlock;
};

/**
 * A decoder for packets of this codec; null if there is none. `description` is the container's
 * codec configuration.
 */
export async function createDecoder(
  codec: AudioCodec,
  description: Uint8Array | null,
  channels: number,
): Promise<Decoder | null> {
  switch (codec) {
    case 'opus':
      return createOpus(description, channels);
    case 'aac':
      return createAac(description);
    case 'mp3': {
      const { MPEGDecoder } = await import('mpg123-decoder');
      const decoder = new MPEGDecoder();
      await decoder.ready;
      return { decode: (packets) => decoder.decode(join(packets)) };
    }
    case 'flac': {
      const { FLACDecoder } = await import('@wasm-audio-decoders/flac');
      const decoder = new FLACDecoder();
      await decoder.ready;
      return { decode: (packets) => decoder.decodeFrames([...packets]) };
    }
    default:
      return null;
  }
}

const OPUS_RATE = 16_000; // Opus decodes to any of its own rates, so nothing is resampled later.

/** The layout of the channels stands in the header. RFC 7845, 5.1 */
async function createOpus(header: Uint8Array | null, channels: number): Promise<Decoder> {
  const { OpusDecoder } = await import('opus-decoder');
  const isMapped = header !== null && header.length > 21 && header[18] !== 0;
  const layout = isMapped
    ? {
        channels: header[9] ?? channels,
        streamCount: header[19] ?? 1,
        coupledStreamCount: header[20] ?? 0,
        channelMappingTable: [...header.subarray(21, 21 + (header[9] ?? channels))],
      }
    : { channels };
  const decoder = new OpusDecoder({ sampleRate: OPUS_RATE, ...layout });
  await decoder.ready;
  return { decode: (packets) => decoder.decodeFrames([...packets]) };
}

/**
 * FAAD2 is GPL: it is an optional package, and without it (and without ffmpeg) there is no AAC.
 */
async function createAac(config: Uint8Array | null): Promise<Decoder | null> {
  const library = await import('@audio/decode-aac').catch(() => null);
  if (!library) return null;
  const decoder = await library.decoder(config ? { asc: config } : {});
  return { decode: (packets) => decoder.decode(config ? [...packets] : join(packets)) };
}

function join(packets: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(packets));
}
