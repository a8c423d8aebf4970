import { analyse } from 'chardet';
import { CHARSETS } from './alphabets.ts';
import { createTextDecoder } from './dos.ts';
import { EAST_ASIAN } from './east-asia.ts';
import { likelinessOfCharset, likelinessOfEastAsian } from './likeliness.ts';

/** An encoding: its label (WHATWG, or of DOS), and as people know it. */
export type Encoding = { readonly label: string; readonly name: string };

/**
 * What the library's confidence counts for. It counts sequences of letters, so it is good where
 * there are many of them, and no help with the few words of a small table.
 */
const VOTE = 0.25;
const FULL_VOTE_LETTERS = 60;

/**
 * The encoding of a text that is not UTF-8, guessed from a sample. The sample is read in each
 * candidate, and the likeliest text wins: letters that one language has, in places where letters
 * stand.
 */
export function findLikeliest(
  sample: Uint8Array,
  isPossible: (label: string) => boolean = () => true,
): Encoding {
  const texts = new Map<string, string>();
  const read = (label: string): string => {
    const text = texts.get(label) ?? createTextDecoder(label).decode(sample);
    texts.set(label, text);
    return text;
  };
  const votes = toVotes(sample);
  const candidates = [
    ...CHARSETS.filter(({ label }) => isPossible(label)).map((charset) => ({
      ...charset,
      likeliness: likelinessOfCharset(charset, [...read(charset.label)]),
    })),
    ...EAST_ASIAN.filter(({ label }) => isPossible(label)).map((encoding) => ({
      ...encoding,
      likeliness: likelinessOfEastAsian(encoding, read(encoding.label)),
    })),
  ].map(({ label, name, likeliness }) => ({
    label,
    name,
    likeliness: likeliness + (votes.get(label) ?? 0),
  }));
  const best = candidates.reduce((one, other) => (other.likeliness > one.likeliness ? other : one));
  return { label: best.label, name: best.name };
}

/** What the library thinks, by label. */
function toVotes(sample: Uint8Array): ReadonlyMap<string, number> {
  const letters = sample.filter((byte) => byte >= 0x80).length;
  const weight = VOTE * Math.min(1, letters / FULL_VOTE_LETTERS);
  const votes = new Map<string, number>();
  for (const { name, confidence } of analyse(sample)) {
    const label = toLabel(name);
    const vote = (weight * confidence) / 100;
    if (label) votes.set(label, Math.max(votes.get(label) ?? 0, vote));
  }
  return votes;
}

/** Null if Node does not know the encoding. */
export function toLabel(name: string): string | null {
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return null;
  }
}
