import { setTimeout as delay } from 'node:timers/promises';
import { type Figure, type Row, toRow } from './figure.ts';
import { openPage } from './page.ts';

const BYTES = 25_000_000;
const MB = 1e6;
const SETTLE_MS = 2_000;

/**
 * Most that a file of this size may add to what the process takes while it is read, made smaller
 * and sent.
 */
const FILES = [
  { name: 'picture', toBytes: toBitmap, most: 6 * BYTES },
  { name: 'PDF', toBytes: toPdf, most: 6 * BYTES },
  { name: 'recording', toBytes: toWave, most: 100 * MB },
] as const;

/** What large files take on their way to the model, and how long they hold up everything else. */
export const media: Figure = async ({ isQuick }) => {
  const rows: Row[] = [];
  const row = toRow('media', `${BYTES / MB} MB `);
  for (const { name, toBytes, most } of isQuick ? FILES.slice(0, 1) : FILES) {
    const page = await openPage(() => ['Yes.']);
    try {
      await page.say('Hello');
      await delay(SETTLE_MS);
      await page.parley.probe();
      const { rssBytes } = await page.parley.probe();
      await page.say('What is it?', undefined, toBytes());
      const { peakRssBytes, lagP99Ms } = await page.parley.probe();
      rows.push(row(`${name}: memory`, (peakRssBytes - rssBytes) / MB, 'MB', most / MB));
      rows.push(row(`${name}: event-loop delay p99`, lagP99Ms, 'ms', 50));
    } finally {
      await page.close();
    }
  }
  return rows;
};

/** A bitmap of noise-like pixels: 24 bits each, rows from the bottom. */
function toBitmap(): Uint8Array {
  const width = 3_000;
  const height = Math.floor(BYTES / (3 * width));
  const bytes = Buffer.alloc(54 + 3 * width * height);
  bytes.write('BM');
  bytes.writeUInt32LE(bytes.length, 2);
  bytes.writeUInt32LE(54, 10);
  bytes.writeUInt32LE(40, 14);
  bytes.writeInt32LE(width, 18);
  bytes.writeInt32LE(height, 22);
  bytes.writeUInt16LE(1, 26);
  bytes.writeUInt16LE(24, 28);
  for (let at = 54; at < bytes.length; at += 1) bytes[at] = (at * 2_654_435_761) >>> 24;
  return bytes;
}

function toPdf(): Uint8Array {
  const head =
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n';
  const tail = '\ntrailer<</Root 1 0 R>>\n%%EOF\n';
  return Buffer.concat([
    Buffer.from(head),
    Buffer.alloc(BYTES - head.length - tail.length, '% padding\n'),
    Buffer.from(tail),
  ]);
}

/** A tone of nearly five minutes, in stereo. */
function toWave(): Uint8Array {
  const rate = 44_100;
  const bytes = Buffer.alloc(BYTES);
  bytes.write('RIFF');
  bytes.writeUInt32LE(BYTES - 8, 4);
  bytes.write('WAVEfmt ', 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(2, 22);
  bytes.writeUInt32LE(rate, 24);
  bytes.writeUInt32LE(rate * 4, 28);
  bytes.writeUInt16LE(4, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36);
  bytes.writeUInt32LE(BYTES - 44, 40);
  for (let at = 44; at + 4 <= BYTES; at += 4) {
    const sample = Math.round(8_000 * Math.sin(((at / 4) * 440 * 2 * Math.PI) / rate));
    bytes.writeInt16LE(sample, at);
    bytes.writeInt16LE(sample, at + 2);
  }
  return bytes;
}
