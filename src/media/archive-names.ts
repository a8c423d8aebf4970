import { isUtf8 } from 'node:buffer';
import { createTextDecoder, isDos } from './encoding/dos.ts';
import { findLikeliest } from './encoding/guess.ts';

/**
 * Names in an archive. Those that are no UTF-8 are in the encoding of the machine that packed
 * them, which nothing names: it is guessed for all of them together, since each is short.
 */
export function decodeNames(names: readonly Uint8Array[]): readonly string[] {
  const others = names.filter((name) => !isUtf8(name));
  const sample = joinLines(others);
  const label = others.length === 0 ? 'utf-8' : findLikeliest(sample, isOfPacker).label;
  return names.map((name) => createTextDecoder(isUtf8(name) ? 'utf-8' : label).decode(name));
}

/** Those of Windows’ console, in which its programs write names; others write UTF-8. */
const isOfPacker = (label: string): boolean =>
  isDos(label) || /^(?:ibm866|shift_jis|gbk|gb18030|big5|euc-kr)$/.test(label);

const MAX_SAMPLE_BYTES = 4_096;

function joinLines(names: readonly Uint8Array[]): Uint8Array {
  const lines = names.flatMap((name) => [name, Buffer.from('\n')]);
  return Buffer.concat(lines).subarray(0, MAX_SAMPLE_BYTES);
}
