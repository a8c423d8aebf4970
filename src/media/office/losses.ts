import type { InnerFile } from '../reading.ts';
import { mediaStrings } from '../strings/index.ts';

/** What a text cannot carry. */
export type LostKind =
  | 'picture'
  | 'chart'
  | 'diagram'
  | 'embedded object'
  | 'sound or video'
  | 'symbol';

/** What is met on the way through a document beside its words. */
export type Finds = {
  /** A picture within the document, which is shown as one, as far as there is room. */
  addPicture(name: string, bytes: Uint8Array | null): void;
  /** A file that the document shows as its own; false if there are too many. */
  addFile(name: string, bytes: Uint8Array): boolean;
  lose(kind: LostKind): void;
  /** A whole sentence, told once however often it is added. */
  tell(notice: string): void;
  readonly files: readonly InnerFile[];
  toNotices(): readonly string[];
};

const MAX_PICTURES = 8;
const MAX_FILES = 20;
const MAX_PICTURE_BYTES = 10 * 1024 * 1024;
/**
 * As the readers of pictures know them: metafiles, which Office has as well, are not among them.
 */
const READABLE = /\.(?:png|jpe?g|gif|bmp|tiff?|webp)$/i;

export function createFinds(): Finds {
  const pictures = new Map<string, InnerFile>();
  const files = new Map<string, InnerFile>();
  const losses = new Map<LostKind, number>();
  const told = new Set<string>();
  const lose = (kind: LostKind) => {
    losses.set(kind, (losses.get(kind) ?? 0) + 1);
  };
  return {
    addPicture(name, bytes) {
      if (pictures.has(name)) return; // A logo on every page
      const isShown = bytes !== null && READABLE.test(name) && bytes.length <= MAX_PICTURE_BYTES;
      if (isShown && pictures.size < MAX_PICTURES) pictures.set(name, { name, bytes });
      else lose('picture');
    },
    addFile(name, bytes) {
      if (files.size >= MAX_FILES) return false;
      files.set(name, { name, bytes });
      return true;
    },
    lose,
    tell: (notice) => {
      told.add(notice);
    },
    get files() {
      return [...pictures.values(), ...files.values()];
    },
    toNotices: () => [...toLostNotice(losses), ...told],
  };
}

function toLostNotice(losses: ReadonlyMap<LostKind, number>): readonly string[] {
  const sum = [...losses.values()].reduce((all, one) => all + one, 0);
  if (sum === 0) return [];
  const lost = [...losses].map(([kind, count]) => mediaStrings.lost[kind](count));
  return [mediaStrings.lostInText(lost, sum)];
}
