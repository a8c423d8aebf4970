import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createWorkerPool } from '../../src/core/workers.ts';
import { isCutOff } from '../../src/media/cut-off.ts';
import { findFfmpeg } from '../../src/media/ffmpeg.ts';
import { createExtractor } from '../../src/media/index.ts';
import { extract, extractBytes, extractNoticed, latin1 } from './extracting.ts';
import { fixture, hear, toWav } from './hearing.ts';

const workers = createWorkerPool();

const hasFfmpeg = (await findFfmpeg()) !== null;
const without = { ffmpeg: async () => null };
const ways = [
  { way: 'with ffmpeg', options: {}, isHere: hasFfmpeg, cutOff: 'voice.webm' },
  { way: 'without ffmpeg', options: without, isHere: true, cutOff: 'vorbis.ogg' },
];

for (const { way, options, isHere, cutOff } of ways) {
  const on = test.skipIf(!isHere); // Shown as skipped: this machine has no ffmpeg with libmp3lame.

  for (const name of ['voice.ogg', 'voice.m4a', 'voice.webm', 'voice.flac', 'vorbis.ogg']) {
    on(`${name} becomes an mp3 of 16 kHz that sounds the same, ${way}`, async () => {
      const made = await extractBytes(await fixture(name), 'voice-message', options);
      const heard = await hear(made.bytes);

      expect(made).toMatchObject({ type: 'audio', mimeType: 'audio/mp3' });
      expect(heard).toMatchObject({ sampleRate: 16_000, isMono: true });
      expect(heard.seconds).toBeGreaterThan(name === 'voice.flac' ? 0.9 : 1.9);
      expect(heard.seconds).toBeLessThan(name === 'voice.flac' ? 1.2 : 2.2);
      expect(heard.loudness).toBeGreaterThan(0.03);
    });
  }

  on(`a wav over 10 MB becomes a small mp3 of the same length, ${way}`, async () => {
    const wav = toWav(60, 48_000, 2);
    const { mimeType, bytes } = await extractBytes(wav, 'long.wav', options);
    const { seconds, loudness } = await hear(bytes);

    expect(wav.length).toBeGreaterThan(10 * 1024 * 1024);
    expect({ mimeType, seconds: Math.round(seconds) }).toEqual({
      mimeType: 'audio/mp3',
      seconds: 60,
    });
    expect(bytes.length).toBeLessThan(250_000);
    expect(loudness).toBeCloseTo(0.35, 1);
  });

  on(`a wav that is not plain 16 bit PCM is re-encoded, ${way}`, async () => {
    const { mimeType, bytes } = await extractBytes(toWav(1, 44_100, 2, 32), 'float.wav', options);

    expect(mimeType).toBe('audio/mp3');
    expect((await hear(bytes)).loudness).toBeGreaterThan(0.3);
  });

  on(`noise under the name of sound is refused with the remedy, ${way}`, async () => {
    const noise = latin1(`OggS${'\x01\xfe\x37'.repeat(400)}`);

    await expect(extract(noise, 'voice.ogg', options)).rejects.toMatchObject({
      code: 'attachment_failed',
      message: expect.stringMatching(/MP3 or WAV/),
    });
  });

  on(`half an m4a, whose index is missing, is refused with the remedy, ${way}`, async () => {
    const bytes = await fixture('voice.m4a');

    await expect(extract(bytes.subarray(0, bytes.length / 2), 'a', options)).rejects.toMatchObject({
      code: 'attachment_failed',
      message: expect.stringMatching(/(Save|Convert) it/),
    });
  });

  on(`of a recording that was cut off the part that came is heard, ${way}`, async () => {
    const bytes = await fixture(cutOff);
    const part = await extractBytes(bytes.subarray(0, bytes.length * 0.75), 'a', options);

    expect((await hear(part.bytes)).loudness).toBeGreaterThan(0.01);
  });

  on(`an abort ends decoding with its reason, ${way}`, async () => {
    const controller = new AbortController();
    const running = createExtractor({ workers, ...options }).extract(
      { name: 'long.wav', mimeType: '', bytes: toWav(120, 48_000, 1) },
      controller.signal,
    );
    controller.abort(new Error('stopped'));

    await expect(running).rejects.toThrow('stopped');
  });
}

test('an mp3, and a wav of a sensible size, go as they are', async () => {
  for (const bytes of [await fixture('voice.mp3'), toWav(2, 16_000, 1)]) {
    const made = await extractBytes(bytes, 'x.ogg');

    expect(made.type).toBe('audio');
    expect(made.bytes).toBe(bytes);
  }
  expect((await extractBytes(toWav(1, 8_000, 1))).mimeType).toBe('audio/wav');
});

test('what is missing of a recording is told', async () => {
  const cut = toWav(4, 16_000, 1).subarray(0, 60_000);
  expect((await extractNoticed(cut)).notices).toEqual(['it’s cut off: I have only the beginning.']);
  expect((await extractNoticed(toWav(2, 16_000, 1))).notices).toEqual([]);
  expect((await extractNoticed(await fixture('clip.mp4'), 'clip.mp4', without)).notices).toEqual([
    'I have only the sound of the video.',
  ]);
});

