/** A box of a file, by its type, and where it lies. */
type Box = { readonly type: string; readonly start: number; readonly end: number };

const HEADER_BYTES = 8;
const LONG_HEADER_BYTES = 16;

/**
 * Whether a HEIC file has what describes its pictures and their data, to the end: nothing here can
 * decode one, and the model's server would refuse the whole question for half of one
 * (ISO/IEC 14496-12, 4.2; 23008-12, 6).
 */
export function isWholeHeic(bytes: Uint8Array): boolean {
  const boxes = readBoxes(bytes);
  const meta = boxes.find(({ type }) => type === 'meta' || type === 'moov');
  const data = boxes.find(({ type }) => type === 'mdat');
  if (!meta || meta.end > bytes.length) return false;
  if (data) return data.end <= bytes.length && data.end - data.start > HEADER_BYTES;
  // The data of small pictures may be beside their description.
  const described = Buffer.from(bytes.buffer, bytes.byteOffset + meta.start, meta.end - meta.start);
  return described.includes('idat');
}

const MAX_BOXES = 1_000;

function readBoxes(bytes: Uint8Array): readonly Box[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const boxes: Box[] = [];
  for (let at = 0; at + HEADER_BYTES <= bytes.length && boxes.length < MAX_BOXES; ) {
    const size = toSize(view, at);
    if (size < HEADER_BYTES) break;
    const type = Buffer.from(bytes.subarray(at + 4, at + 8)).toString('latin1');
    boxes.push({ type, start: at, end: at + size });
    at += size;
  }
  return boxes;
}

/** 0 in the file: the box goes to its end; 1: its size is behind its type. */
function toSize(view: DataView, at: number): number {
  const size = view.getUint32(at);
  if (size === 0) return view.byteLength - at;
  if (size !== 1) return size;
  return at + LONG_HEADER_BYTES <= view.byteLength ? Number(view.getBigUint64(at + 8)) : 0;
}
