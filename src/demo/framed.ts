import { FRAME_TAGS } from '../core/frame.ts';

/** What stands in a frame of a request, and the name of a file or page where it has one. */
export type Framed = { readonly tag: string; readonly name: string | null; readonly text: string };

const NAMES = FRAME_TAGS.join('|');
const FRAME = new RegExp(`<(${NAMES})((?: [\\w-]+="[^"]*")*)>\\n([\\s\\S]*?)\\n?</\\1>`, 'g');
/** Also with its bracket escaped, as it stands in what was framed. */
const LOOSE_TAG = new RegExp(`(?:<|&lt;)/?(?:${NAMES})\\b[^>\\n]*>?`, 'gi');

/** The frames of a text, in their order. */
export function toFramed(text: string): readonly Framed[] {
  return [...text.matchAll(FRAME)].map(([, tag = '', attributes = '', inner = '']) => ({
    tag,
    name: /\b(?:name|url|from)="([^"]*)"/.exec(attributes)?.[1] ?? null,
    text: toUnframed(inner),
  }));
}

/** A text without its frames and all that stands in them. */
export function withoutFrames(text: string): string {
  return text.replaceAll(FRAME, ' ').replaceAll(LOOSE_TAG, ' ').trim();
}

/** A text without the tags of its frames: what stood in them is kept. */
function toUnframed(text: string): string {
  return text.replaceAll(LOOSE_TAG, '');
}
