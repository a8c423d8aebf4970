/**
 * Sound in MPEG frames, told by the frames themselves: a tag or a first byte is not yet a
 * recording. ISO/IEC 11172-3, 2.4.2.3
 */

const ID3_BYTES = 10;
const FRAMES = 3;
/** So far behind the tag the first frame may be. */
const MAX_GAP_BYTES = 1024 * 1024;

/**
 * kbit/s by layer, and by version: 1, or 2 and 2.5. Index 0 (any rate) and 15 (forbidden) are not
 * read here.
 */
const RATES_1: Readonly<Record<number, readonly number[]>> = {
  1: [32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
  2: [32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
  3: [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
};
const RATES_2: Readonly<Record<number, readonly number[]>> = {
  1: [32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
  2: [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
  3: [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
};
const SAMPLE_RATES = [44_100, 48_000, 32_000];

/**
 * Where the ID3 tag at the start of the bytes ends; 0 if there is no such tag.
 * https://id3.org/id3v2.4.0-structure
 */
function endOfTag(bytes: Uint8Array): number {
  if (String.fromCharCode(...bytes.subarray(0, 3)) !== 'ID3') return 0;
  const size = [6, 7, 8, 9].reduce((sum, at) => sum * 128 + ((bytes[at] ?? 0) & 0x7f), 0);
  const hasFooter = ((bytes[5] ?? 0) & 0x10) !== 0;
  return ID3_BYTES + size + (hasFooter ? ID3_BYTES : 0);
}

const MAX_TAGS = 8;

/** What stands behind the ID3 tags that begin the bytes. */
export function behindTags(bytes: Uint8Array): Uint8Array {
  let rest = bytes;
  for (let count = 0; count < MAX_TAGS && endOfTag(rest) > 0; count += 1)
    rest = rest.subarray(endOfTag(rest));
  return rest;
}

/**
 * Whether some frames stand one behind the other, or, in a recording as short as that, up to its
 * end.
 */
export function hasFrames(bytes: Uint8Array): boolean {
  return findFrames(bytes) >= 0;
}

/** Where such frames begin; -1 if there are none. */
export function findFrames(bytes: Uint8Array): number {
  const tag = endOfTag(bytes);
  const searched = bytes.subarray(0, tag + MAX_GAP_BYTES);
  for (let at = searched.indexOf(0xff, tag); at >= 0; at = searched.indexOf(0xff, at + 1)) {
    if (isChain(bytes, at)) return at;
  }
  return -1;
}

function isChain(bytes: Uint8Array, start: number): boolean {
  let at = start;
  for (let frame = 0; frame < FRAMES; frame += 1) {
    if (frame > 0 && isEnd(bytes, at)) return true;
    const length = frameLength(bytes, at);
    if (length === 0) return false;
    at += length;
  }
  return true;
}

/** Behind the last frame there is nothing, or a tag of the first sort. */
function isEnd(bytes: Uint8Array, at: number): boolean {
  return at >= bytes.length || String.fromCharCode(...bytes.subarray(at, at + 3)) === 'TAG';
}

/** How many bytes the frame takes whose header stands here; 0 if it is not a header. */
export function frameLength(bytes: Uint8Array, at: number): number {
  const second = bytes[at + 1] ?? 0;
  const third = bytes[at + 2] ?? 0;
  const version = (second >> 3) & 3; // 3: MPEG-1, 2: MPEG-2, 0: MPEG-2.5
  const layer = 4 - ((second >> 1) & 3);
  if (bytes[at] !== 0xff || second < 0xe0 || version === 1 || layer === 4) return 0;
  const kbps = (version === 3 ? RATES_1 : RATES_2)[layer]?.[(third >> 4) - 1];
  const base = SAMPLE_RATES[(third >> 2) & 3];
  if (kbps === undefined || base === undefined) return 0;
  const rate = version === 3 ? base : base / (version === 2 ? 2 : 4);
  const padding = (third >> 1) & 1;
  if (layer === 1) return (Math.floor((12_000 * kbps) / rate) + padding) * 4;
  const samples = layer === 3 && version !== 3 ? 72_000 : 144_000;
  return Math.floor((samples * kbps) / rate) + padding;
}
