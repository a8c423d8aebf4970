import { expect, test } from 'vitest';
import { isCutOff } from '../../src/media/cut-off.ts';

/** Frames of AAC, each of 20 bytes, as a stream of them is. */
function adts(frames: number): Buffer {
  const length = 20;
  const head = [0xff, 0xf1, 0x50, 0x80, length >> 3, ((length & 7) << 5) | 0x1f, 0xfc];
  const frame = Buffer.concat([Buffer.from(head), Buffer.alloc(length - head.length)]);
  return Buffer.concat(Array.from({ length: frames }, () => frame));
}

function aiff(): Buffer {
  const bytes = Buffer.alloc(200);
  bytes.write('FORM');
  bytes.writeUInt32BE(bytes.length - 8, 4);
  bytes.write('AIFFCOMM', 8);
  return bytes;
}

function caf(size: bigint): Buffer {
  const bytes = Buffer.alloc(220);
  bytes.write('caff\0\x01\0\0desc', 'latin1');
  bytes.writeBigInt64BE(32n, 12);
  bytes.write('data', 52);
  bytes.writeBigInt64BE(size, 56);
  return bytes;
}

function wma(): Buffer {
  const bytes = Buffer.alloc(300);
  bytes.write('3026b2758e66cf11a6d900aa0062ce6c', 'hex');
  bytes.write('a1dcab8c47a9cf118ee400c00c205365', 30, 'hex');
  bytes.writeBigUInt64LE(BigInt(bytes.length), 70);
  return bytes;
}

test.each<[string, Buffer]>([
  ['a stream of AAC', adts(6)],
  ['an AIFF', aiff()],
  ['a CAF', caf(156n)],
  ['a WMA', wma()],
])('%s is cut off only where it is', (_, whole) => {
  expect(isCutOff(whole, 3)).toBe(false);
  expect(isCutOff(whole.subarray(0, whole.length - 10), 3)).toBe(true);
});

test('a CAF whose sound goes on to the end is whole', () => {
  expect(isCutOff(caf(-1n).subarray(0, 150), 3)).toBe(false);
});
