/**
 * The format of converted recordings: good enough for speech, and two hours stay within the model's
 * limit for a request.
 */
export const SAMPLE_RATE = 16_000;
export const BITRATE_KBPS = 32;
export const MAX_SECONDS = 2 * 3600;

/** How long such an mp3 lasts. */
export function toSeconds(mp3: Uint8Array): number {
  return (mp3.length * 8) / (BITRATE_KBPS * 1000);
}

/** Seconds as people write them: 1:02:03 or 2:03. */
export function toShownTime(seconds: number): string {
  const whole = Math.floor(seconds);
  const [hours, minutes, rest] = [
    Math.floor(whole / 3600),
    Math.floor(whole / 60) % 60,
    whole % 60,
  ];
  const tail = `${String(minutes).padStart(hours > 0 ? 2 : 1, '0')}:${String(rest).padStart(2, '0')}`;
  return hours > 0 ? `${hours}:${tail}` : tail;
}

const HEAD_ROOM_BYTES = 1024 * 1024; // The last piece may go a little over.

/**
 * Collects the pieces of such an mp3 in one place that grows, so that they are never in memory
 * twice.
 */
export function createSink(): { add(piece: Uint8Array): void; finish(): Uint8Array } {
  const maxByteLength = (MAX_SECONDS * BITRATE_KBPS * 1000) / 8 + HEAD_ROOM_BYTES;
  const buffer = new ArrayBuffer(0, { maxByteLength }); // Reserved, and only taken as it grows.
  return {
    add(piece) {
      const at = buffer.byteLength;
      buffer.resize(at + piece.length);
      new Uint8Array(buffer).set(piece, at);
    },
    finish: () => new Uint8Array(buffer.transferToFixedLength()),
  };
}
