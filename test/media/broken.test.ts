/**
 * The kind: a file that the extractor can know to be broken was passed on by its first bytes, and
 * the model refused the whole question. Tried: 14 broken recordings and documents, which are
 * refused by name, and 7 whole ones, which still pass as they are.
 */
import { expect, test } from 'vitest';
import { findFfmpeg } from '../../src/media/ffmpeg.ts';
import { extract, extractBytes, latin1 } from './extracting.ts';
import { fixture, toWav } from './hearing.ts';

const hasFfmpeg = (await findFfmpeg()) !== null;
const voice = await fixture('voice.mp3');
const zeros = (bytes: number) => '\0'.repeat(bytes);
const id3 = (bytes: number) =>
  `ID3\x04\0\0${[21, 14, 7, 0].map((by) => String.fromCharCode((bytes >> by) & 0x7f)).join('')}`;

/**
 * A wav of another length than its header says, or with something else in the place of its
 * samples.
 */
const wavHead = latin1(Buffer.from(toWav(1, 8_000, 1).subarray(0, 36)).toString('latin1'));

const BROKEN: Readonly<Record<string, Uint8Array>> = {
  'an mp3 of zeros behind a tag': latin1(`${id3(0)}${zeros(40_000)}`),
  'an mp3 of zeros behind a frame header': latin1(`\xff\xfb\x90\x64${zeros(40_000)}`),
  'an mp3 that is all tag': latin1(`${id3(4_000)}${zeros(4_000)}`),
  'an mp3 whose tag is longer than the file': latin1(`${id3(200_000)}${zeros(4_000)}`),
  'an mp3 of words': latin1(`${id3(0)}${'no sound at all, only words. '.repeat(500)}`),
  'an mp3 of nothing but sync bytes': latin1('\xff\xfb'.repeat(5_000)),
  'a wav without samples': latin1(`${Buffer.from(wavHead).toString('latin1')}data\0\0\0\0`),
  'a wav that ends before its samples': wavHead,
  'a wav of another chunk': latin1(`${Buffer.from(wavHead).toString('latin1')}LIST\x04\0\0\0abcd`),
};
const BROKEN_PDFS: Readonly<Record<string, string>> = {
  'a pdf of zeros': `%PDF-1.7\n${zeros(50_000)}`,
  'a pdf of one line': '%PDF-1.4',
  'a pdf of words': `%PDF-1.4\n${'There is no object here. '.repeat(100)}`,
  'a pdf that only ends': '%PDF-1.4\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF',
  'a pdf of almost objects': `%PDF-1.4\n${'x obj '.repeat(5_000)}`,
};

for (const [way, options] of [
  ['with ffmpeg', {}],
  ['without ffmpeg', { ffmpeg: async () => null }],
] as const) {
  test.skipIf(way === 'with ffmpeg' && !hasFfmpeg).each(Object.entries(BROKEN))(
    `%s is left out, ${way}`,
    async (_, bytes) => {
      await expect(extract(bytes, 'a', options)).rejects.toMatchObject({
        code: 'attachment_failed',
        message: expect.stringMatching(/(Save|Convert) it/),
      });
    },
  );
}

test.each(Object.entries(BROKEN_PDFS))('%s is left out', async (_, body) => {
  await expect(extract(latin1(body), 'a.pdf')).rejects.toThrow(
    'the PDF is damaged or incomplete, so there’s nothing in it. Save it again and send that.',
  );
});

const join = (...parts: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

test.each([
  ['as it is', voice],
  ['behind a tag', join(latin1(id3(0)), voice)],
  ['behind a padded tag', join(latin1(`${id3(3_000)}${zeros(3_000)}`), voice)],
  ['behind a tag and zeros', join(latin1(`${id3(0)}${zeros(3_000)}`), voice)],
  ['before a tag of the first sort', join(voice, latin1(`TAG${zeros(125)}`))],
  ['cut off in a frame', voice.subarray(0, 1_000)],
])('an mp3 %s is passed on unchanged', async (_, bytes) => {
  expect(await extractBytes(bytes, 'a.mp3')).toEqual({
    type: 'audio',
    mimeType: 'audio/mp3',
    bytes,
  });
});

test('a wav of silence is a recording', async () => {
  const silence = toWav(1, 8_000, 1).fill(0, 44);

  expect(await extractBytes(silence, 'a.wav')).toMatchObject({ mimeType: 'audio/wav' });
});

test.each(['voice.flac', 'voice.ogg', 'vorbis.ogg'])(
  '%s behind the tags of an mp3 is heard, and not passed on as one',
  async (name) => {
    const sound = latin1(Buffer.from(await fixture(name)).toString('latin1'));
    const tags = latin1(`${id3(300)}${zeros(300)}${id3(20)}${zeros(20)}`);
    const { mimeType, bytes } = await extractBytes(new Uint8Array([...tags, ...sound]));

    expect(mimeType).toBe('audio/mp3');
    expect(Buffer.from(bytes).includes('OggS')).toBe(false);
    expect(Buffer.from(bytes).includes('fLaC')).toBe(false);
  },
);
