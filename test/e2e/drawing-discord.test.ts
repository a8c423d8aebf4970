import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { expect, onTestFinished, test } from 'vitest';
import { callReply, textReply } from '../../src/demo/frames.ts';
import { BUTTONS, editing, isPng, onDisk, shapeOf } from './drawn.ts';
import * as discord from './on-discord.ts';
import { WAIT_MS } from './on-discord.ts';

const drawnIn = ({ discord }: discord.Running, channel: string) =>
  discord.messages(channel).filter(({ buttons }) => buttons.some(({ label }) => label === 'Again'));

/** Commands can be used once they are registered. */
const registered = ({ discord }: discord.Running) =>
  discord.waitFor(() => discord.commands.length > 0, WAIT_MS);

/** Waits for the n-th drawing in a channel. */
function drawnOnDiscord(running: discord.Running, channel: string, count = 1) {
  return running.discord.waitFor(() => drawnIn(running, channel)[count - 1], WAIT_MS);
}

test('Discord: /imagine with its options shows pictures, caption, alt text and buttons in one message', async () => {
  const running = await discord.start();
  await registered(running);
  const { generalId } = running.discord;
  const used = running.discord
    .person('42')
    .slash('imagine', { prompt: 'a cat', aspect: '9:16', count: 4 });
  await used.answered();
  const drawn = await drawnOnDiscord(running, generalId);

  expect(used.response?.id).toBe(drawn.id);
  expect(drawn.text).toMatch(/^> a cat\n-# gemini-nano-banana-2\.1 · \d+ × \d+ px · [\d.]+ s$/);
  expect(drawn.buttons.map(({ label }) => label)).toEqual(BUTTONS);
  expect(drawn.files.map(({ description, bytes }) => [description, isPng(bytes)])).toEqual(
    Array.from({ length: 4 }, () => ['a cat', true]),
  );
  expect(discord.ownTexts(running, generalId)).toHaveLength(1);
});

test('Discord: /imagine with a picture starts from it', async () => {
  const running = await discord.start();
  await registered(running);
  const bytes = await sharp({ create: { width: 90, height: 30, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
  running.discord.person('42').slash('imagine', {
    prompt: 'make it blue',
    image: { name: 'red.png', bytes, contentType: 'image/png' },
  });
  const drawn = await drawnOnDiscord(running, running.discord.generalId);
  expect(await shapeOf(drawn.files[0]?.bytes)).toBeCloseTo(3, 1);
});

test('Discord: a reply to a picture changes that picture, not a later one, also after a restart', async () => {
  const running = await discord.start({}, onDisk());
  await registered(running);
  running.model.answer(editing('make it night'));
  const { generalId } = running.discord;
  const person = running.discord.person('42');
  person.slash('imagine', { prompt: 'a cat', aspect: '16:9' });
  const cat = await drawnOnDiscord(running, generalId);
  person.slash('imagine', { prompt: 'a dog', aspect: '1:1' });
  await drawnOnDiscord(running, generalId, 2);
  await running.restart();

  person.say({ channel: generalId, text: 'make it night', replyTo: cat.id });
  const night = await discord.answer(running, generalId);
  expect(night.text).toBe('Done.');
  expect(night.files).toHaveLength(1);
  expect(await shapeOf(night.files[0]?.bytes)).toBeCloseTo(16 / 9, 1);
});

test('Discord: what is drawn in a thread is changed in the thread', async () => {
  const running = await discord.start({}, onDisk());
  running.model.answer((body) => {
    const last = body.messages?.at(-1);
    if (last?.role === 'tool') return textReply('Here.');
    const text = JSON.stringify(last?.content);
    const draw = { name: 'draw', id: 'c1', arguments: '{"prompt":"a logo","aspect":"16:9"}' };
    const edit = { name: 'edit_image', id: 'c2', arguments: '{"prompt":"in red"}' };
    return callReply([text.includes('in red') ? edit : draw]);
  });
  const person = running.discord.person('42');
  const question = person.mention('draw us a logo');
  const logo = await discord.answer(running, question.id);
  expect(logo).toMatchObject({ text: 'Here.', files: [{ description: 'a logo' }] });
  await running.restart();
  person.say({ channel: question.id, text: 'in red' });
  const red = await discord.answer(running, question.id, 2);
  expect(red.files).toMatchObject([{ name: 'drawing.png', description: 'in red' }]);
  expect(await shapeOf(red.files[0]?.bytes)).toBeCloseTo(16 / 9, 1);
});

test('Discord: the buttons draw on beside the picture, also after a restart', async () => {
  const running = await discord.start({}, onDisk());
  await registered(running);
  const { generalId } = running.discord;
  const person = running.discord.person('42');
  person.slash('imagine', { prompt: 'a cat', count: 2 });
  const cat = await drawnOnDiscord(running, generalId);
  await running.restart();

  person.press(cat.id, 'Vary');
  const varied = await drawnOnDiscord(running, generalId, 2);
  expect(varied.files).toHaveLength(2);
  const opened = await person.press(varied.id, 'Edit').answered();
  expect(opened.modal).toMatchObject({ title: 'Edit the image' });
  person.submit(opened, { prompt: 'make it night', which: '2' });
  const edited = await drawnOnDiscord(running, generalId, 3);
  expect(edited.text).toMatch(/^> make it night\n/);

  const saving = person.press(edited.id, 'Save prompt');
  const saved = await running.discord.waitFor(() => saving.followUps[0], WAIT_MS);
  expect(saved).toMatchObject({
    text: 'Prompt:\n```\na cat\n```\n```\nmake it night\n```',
    ephemeralFor: '42',
  });
});

/** A stand-in that draws what it is given, one after the other. */
async function servePictures(pictures: readonly Buffer[]): Promise<string> {
  let count = 0;
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      const data = pictures[count++ % pictures.length]?.toString('base64');
      const inlineData = { mimeType: 'image/png', data };
      const answer = {
        candidates: [{ content: { parts: [{ inlineData }] }, finishReason: 'STOP' }],
      };
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1beta/`;
}

/** A picture that cannot be packed, of about so many megabytes. */
function toLarge(megabytes: number): Promise<Buffer> {
  const side = Math.round(Math.sqrt((megabytes * 1024 * 1024) / 3));
  const raw = { width: side, height: side, channels: 3 } as const;
  return sharp(randomBytes(side * side * 3), { raw })
    .png({ compressionLevel: 0 })
    .toBuffer();
}

test('Discord: a picture over the limit comes smaller, and what a request cannot take in several messages', async () => {
  const large = await Promise.all([toLarge(9), toLarge(9), toLarge(9), toLarge(12)]);
  const url = await servePictures(large);
  const running = await discord.start({}, { GEMINI_NATIVE_URL: url });
  await registered(running);
  running.discord.person('42').slash('imagine', { prompt: 'noise', aspect: '1:1', count: 4 });
  await drawnOnDiscord(running, running.discord.generalId);
  const files = () =>
    running.discord.messages(running.discord.generalId).map((message) => message.files);
  await running.discord.waitFor(() => files().flat().length === 4, WAIT_MS);

  expect(files().length).toBeGreaterThan(1);
  expect(
    files()
      .flat()
      .map(({ size }) => size < 10 * 1024 * 1024),
  ).toEqual([true, true, true, true]);
  const types = files()
    .flat()
    .map(({ contentType }) => contentType);
  expect(types.toSorted()).toEqual(['image/jpeg', 'image/png', 'image/png', 'image/png']);
});

test('Discord: an upload that fails, or whose reply is lost, is shown once', async () => {
  const running = await discord.start();
  await registered(running);
  const route = 'PATCH /webhooks/:app/:token/messages/@original';
  running.discord.faults.next(route, { http: 502 }, { skip: 0 });
  running.discord.faults.next('PATCH /webhooks/:app/:token/messages/:id', { dropReply: true });
  running.discord.person('42').slash('imagine', { prompt: 'a cat' });
  const drawn = await drawnOnDiscord(running, running.discord.generalId);
  expect(drawn.files).toHaveLength(1);
  const writes = running.discord.calls.filter(({ method }) => method === 'PATCH');
  expect(writes.length).toBeGreaterThan(2); // Both faults were met, and got over.
  expect(discord.ownTexts(running, running.discord.generalId)).toHaveLength(1);
});
