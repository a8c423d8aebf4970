import { MAX_SECONDS } from './mp3.ts';
import { findFrames, frameLength } from './mpeg.ts';

/**
 * Whether a recording ends before its own structure does. `seconds` is how much of it was decoded;
 * null if it was not decoded.
 */
export function isCutOff(bytes: Uint8Array, seconds: number | null): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = buffer.toString('latin1', 0, 12);
  if (head.startsWith('RIFF')) return isWavCut(buffer);
  if (head.startsWith('OggS')) return isOggCut(buffer);
  if (head.startsWith('ftyp', 4)) return areAtomsCut(buffer);
  if (head.startsWith('fLaC')) return isFlacCut(buffer, seconds);
  if (head.startsWith('\x1a\x45\xdf\xa3')) return isMatroskaCut(buffer);
  if (head.startsWith('FORM')) return buffer.readUInt32BE(4) + 8 > buffer.length;
  if (head.startsWith('caff')) return isCafCut(buffer);
  if (head.startsWith(ASF)) return isAsfCut(buffer);
  if (isAdts(buffer, 0)) return isAdtsCut(buffer);
  // Elsewhere such frames stand inside a container.
  return (head.startsWith('ID3') || buffer[0] === 0xff) && isMp3Cut(buffer);
}

/** Apple Core Audio Format: chunks of 12 bytes and what they hold; -1 is up to the end. */
function isCafCut(buffer: Buffer): boolean {
  for (let at = 8; at + 12 <= buffer.length; ) {
    const size = Number(buffer.readBigInt64BE(at + 4));
    if (size < 0) return false;
    at += 12 + size;
    if (at > buffer.length) return true;
  }
  return false;
}

const ASF = '\x30\x26\xb2\x75\x8e\x66\xcf\x11';
/** The object that tells the size of the whole file, which stands 40 bytes behind it. */
const FILE_PROPERTIES = Buffer.from('a1dcab8c47a9cf118ee400c00c205365', 'hex');

function isAsfCut(buffer: Buffer): boolean {
  const at = buffer.subarray(0, 65_536).indexOf(FILE_PROPERTIES);
  if (at < 0 || at + 48 > buffer.length) return false;
  return Number(buffer.readBigUInt64LE(at + 40)) > buffer.length;
}

/** A frame of AAC, which has its length in 13 bits. ISO/IEC 13818-7, 6.2 */
const isAdts = (buffer: Buffer, at: number) =>
  buffer[at] === 0xff && ((buffer[at + 1] ?? 0) & 0xf6) === 0xf0;

function isAdtsCut(buffer: Buffer): boolean {
  let at = 0;
  while (at + 7 <= buffer.length && isAdts(buffer, at)) {
    const length = (buffer.readUIntBE(at + 3, 3) >> 5) & 0x1fff;
    if (length < 7) return false;
    at += length;
  }
  return at > buffer.length;
}

/** A program that streams does not know the length; then it writes one that cannot be. */
const MAX_TOLD_BYTES = 0x7fff_0000;

function isWavCut(buffer: Buffer): boolean {
  const data = buffer.indexOf('data', buffer.subarray(0, 4096).indexOf('fmt '));
  if (data < 0 || data + 8 > buffer.length) return false;
  const told = buffer.readUInt32LE(data + 4);
  return told < MAX_TOLD_BYTES && told > buffer.length - data - 8;
}

/** A page has 27 bytes, a table of so many lengths, and what they come to. RFC 3533, 6 */
const PAGE_BYTES = 27;

function isOggCut(buffer: Buffer): boolean {
  let at = 0;
  while (at < buffer.length && buffer.toString('latin1', at, at + 4) === 'OggS') {
    const segments = buffer[at + PAGE_BYTES - 1] ?? 0;
    const body = at + PAGE_BYTES + segments;
    if (body > buffer.length) return true;
    at = buffer.subarray(body - segments, body).reduce((end, length) => end + length, body);
  }
  return at > buffer.length;
}

/** ISO/IEC 14496-12, 4.2: a size of 0 is up to the end, and of 1 it stands behind the type. */
function areAtomsCut(buffer: Buffer): boolean {
  let at = 0;
  while (at + 16 <= buffer.length) {
    const told = buffer.readUInt32BE(at);
    const size = told === 1 ? Number(buffer.readBigUInt64BE(at + 8)) : told;
    if (size < 8) return false;
    at += size;
  }
  return at > buffer.length;
}

/** Less than this may be a matter of rounding, or of an encoder's pause. */
const MISSING_SECONDS = 0.5;

/** STREAMINFO: 20 bits of the sample rate, 8 of other things, 36 of the samples. RFC 9639, 8.2 */
function isFlacCut(buffer: Buffer, seconds: number | null): boolean {
  if (seconds === null || buffer.length < 26) return false;
  const rate = buffer.readUIntBE(18, 3) >> 4;
  const samples = ((buffer[21] ?? 0) & 0x0f) * 2 ** 32 + buffer.readUInt32BE(22);
  if (rate === 0) return false;
  const told = Math.min(samples / rate, MAX_SECONDS);
  return told - seconds > MISSING_SECONDS;
}

const SEGMENT = Buffer.from([0x18, 0x53, 0x80, 0x67]);

/** RFC 8794, 6: all bits of a length are ones where it is not known. */
function isMatroskaCut(buffer: Buffer): boolean {
  const at = buffer.subarray(0, 4096).indexOf(SEGMENT) + SEGMENT.length;
  const bytes = Math.clz32(buffer[at] ?? 0) - 23;
  if (at < SEGMENT.length || bytes > 8 || at + bytes > buffer.length) return false;
  const field = buffer.subarray(at, at + bytes);
  const digits = [(field[0] ?? 0) & (0xff >> bytes), ...field.subarray(1)];
  const isUnknown = digits.every((digit, index) => digit === (index === 0 ? 0xff >> bytes : 0xff));
  const size = digits.reduce((sum, digit) => sum * 256 + digit, 0);
  return !isUnknown && at + bytes + size > buffer.length;
}

/**
 * What an encoder says of the whole in its first frame: a mark, which fields there are, and two.
 */
const INFO_BYTES = 200;

function isMp3Cut(buffer: Buffer): boolean {
  const start = findFrames(buffer);
  if (start < 0) return false;
  if (toToldBytes(buffer.subarray(start, start + INFO_BYTES)) > buffer.length - start) return true;
  let at = start;
  for (let length = 1; at < buffer.length && length > 0; at += length)
    length = frameLength(buffer, at);
  return at > buffer.length;
}

function toToldBytes(frame: Buffer): number {
  const mark = Math.max(frame.indexOf('Xing'), frame.indexOf('Info'));
  if (mark < 0 || mark + 16 > frame.length) return 0;
  const [HAS_FRAMES, HAS_BYTES] = [1, 2];
  const fields = frame.readUInt32BE(mark + 4);
  if ((fields & HAS_BYTES) === 0) return 0;
  return frame.readUInt32BE(mark + 8 + (fields & HAS_FRAMES ? 4 : 0));
}
