import { setTimeout as delay } from 'node:timers/promises';
import { CORPUS } from '../test/media/corpus/index.ts';
import { type Figure, toRow } from './figure.ts';
import { openPage, type Page } from './page.ts';

const AT_ONCE = 2;
const SETTLE_MS = 11_000;
const AFTER_MS = 60_000;
const QUICK_AFTER_MS = 6_000;
const QUICK_FILES = 20;
const MB = 1e6;

/**
 * What reading files takes: every file of the tests' corpus, two at a time, each with a question
 * on the page. RSS is read from outside after a pause in which nothing is asked.
 */
export const corpus: Figure = async ({ isQuick }) => {
  const row = toRow('corpus');
  const all = Object.values(CORPUS).flat();
  const files = isQuick ? all.slice(0, QUICK_FILES) : all;
  const page = await openPage(() => ['Yes.']);
  try {
    await page.say('Hello');
    await delay(SETTLE_MS);
    const { rssBytes: idle } = await page.parley.probe();
    const read = await readAll(page, files);
    const { peakRssBytes: peak, lagP99Ms } = await page.parley.probe();
    await delay(isQuick ? QUICK_AFTER_MS : AFTER_MS);
    const { rssBytes: after } = await page.parley.probe();
    return [
      row(`idle, before ${read} files`, idle / MB, 'MB', null),
      row('peak', peak / MB, 'MB', idle / MB + 150),
      row('a minute after the last', after / MB, 'MB', idle / MB + 60),
      row('event-loop delay p99', lagP99Ms, 'ms', 50),
    ];
  } finally {
    await page.close();
  }
};

async function readAll(
  page: Page,
  files: readonly { readonly file: () => Uint8Array | Promise<Uint8Array> }[],
): Promise<number> {
  const left = files.values();
  let read = 0;
  const readNext = async () => {
    for (const { file } of left) {
      const bytes = await file();
      // The page takes no empty files.
      if (bytes.length > 0) await page.say('What is it?', undefined, bytes);
      read += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, readNext));
  return read;
}
