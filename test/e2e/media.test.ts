import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { DemoServer } from '../../src/demo/server.ts';
import * as discordPlace from './on-discord.ts';
import * as slackPlace from './on-slack.ts';

const photo = await sharp({
  create: { width: 40, height: 30, channels: 3, background: '#20a060' },
})
  .jpeg()
  .toBuffer();
const notes = 'Grüße: 1, 2, 3';

/** What of the last question was no text, as addresses; and all its text. */
function asked(model: DemoServer) {
  const content = model.requests.at(-1)?.messages?.at(-1)?.content;
  const parts = Array.isArray(content) ? content : [];
  return {
    pictures: parts.flatMap((part) => (part.type === 'image_url' ? [part.image_url?.url] : [])),
    text: parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n'),
  };
}

const dataUrl = `data:image/jpeg;base64,${photo.toString('base64')}`;
const framed = `<file name="notes.txt">\n${notes}\n</file>`;

test('a photo and a text file sent on Slack reach the model byte for byte', async () => {
  const running = await slackPlace.start();
  const thread = running.slack.person('U1').mention({
    channel: 'C1',
    text: 'what is this?',
    files: [
      { name: 'photo.jpg', bytes: photo },
      { name: 'notes.txt', bytes: notes },
    ],
  });
  await slackPlace.answer(running, 'C1', thread);
  const { pictures, text } = asked(running.model);

  expect(pictures).toEqual([dataUrl]);
  expect(text).toContain('what is this?');
  expect(text).toContain(framed);
});

test('a photo and a text file sent on Discord reach the model byte for byte', async () => {
  const running = await discordPlace.start();
  const question = running.discord.person('42').mention('what is this?', {
    attachments: [
      { name: 'photo.jpg', bytes: photo },
      { name: 'notes.txt', bytes: Buffer.from(notes) },
    ],
  });
  await discordPlace.answer(running, question.id);
  const { pictures, text } = asked(running.model);

  expect(pictures).toEqual([dataUrl]);
  expect(text).toContain('what is this?');
  expect(text).toContain(framed);
});

test('a file that cannot be used is named under the answer, with the remedy', async () => {
  const running = await discordPlace.start();
  const question = running.discord.person('42').mention('read this', {
    attachments: [{ name: 'letter.doc', bytes: Buffer.from('d0cf11e0a1b11ae10000', 'hex') }],
  });
  const { text } = await discordPlace.answer(running, question.id);

  expect(text).toContain('I left out letter.doc: I can’t read old Office');
  expect(text).toContain('Save it as .docx');
});
