import { symlinkSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { createEmbeddingEdge } from '../emulators/embedding-edge.ts';
import { createFolder } from '../storage/folder.ts';
import { canMount, createSmallDisk, makeReadOnly } from '../storage/small-disk.ts';
import { WAIT_MS } from '../waiting.ts';
import { everywhere } from './on-all.ts';

// Kind: the index of what was said cannot be written to for a while. Answers go on, `/about` and
// the log say why, and nothing that was said meanwhile is lost once there is room again.

const SOON = { timeout: WAIT_MS, interval: 500 };
const MEGABYTE = 1_000_000;

async function prepare() {
  const edge = await createEmbeddingEdge();
  onTestFinished(edge.close);
  edge.model.answer(() => textReply('It is K4711 [1].'));
  const disk = createSmallDisk(4 * MEGABYTE);
  const folder = createFolder();
  onTestFinished(() => folder.remove());
  // Only the index is on the small disk.
  symlinkSync(disk.path('index.db'), folder.path('parley-passages.db'));
  const environment = { ...edge.environment, STORE_URL: `sqlite:${folder.path('parley.db')}` };
  return { edge, disk, environment };
}

for (const { platform, start } of everywhere)
  test.skipIf(!canMount)(
    `${platform}: while the disk of the index is full answers go on, it is told, and nothing is lost`,
    async () => {
      const { edge, disk, environment } = await prepare();
      const { say, use, running } = await start(environment);
      await say('The zebra budget is K4711');
      await expect.poll(() => use('about'), SOON).toMatch(/1 passage(?![ \w]*\()/);
      disk.fill();
      await say('The giraffe budget is K0815');
      await expect
        .poll(() => use('about'), SOON)
        .toMatch(/changes? not stored yet, the disk is full/);
      const logged = running.log.lines.filter(({ level }) => level === 'warn');
      expect(logged.map(({ fields }) => String(Object(fields).err))).toContainEqual(
        expect.stringMatching(/The disk that holds the store .* is full\. Make room/),
      );
      expect(await use('recall', 'question', 'zebra')).toMatch(/K4711/);
      disk.free();

      await expect.poll(() => use('about'), SOON).toMatch(/2 passages(?![ \w]*\()/);
      expect(await use('about')).not.toMatch(/not stored|disk/);
      await use('recall', 'question', 'giraffe');
      expect(JSON.stringify(edge.model.requests.at(-1))).toContain('K0815');
    },
  );

test.skipIf(!canMount)(
  'an index that is read-only when Parley starts is told, and goes on where it was',
  async () => {
    const { edge, disk, environment } = await prepare();
    const [slack] = everywhere;
    const here = await slack?.start(environment);
    if (!here) throw new Error('there is no platform');
    const { say, use, running } = here;
    await say('The zebra budget is K4711');
    await expect.poll(() => use('about'), SOON).toMatch(/1 passage(?![ \w]*\()/);
    let takeBack = () => {};
    await running.restart(() => {
      takeBack = makeReadOnly(disk.path('index.db'));
    });
    await say('The giraffe budget is K0815');
    await expect
      .poll(() => use('about'), SOON)
      .toMatch(/Memory.* not readable right now, its file can’t be written to/);
    expect(await use('recall', 'question', 'zebra')).toContain('I couldn’t search what I remember');
    const paid = edge.texts.filter((text) => text.includes('K4711')).length;
    takeBack();

    await expect.poll(() => use('about'), SOON).toMatch(/2 passages(?![ \w]*\()/);
    await use('recall', 'question', 'giraffe');
    expect(JSON.stringify(edge.model.requests.at(-1))).toContain('K0815');
    // What had its vector is not paid for again.
    expect(edge.texts.filter((text) => text === 'The zebra budget is K4711')).toHaveLength(paid);
  },
);
