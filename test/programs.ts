import { existsSync } from 'node:fs';
import { findFfmpeg } from '../src/media/ffmpeg.ts';
import { postgresFolder } from './postgres-server.ts';

export const chromiumPath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
export const hasChromium = existsSync(chromiumPath);

let skipped: readonly string[] = [];

/**
 * Says before the first test and after the last which programs are missing. TEST_EVERYTHING=1:
 * that ends the run instead.
 */
export async function setup(): Promise<void> {
  skipped = [
    ...(hasChromium
      ? []
      : [`NO CHROMIUM at ${chromiumPath} (CHROMIUM_PATH): the page is NOT tested in a browser.`]),
    ...((await findFfmpeg())
      ? []
      : ['NO FFMPEG with libmp3lame: recordings are tested with what Parley brings along ONLY.']),
    ...(postgresFolder === null
      ? ['NO POSTGRESQL (POSTGRES_BIN): the store of several replicas is NOT tested.']
      : []),
  ];
  if (process.env.TEST_EVERYTHING === '1' && skipped.length > 0) throw new Error(skipped.join(' '));
  say();
}

export function teardown(): void {
  say();
}

function say(): void {
  for (const sentence of skipped) process.stderr.write(`\n${sentence}\n`);
}
