import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { DemoServer } from '../../src/demo/server.ts';
import { paragraph, toDocx } from '../media/office-files.ts';
import { toPdf } from '../media/pdf-files.ts';
import * as discord from './on-discord.ts';
import * as slack from './on-slack.ts';

type File = { readonly name: string; readonly bytes: Buffer };

const fixture = (name: string): File => ({
  name,
  bytes: readFileSync(new URL(`../media/fixtures/${name}`, import.meta.url)),
});

const picture = sharp({ create: { width: 64, height: 48, channels: 3, background: '#c04020' } });
const pictures: readonly File[] = [
  { name: 'a.png', bytes: await picture.clone().png().toBuffer() },
  { name: 'b.jpg', bytes: await picture.clone().jpeg().toBuffer() },
  { name: 'c.webp', bytes: await picture.clone().webp().toBuffer() },
  { name: 'd.gif', bytes: await picture.clone().gif().toBuffer() },
  { name: 'e.avif', bytes: await picture.clone().avif().toBuffer() },
  {
    name: 'moving.gif',
    bytes: await sharp(
      [await picture.clone().png().toBuffer(), await picture.clone().negate().png().toBuffer()],
      {
        join: { animated: true },
      },
    )
      .gif()
      .toBuffer(),
  },
  { name: 'f.tiff', bytes: await picture.clone().tiff().toBuffer() },
  { name: 'wrong.txt', bytes: await picture.clone().png().toBuffer() },
];
const recordings: readonly File[] = [
  'voice.ogg',
  'voice.webm',
  'voice.mp3',
  'voice.flac',
  'voice.m4a',
].map(fixture);
// By a real encoder: with a location, two pictures in one file, and 3,200 px wide.
const photographs: readonly File[] = ['photo.heic', 'burst.heic', 'wide.heic'].map(fixture);
const documents: readonly File[] = [
  {
    name: 'paper.pdf',
    bytes: Buffer.from(toPdf(['A paper'])),
  },
  { name: 'letter.docx', bytes: Buffer.from(toDocx(paragraph('Dear team'))) },
  { name: 'main.rs', bytes: Buffer.from('fn main() {}') },
  { name: 'data.csv', bytes: Buffer.from('a,b\n1,2') },
];

/** What the model was sent of the last question, part by part. */
function partsOf({ requests }: DemoServer) {
  const content = requests.at(-1)?.messages?.at(-1)?.content;
  const parts = Array.isArray(content) ? content : [];
  return {
    images: parts.flatMap((part) =>
      part.type === 'image_url' ? [String(part.image_url?.url)] : [],
    ),
    sounds: parts.flatMap((part) => (part.type === 'input_audio' ? [part.input_audio] : [])),
    text: parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n'),
  };
}

const platforms = [
  {
    name: 'Slack',
    async ask(files: readonly File[]) {
      const running = await slack.start();
      const ts = running.slack.person('U1').mention({ channel: 'C1', text: 'look', files });
      const { text } = await slack.answer(running, 'C1', ts);
      return { ...partsOf(running.model), answer: text };
    },
  },
  {
    name: 'Discord',
    async ask(attachments: readonly File[]) {
      const running = await discord.start();
      const question = running.discord.person('42').mention('look', { attachments });
      const { text } = await discord.answer(running, question.id);
      return { ...partsOf(running.model), answer: text };
    },
  },
] as const;

test.each(platforms)(
  '$name: pictures of every kind reach the model as a kind that it accepts, in their order',
  async ({ ask }) => {
    const { images } = await ask(pictures);

    const kinds = images.map((url) => url.slice(0, url.indexOf(';')));
    // The one that moves comes as its two frames.
    expect(kinds).toHaveLength(pictures.length + 1);
    expect(kinds.every((kind) => /^data:image\/(png|jpeg|webp)$/.test(kind))).toBe(true);
    for (const url of images) {
      const { width, height } = await sharp(
        Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'),
      ).metadata();
      expect([width, height]).toEqual([64, 48]);
    }
  },
);

