/*
 * Kind: one file that the model's server does not take takes the others, and later questions, with
 * it.
 */
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { badRequest } from '../../src/demo/errors.ts';
import { textReply } from '../../src/demo/frames.ts';
import type { DemoServer } from '../../src/demo/server.ts';
import * as discord from './on-discord.ts';
import * as slack from './on-slack.ts';

const paint = (background: string) =>
  sharp({ create: { width: 24, height: 24, channels: 3, background } })
    .png()
    .toBuffer();
const good = { name: 'good.png', bytes: await paint('#20a060') };
const bad = { name: 'bad.png', bytes: await paint('#a02060') };
const note = { name: 'note.txt', bytes: Buffer.from('the note') };

const all = (model: DemoServer) => JSON.stringify(model.requests.at(-1)?.messages);

/** A server that cannot read one of the pictures. */
function refuseBad(model: DemoServer): void {
  model.answer((body) =>
    JSON.stringify(body.messages).includes(bad.bytes.toString('base64'))
      ? badRequest('Unable to process input image.')
      : textReply('I see a green square.'),
  );
}

function expectRest(model: DemoServer): void {
  expect(all(model)).toContain(good.bytes.toString('base64'));
  expect(all(model)).toContain('the note');
  expect(all(model)).toContain('left out, because it cannot be read');
}

test('Slack: the rest is answered, the file is named, and the next question is asked once', async () => {
  const running = await slack.start();
  refuseBad(running.model);
  const ada = running.slack.person('U1');
  const thread = ada.mention({ channel: 'C1', text: 'look', files: [good, bad, note] });
  const { text } = await slack.answer(running, 'C1', thread);

  expect(text).toContain('I see a green square.');
  expect(text).toContain('I left out bad.png: the model can’t read it. Save it');
  expect(text).not.toContain('good.png');
  expectRest(running.model);

  running.model.requests.length = 0;
  ada.mention({ channel: 'C1', text: 'and now?', threadTs: thread });
  await slack.answer(running, 'C1', thread, 2);
  expect(running.model.requests).toHaveLength(1);
  expectRest(running.model);
});

test('Discord: the rest is answered, and the file is named', async () => {
  const running = await discord.start();
  refuseBad(running.model);
  const { id } = running.discord.person('42').mention('look', { attachments: [good, bad, note] });
  const { text } = await discord.answer(running, id);

  expect(text).toContain('I see a green square.');
  expect(text).toContain('I left out bad.png: the model can’t read it.');
  expectRest(running.model);
});
