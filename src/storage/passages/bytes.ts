/** What a database gives of a blob. Throws `TypeError` for anything else. */
export function toBlob(value: unknown): Uint8Array<ArrayBuffer> {
  if (value instanceof Uint8Array && value.buffer instanceof ArrayBuffer)
    return value as Uint8Array<ArrayBuffer>;
  throw new TypeError('no bytes are stored there');
}

export function toBytes({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

export function readVector(value: unknown): Float32Array {
  return new Float32Array(toOwnBuffer(value));
}

/**
 * A buffer of its own: what a database gives might begin anywhere in a larger one. (A Buffer's
 * `slice` would be a view of that.)
 */
export function toOwnBuffer(value: unknown): ArrayBuffer {
  const blob = toBlob(value);
  const isWhole = blob.byteOffset === 0 && blob.byteLength === blob.buffer.byteLength;
  return isWhole ? blob.buffer : new Uint8Array(blob).buffer;
}
