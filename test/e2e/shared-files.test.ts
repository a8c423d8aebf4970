/*
 * Kind: the same file came with two conversations, and one of them gives it up.
 */
import { readdirSync } from 'node:fs';
import sharp from 'sharp';
import { expect, onTestFinished, test } from 'vitest';
import { callReply, textReply } from '../../src/demo/frames.ts';
import type { DemoServer } from '../../src/demo/server.ts';
import { createFolder } from '../storage/folder.ts';
import * as discord from './on-discord.ts';
import * as slack from './on-slack.ts';

const picture = {
  name: 'plan.png',
  bytes: await sharp({ create: { width: 40, height: 30, channels: 3, background: '#207090' } })
    .png()
    .toBuffer(),
};
const rows = Array.from({ length: 2_000 }, (_, at) => `${at},Person ${at}\n`);
const table = { name: 'people.csv', bytes: Buffer.from(rows.join('')) };
const files = [picture, table];

const search = callReply([
  { name: 'read_file', id: 'read', arguments: '{"search":"Person 1500"}' },
]);

const ENGINES = ['sqlite', 'memory'] as const;

/** Where everything is kept, and how many blobs lie there; null for what is in memory. */
function store(engine: (typeof ENGINES)[number]) {
  const folder = createFolder();
  onTestFinished(() => folder.remove());
  const isFile = engine === 'sqlite';
  const blobs = () =>
    readdirSync(folder.path('blobs'), { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    ).length;
  return {
    environment: { STORE_URL: isFile ? `sqlite:${folder.path('parley.db')}` : 'memory:' },
    countBlobs: () => (isFile ? blobs() : null),
  };
}

function expectWhole(model: DemoServer): void {
  const request = JSON.stringify(model.requests.at(-1)?.messages);
  expect(request).toContain(picture.bytes.toString('base64'));
  expect(request).toContain('1501: 1500,Person 1500');
}

for (const engine of ENGINES) {
  test(`Slack, ${engine}: a question that is deleted takes no other conversation's files`, async () => {
    const { environment, countBlobs } = store(engine);
    const running = await slack.start({}, environment);
    const ada = running.slack.person('U1');
    const first = ada.mention({ channel: 'C1', text: 'what is it?', files });
    await slack.answer(running, 'C1', first);
    const second = ada.mention({ channel: 'C1', text: 'and this?', files });
    await slack.answer(running, 'C1', second);

    ada.remove(first);
    await running.slack.waitFor(
      () => slack.answersIn(running, 'C1', first).length === 0,
      slack.WAIT_MS,
    );
    running.model.next(search, textReply('Here.'));
    ada.mention({ channel: 'C1', text: 'who is person 1500?', threadTs: second });
    await slack.answer(running, 'C1', second, 2);
    expectWhole(running.model);

    ada.remove(second);
    await expect.poll(countBlobs).toBe(engine === 'sqlite' ? 0 : null);
  });

  test(`Discord, ${engine}: a file that is taken out is taken out of no other conversation`, async () => {
    const { environment } = store(engine);
    const running = await discord.start({}, environment);
    const grace = running.discord.person('42');
    const first = grace.mention('what is it?', { attachments: files });
    await discord.answer(running, first.id);
    const second = grace.mention('and this?', { attachments: files });
    await discord.answer(running, second.id);

    const before = running.model.requests.length;
    grace.edit(first.id, first.text, []);
    await expect.poll(() => running.model.requests.length).toBeGreaterThan(before);
    await discord.answer(running, first.id);
    running.model.next(search, textReply('Here.'));
    grace.mention('who is person 1500?', { channel: second.id });
    await discord.answer(running, second.id, 2);
    expectWhole(running.model);
  });

  test(`Slack, ${engine}: /reset deletes what a conversation kept, and nothing else`, async () => {
    const { environment, countBlobs } = store(engine);
    const running = await slack.start({}, environment);
    const ada = running.slack.person('U1');
    const thread = ada.mention({ channel: 'C1', text: 'what is it?', files });
    await slack.answer(running, 'C1', thread);
    const other = ada.mention({ channel: 'C1', text: 'and this?', files });
    await slack.answer(running, 'C1', other);
    expect(countBlobs()).toBe(engine === 'sqlite' ? 4 : null);

    ada.mention({ channel: 'C1', text: '/reset', threadTs: thread });
    await running.slack.waitFor(
      () =>
        running.slack
          .messages('C1', thread)
          .some(({ text }) => text.startsWith('Done. I’ve forgotten')),
      slack.WAIT_MS,
    );
    expect(countBlobs()).toBe(engine === 'sqlite' ? 2 : null);
    running.model.next(search, textReply('Here.'));
    ada.mention({ channel: 'C1', text: 'who is person 1500?', threadTs: other });
    await slack.answer(running, 'C1', other, 2);
    expectWhole(running.model);
  });
}
