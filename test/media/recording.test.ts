import { expect, test } from 'vitest';
import { createWorkerPool } from '../../src/core/workers.ts';
import { findFfmpeg } from '../../src/media/ffmpeg.ts';
import { createAudioSplitter } from '../../src/media/recording.ts';
import { fixture, hear, toWav } from './hearing.ts';

const workers = createWorkerPool();

const { signal } = new AbortController();
const hasFfmpeg = (await findFfmpeg()) !== null;
const ways = [
  { way: 'with ffmpeg', options: {}, isHere: hasFfmpeg },
  { way: 'without ffmpeg', options: { ffmpeg: async () => null }, isHere: true },
];

for (const { way, options, isHere } of ways) {
  const on = test.skipIf(!isHere); // Shown as skipped: this machine has no ffmpeg with libmp3lame.

  on(
    `a recording of 22 minutes becomes three pieces that go on into each other, ${way}`,
    async () => {
      const cut = await createAudioSplitter({ workers, ...options }).cut(
        toWav(22 * 60, 8_000, 1),
        signal,
      );
      const [first, second, third] = cut.pieces;
      const heard = await Promise.all(cut.pieces.map(({ bytes }) => hear(bytes)));

      expect(cut).toMatchObject({ isWhole: true, mimeType: 'audio/mp3' });
      expect(Math.round(cut.durationMs / 1_000)).toBe(22 * 60);
      expect(cut.pieces).toHaveLength(3);
      expect(first?.startMs).toBe(0);
      expect(third?.endMs).toBeGreaterThanOrEqual(22 * 60_000);
      for (const [index, { startMs, endMs }] of cut.pieces.entries()) {
        expect(heard[index]?.seconds).toBeCloseTo((endMs - startMs) / 1_000, 0);
        expect(heard[index]?.loudness).toBeCloseTo(0.35, 1);
      }
      for (const [before, after] of [
        [first, second],
        [second, third],
      ]) {
        const sharedMs = (before?.endMs ?? 0) - (after?.startMs ?? 0);
        const shared = Math.round(sharedMs / 36) * 144; // A frame has 36 ms in 144 bytes.
        expect(sharedMs).toBeGreaterThan(5_000);
        expect(Buffer.from(before?.bytes.slice(-shared) ?? [])).toEqual(
          Buffer.from(after?.bytes.slice(0, shared) ?? []),
        );
      }
    },
  );

  on(`short recordings of any kind are one piece, ${way}`, async () => {
    for (const name of ['voice.ogg', 'voice.m4a', 'voice.mp3', 'voice.webm', 'clip.mp4']) {
      const { pieces, durationMs, isCutOff } = await createAudioSplitter({
        workers,
        ...options,
      }).cut(await fixture(name), signal);

      expect(pieces).toHaveLength(1);
      expect(isCutOff).toBe(false);
      expect((await hear(pieces[0]?.bytes ?? new Uint8Array())).loudness).toBeGreaterThan(0.02);
      expect(durationMs).toBeGreaterThan(500);
    }
  });

  on(`a recording that was cut off is told from one that is whole, ${way}`, async () => {
    const whole = await fixture('voice.mp3');
    const half = whole.slice(0, Math.floor(whole.length * 0.6));
    const { isCutOff } = await createAudioSplitter({ workers, ...options }).cut(half, signal);

    expect(isCutOff).toBe(true);
  });

  on(
    `what is no recording, and what holds no sound, is refused with the reason, ${way}`,
    async () => {
      const audioSplitter = createAudioSplitter({ workers, ...options });

      await expect(audioSplitter.cut(new TextEncoder().encode('hello'), signal)).rejects.toThrow(
        'it isn’t a recording',
      );
      await expect(audioSplitter.cut(new Uint8Array(), signal)).rejects.toThrow(
        'it isn’t a recording',
      );
      await expect(audioSplitter.cut(await fixture('silent.mp4'), signal)).rejects.toThrow(
        'I found no sound in it',
      );
    },
  );
}
