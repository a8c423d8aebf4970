/** What a file is, by its first bytes. */
export type Kind =
  | { readonly use: 'image' | 'audio' | 'document'; readonly mimeType: string }
  | { readonly use: 'none'; readonly name: string; readonly remedy: string };

type Magic = { readonly at: number; readonly bytes: string; readonly kind: Kind };

const image = (mimeType: string): Kind => ({ use: 'image', mimeType });
const none = (name: string, remedy: string): Kind => ({ use: 'none', name, remedy });

/** File signatures, as latin-1 text; the first that fits decides. */
const MAGIC: readonly Magic[] = [
  { at: 0, bytes: '\xff\xd8\xff', kind: image('image/jpeg') },
  { at: 0, bytes: '\x89PNG\r\n\x1a\n', kind: image('image/png') },
  { at: 8, bytes: 'WEBP', kind: image('image/webp') },
  { at: 4, bytes: 'ftyphei', kind: image('image/heic') },
  { at: 4, bytes: 'ftypmif1', kind: image('image/heif') },
  { at: 0, bytes: '%PDF-', kind: { use: 'document', mimeType: 'application/pdf' } },
  { at: 8, bytes: 'WAVE', kind: { use: 'audio', mimeType: 'audio/wav' } },
  { at: 0, bytes: 'ID3', kind: { use: 'audio', mimeType: 'audio/mp3' } },
  { at: 0, bytes: '\xff\xfb', kind: { use: 'audio', mimeType: 'audio/mp3' } },
  { at: 0, bytes: '\xff\xf3', kind: { use: 'audio', mimeType: 'audio/mp3' } },
  { at: 0, bytes: 'GIF8', kind: none('gif', 'png or jpeg') },
  { at: 0, bytes: 'BM', kind: none('bmp', 'png or jpeg') },
  { at: 0, bytes: 'II*\0', kind: none('tiff', 'png or jpeg') },
  { at: 0, bytes: 'MM\0*', kind: none('tiff', 'png or jpeg') },
  { at: 4, bytes: 'ftypavif', kind: none('avif', 'png or jpeg') },
  { at: 0, bytes: 'OggS', kind: none('ogg', 'wav or mp3') },
  { at: 0, bytes: 'fLaC', kind: none('flac', 'wav or mp3') },
  { at: 0, bytes: '\x1aE\xdf\xa3', kind: none('webm', 'wav or mp3') },
  { at: 4, bytes: 'ftyp', kind: none('mp4 and m4a', 'wav or mp3') },
  { at: 0, bytes: 'PK\x03\x04', kind: none('zip and Office', 'PDF or text') },
];

/** Null: no known signature; it may be text. */
export function sniff(bytes: Uint8Array): Kind | null {
  const head = String.fromCharCode(...bytes.subarray(0, 32));
  return MAGIC.find((magic) => head.startsWith(magic.bytes, magic.at))?.kind ?? null;
}