test.skipIf(!hasFfmpeg)('of a video the person is told what was read', async () => {
  expect((await extractNoticed(await fixture('clip.mp4'))).notices).toEqual([
    'I have 4 images from the video, and the sound.',
  ]);
  expect((await extractNoticed(await fixture('silent.mp4'))).notices).toEqual([
    'I have only 1 image from the video. It has no sound.',
  ]);
});

test('without ffmpeg a video is its sound, and the model is told', async () => {
  const [note, sound, ...rest] = await extract(await fixture('clip.mp4'), 'clip.mp4', without);

  expect(note).toEqual({ type: 'text', text: '[Of this video only the sound is here.]' });
  expect(sound).toMatchObject({ type: 'audio', mimeType: 'audio/mp3' });
  expect(rest).toEqual([]);
  await expect(extract(await fixture('silent.mp4'), 'silent.mp4', without)).rejects.toThrow(
    'the video has no sound, and I can’t take images from it here. Send a few',
  );
});

test.skipIf(!hasFfmpeg)('with ffmpeg a video is four pictures and its sound', async () => {
  const [note, ...parts] = await extract(await fixture('clip.mp4'), 'clip.mp4');
  const pictures = parts.flatMap((part) => (part.type === 'image' ? [part.bytes] : []));
  const sizes = await Promise.all(pictures.map((bytes) => sharp(bytes).metadata()));
  const silent = await extract(await fixture('silent.mp4'), 'silent.mp4');

  expect(note).toMatchObject({
    text: '[Of this video there are 4 pictures, taken at 0:00, 0:00, 0:01, 0:01, and its sound.]',
  });
  expect(parts.map(({ type }) => type)).toEqual(['image', 'image', 'image', 'image', 'audio']);
  expect(sizes.map(({ width, height, format }) => ({ width, height, format }))).toEqual(
    Array.from({ length: 4 }, () => ({ width: 64, height: 48, format: 'jpeg' })),
  );
  expect(new Set(pictures.map((bytes) => Buffer.from(bytes).toString('hex'))).size).toBe(4);
  expect(silent.map(({ type }) => type)).toEqual(['text', 'image']);
});

test.skipIf(!hasFfmpeg)('what ffmpeg is given leaves no trace on the disk', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'parley-trace-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  vi.stubEnv('TMPDIR', folder);
  onTestFinished(() => void vi.unstubAllEnvs());
  expect(tmpdir()).toBe(folder);
  await extract(await fixture('clip.mp4'));
  await extract(latin1('fLaC and nothing more')).catch(() => {});

  expect(await readdir(folder)).toEqual([]);
});

test('a playlist under another name is not followed', async () => {
  const playlist = latin1('#EXTM3U\n#EXTINF:1,\nfile:///etc/hostname\n');
  const disguised = new Uint8Array([...latin1('OggS\0\x02'), ...playlist]);

  expect(await extract(playlist, 'voice.ogg')).toEqual([
    { type: 'text', text: Buffer.from(playlist).toString() },
  ]);
  await expect(extract(disguised)).rejects.toThrow('Save it as MP3');
});

const atomsFirst = async (): Promise<Uint8Array> => {
  const bytes = Buffer.from(await fixture('voice.m4a'));
  const data = bytes.indexOf('mdat') - 4;
  const index = bytes.indexOf('moov') - 4;
  expect([data, index].every((at) => at > 0)).toBe(true);
  // The index first, as it is served; where its samples are does not matter here.
  return new Uint8Array(
    Buffer.concat([
      bytes.subarray(0, Math.min(data, index)),
      bytes.subarray(index),
      bytes.subarray(data, index),
    ]),
  );
};

test.each([
  ['voice.mp3', 0.5],
  ['voice.mp3', 0.75],
  ['voice.ogg', 0.5],
  ['voice.ogg', 0.75],
  ['vorbis.ogg', 0.75],
] as const)('%s is whole, and of a part of it the person is told: %d', async (name, share) => {
  const bytes = await fixture(name);
  expect((await extractNoticed(bytes, name)).notices).toEqual([]);
  expect((await extractNoticed(bytes.subarray(0, bytes.length * share), name)).notices).toEqual([
    'it’s cut off: I have only the beginning.',
  ]);
});

test('of FLAC it is cut off where less is heard than its beginning says', async () => {
  const bytes = await fixture('voice.flac');
  expect(isCutOff(bytes, 60)).toBe(false);
  expect(isCutOff(bytes, 0.1)).toBe(true);
});

test('an m4a whose samples end before their atom does is cut off', async () => {
  const bytes = await atomsFirst();
  expect(isCutOff(bytes, 1)).toBe(false);
  expect(isCutOff(bytes.subarray(0, bytes.length * 0.8), 1)).toBe(true);
});