test.each(platforms)(
  '$name: photographs of a phone reach the model byte by byte, without where they were taken',
  async ({ ask }) => {
    const { images, answer } = await ask(photographs);
    const seen = images.map((url) => Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'));

    expect(images.map((url) => url.slice(0, url.indexOf(',')))).toEqual(
      photographs.map(() => 'data:image/heic;base64'),
    );
    expect(answer).not.toContain('left out');
    for (const [index, { bytes }] of photographs.entries()) {
      const changed = [...bytes.keys()].filter((at) => bytes[at] !== seen[index]?.[at]);
      expect(seen[index]).toHaveLength(bytes.length);
      expect(changed.length).toBeLessThan(120);
      // 52° 31′ as fractions, which is where the first two were taken.
      const place = Buffer.from('34000000010000001f00000001000000', 'hex');
      expect(bytes.includes(place)).toBe(index < 2);
      expect(seen[index]?.includes(place)).toBe(false);
    }
  },
);

test.each(platforms)(
  '$name: recordings of every kind reach the model as mp3 or wav',
  async ({ ask }) => {
    const { sounds, answer } = await ask(recordings);

    expect(sounds, answer).toHaveLength(recordings.length);
    for (const sound of sounds) {
      const bytes = Buffer.from(String(sound?.data), 'base64');
      expect(['mp3', 'wav']).toContain(sound?.format);
      const isMp3 = bytes.subarray(0, 3).toString('latin1') === 'ID3' || bytes[0] === 0xff;
      expect(sound?.format === 'wav' ? bytes.subarray(0, 4).toString() : isMp3).toBe(
        sound?.format === 'wav' ? 'RIFF' : true,
      );
    }
  },
);

test.each(platforms)('$name: a PDF goes whole, documents and code become text', async ({ ask }) => {
  const { images, text, answer } = await ask(documents);

  expect(images).toEqual([`data:application/pdf;base64,${documents[0]?.bytes.toString('base64')}`]);
  for (const piece of ['Dear team', 'fn main() {}', 'a,b\n1,2'])
    expect(text, answer).toContain(piece);
});

test.each(platforms)(
  '$name: what cannot be used is named with the reason, and the rest is answered',
  async ({ ask }) => {
    const { images, answer, text } = await ask([
      { name: 'empty.png', bytes: Buffer.alloc(0) },
      { name: 'half.png', bytes: (await picture.clone().png().toBuffer()).subarray(0, 40) },
      { name: 'good.jpg', bytes: await picture.clone().jpeg().toBuffer() },
    ]);

    expect(images).toHaveLength(1);
    expect(answer).toMatch(/I left out empty\.png: .+ I left out half\.png: /s);
    expect(text).toContain('I left out half.png');
  },
);

test('Slack: a file that is deleted before it is fetched is named, and the question is answered', async () => {
  const running = await slack.start();
  const gone = {
    name: 'gone.png',
    bytes: await picture.clone().png().toBuffer(),
    extra: { mode: 'tombstone', url_private: '', url_private_download: '' },
  };
  const ts = running.slack.person('U1').mention({ channel: 'C1', text: 'look', files: [gone] });

  expect((await slack.answer(running, 'C1', ts)).text).toContain('I left out gone.png');
});

test('Discord: of eleven attachments ten are looked at, and the person is told of the one that is left', async () => {
  const running = await discord.start();
  const bytes = await picture.clone().png().toBuffer();
  const attachments = Array.from({ length: 11 }, (_, index) => ({ name: `${index}.png`, bytes }));
  const question = running.discord.person('42').mention('look', { attachments });
  const { text } = await discord.answer(running, question.id);

  expect(partsOf(running.model).images).toHaveLength(10);
  expect(text).toContain('I looked at the first 10 attachments only');
  expect(text).toContain('10.png');
});
