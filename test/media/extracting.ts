import { createWorkerPool } from '../../src/core/workers.ts';
import { createExtractor } from '../../src/media/index.ts';

const workers = createWorkerPool();

const signal = new AbortController().signal;

/** What the extractor makes of these bytes, and what it has to say of that. */
export const extractNoticed = (bytes: Uint8Array, name = 'file', options = {}) =>
  createExtractor({ workers, ...options }).extract(
    { name, mimeType: 'application/octet-stream', bytes },
    signal,
  );

/** What it makes of these bytes. */
export async function extract(bytes: Uint8Array, name = 'file', options = {}) {
  return (await extractNoticed(bytes, name, options)).parts;
}

/** The same where it makes one thing. */
export async function extractOne(bytes: Uint8Array, name = 'file', options = {}) {
  const [one, ...others] = await extract(bytes, name, options);
  if (!one || others.length > 0) throw new Error(`${others.length + (one ? 1 : 0)} parts`);
  return one;
}

/** The text that it makes of these bytes. */
export async function extractText(bytes: Uint8Array, name = 'file'): Promise<string> {
  const one = await extractOne(bytes, name);
  if (one.type !== 'text') throw new Error(`${one.type}, not text`);
  return one.text;
}

/** The bytes that it makes of these bytes. */
export async function extractBytes(bytes: Uint8Array, name = 'file', options = {}) {
  const one = await extractOne(bytes, name, options);
  if (one.type === 'text') throw new Error(`text: ${one.text}`);
  return one;
}

export const latin1 = (text: string) =>
  Uint8Array.from(text, (character) => character.charCodeAt(0));

export const utf8 = (text: string) => new TextEncoder().encode(text);
