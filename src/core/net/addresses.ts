import { isIP } from 'node:net';
import { maskQuotes } from './quotes.ts';

/**
 * How many addresses are kept of what a person typed; nobody needs more at once, and all of them
 * are stored.
 */
const MAX_ADDRESSES = 100;
const MAX_ADDRESS_CHARS = 2_048;

/**
 * The addresses in what a person typed, as the URL parser spells them. What stands in a quote, or
 * is only shown as the label of a link, was not typed as an address.
 */
export function addressesIn(typed: string): string[] {
  const text = maskQuotes(typed).replaceAll(LABEL, (found) => (found.startsWith('[') ? '' : found));
  const found = [...text.matchAll(ADDRESS)].flatMap(([address]) => {
    if (address.length > MAX_ADDRESS_CHARS) return [];
    return toAddress(withoutPunctuation(address)) ?? [];
  });
  return toDistinct(found);
}

/** Each address once, and no more than are kept. */
export function toDistinct(addresses: readonly string[]): string[] {
  return [...new Set(addresses)].slice(0, MAX_ADDRESSES);
}

/**
 * An address in the one spelling in which it is compared and fetched; null where it is not one of
 * the web, or names a user.
 */
export function toAddress(address: string): string | null {
  const url = URL.parse(/^www\./i.test(address) ? `https://${address}` : address);
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  return url.username === '' && url.password === '' ? url.href : null;
}

/**
 * Whether an address is exactly one that is known. Nothing may differ: whatever a model could
 * choose would tell the server something. The fragment may be left out, which no server is sent.
 */
export function isKnown(address: string, known: readonly string[]): boolean {
  return known.some((each) => each === address || each.replace(/#.*$/s, '') === address);
}

/**
 * What the hosts of one owner have in common, as far as a name tells: the last two labels, or
 * three where the second is one under which a registry sells names. Addresses made of numbers
 * count together, because one owner has many.
 */
export function siteOf(address: string): string {
  const host = new URL(address).hostname.replace(/\.$/, '');
  if (isIP(host.replace(/^\[(.*)\]$/, '$1')) !== 0) return 'numeric addresses';
  const labels = host.split('.');
  const isUnderSuffix = SUFFIX.test(labels.slice(-2).join('.'));
  return labels.slice(isUnderSuffix ? -3 : -2).join('.');
}

/**
 * Second-level names that registries of countries sell names under (publicsuffix.org lists all;
 * these are the frequent ones).
 */
const SUFFIX =
  /^(?:ac|co|com|edu|go|gob|gov|gouv|gv|id|ltd|me|mil|ne|net|nom|or|org|sch)\.[a-z]{2}$/;

/** It begins a word: one in the middle of another address is part of that. */
const ADDRESS = /(?<![\w=/?&#%+@.-])(?:https?:\/\/|www\.)[^\s<>|"`]+/giu;

/**
 * `[label](address)`: how links are written in Markdown, and how an adapter hands on those of its
 * platform.
 */
const LABEL = /\\.|\[(?:\\.|[^\]\\[])*\](?=\()/gs;

/** Behind an address in a sentence comes punctuation, and a bracket that was opened before it. */
function withoutPunctuation(address: string): string {
  let kept = address;
  for (;;) {
    const last = kept.at(-1) ?? '';
    const open = BRACKETS[last];
    const isOpened = open !== undefined && count(kept, open) >= count(kept, last);
    if (isOpened || !PUNCTUATION.test(last)) return kept;
    kept = kept.slice(0, -1);
  }
}

const PUNCTUATION = /^[.,;:!?)\]}*_~'’”»…。、，；：！？）】」』]$/;
const BRACKETS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
