export type PictureType = 'png' | 'jpeg' | 'webp' | 'gif';

/**
 * What kind of picture it is by its first bytes, as what servers claim about their pictures is not
 * always true; null for anything else.
 */
export function toPictureType(bytes: Uint8Array): PictureType | null {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (head.startsWith('GIF87a') || head.startsWith('GIF89a')) return 'gif';
  return head.startsWith('RIFF') && head.endsWith('WEBP') ? 'webp' : null;
}
