import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import type { File } from './stage.ts';

export const PICTURE: File & { readonly bytes: Buffer } = {
  name: 'red.png',
  bytes: await sharp({ create: { width: 64, height: 48, channels: 3, background: '#c04020' } })
    .png()
    .toBuffer(),
};
export const RECORDING: File = {
  name: 'voice.ogg',
  bytes: readFileSync(new URL('../../media/fixtures/voice.ogg', import.meta.url)),
};
