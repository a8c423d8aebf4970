import type { Metadata, Sharp } from 'sharp';
import { mediaStrings } from './strings/index.ts';

/** Opens a picture again: each pipeline reads it once. `page`: of several. */
export type OpenImage = (page?: number) => Sharp;

/** One picture of several that a file is made into. */
export type Piece = { readonly picture: Sharp; readonly width: number; readonly height: number };

export type Pieces = { readonly pieces: readonly Piece[]; readonly notices: readonly string[] };

const MAX_PAGES = 8;
const MAX_FRAMES = 4;

/** The pages of a scan, or pictures from all over an animation. */
export function toPages(open: OpenImage, metadata: Metadata): Pieces {
  const count = metadata.pages ?? 1;
  const isMoving = metadata.format !== 'tiff' && metadata.format !== 'heif';
  const most = isMoving ? MAX_FRAMES : MAX_PAGES;
  const numbers = isMoving ? spread(count, most) : first(count, most);
  const { width, pageHeight, height } = metadata;
  const pieces = numbers.map((page) => ({
    picture: open(page).autoOrient(),
    width,
    height: pageHeight ?? height,
  }));
  return { pieces, notices: toPagesNotice(count, numbers.length, isMoving) };
}

const first = (count: number, most: number) =>
  Array.from({ length: Math.min(count, most) }, (_, index) => index);

/** The first one, the last one and some between them. */
function spread(count: number, most: number): readonly number[] {
  if (count <= most) return first(count, most);
  return first(count, most).map((index) => Math.round((index * (count - 1)) / (most - 1)));
}

function toPagesNotice(count: number, read: number, isMoving: boolean): readonly string[] {
  if (read === count) return [];
  return [
    isMoving ? mediaStrings.someFrames(read, count) : mediaStrings.firstPagesOnly(read, count),
  ];
}

const MIN_ASPECT = 3;
const MAX_PIECES = 8;
const OVERLAP = 40; // A line of text that is cut is whole in one of the two pieces.

/**
 * A picture that is long and narrow, such as a page that was photographed while it was scrolled, in
 * pieces that can be read. Null if it is not so long.
 */
export function toStrips(open: OpenImage, metadata: Metadata, maxSide: number): Pieces | null {
  const { width, height } = metadata;
  const [long, narrow] = [Math.max(width, height), Math.min(width, height)];
  if (long <= maxSide || long < narrow * MIN_ASPECT) return null;
  const wanted = Math.min(maxSide, Math.max(narrow * 2, maxSide / 2));
  const count = Math.min(MAX_PIECES, Math.ceil(long / wanted));
  const step = Math.ceil(long / count);
  const pieces = Array.from({ length: count }, (_, index) => {
    const from = Math.max(0, index * step - OVERLAP);
    const length = Math.min(long, (index + 1) * step) - from;
    const isTall = height > width;
    const area = isTall
      ? { left: 0, top: from, width, height: length }
      : { left: from, top: 0, width: length, height };
    return { picture: open().extract(area), width: area.width, height: area.height };
  });
  const notice =
    height > width ? mediaStrings.cutTopToBottom(count) : mediaStrings.cutLeftToRight(count);
  return { pieces, notices: [notice] };
}
