import { BlockList, isIP } from 'node:net';
import type { Job } from '../job.ts';
import { UNPARTED, UNPARTED_IN_ADDRESS } from '../markdown/grapheme.ts';

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
  const text = maskQuotes(typed);
  // In scripts without spaces it is unclear where an address ends.
  const links = [...linksIn(text), ...findLinks(text, WIDEST)];
  return toDistinct(links.filter((link) => toAddress(link) !== null));
}

/**
 * The links in a text, those in quotes and those of other programs than browsers among them: for
 * links that lead no further than the reader may go.
 */
export function linksIn(typed: string): string[] {
  return findLinks(typed, ADDRESS);
}

function findLinks(typed: string, pattern: RegExp): string[] {
  const text = typed.replaceAll(LABEL, (found) => (found.startsWith('[') ? '' : found));
  const found = [...text.matchAll(pattern)].flatMap(([address]) => {
    if (address.length > MAX_ADDRESS_CHARS) return [];
    const link = withoutPunctuation(address);
    return toAddress(link) ?? toAppLink(link) ?? [];
  });
  return toDistinct(found);
}

/**
 * A text with each link replaced by the result of `map`, which gets the link as it was written, its
 * label if it has one, and its address.
 */
export function mapLinks(text: string, map: (link: string, address: string) => string): string {
  return text.replaceAll(LINK, (found, labelled?: string, bracketed?: string) => {
    const given = labelled ?? bracketed;
    if (given !== undefined) return map(found, given);
    const address = withoutPunctuation(found);
    return map(address, address) + found.slice(address.length);
  });
}

/** Each address once, and no more than are kept. */
export function toDistinct(addresses: readonly string[]): string[] {
  return [...new Set(addresses)].slice(0, MAX_ADDRESSES);
}

/**
 * An address in the one spelling in which it is compared and fetched; null if it is not one of the
 * web, or names a user.
 */
export function toAddress(address: string): string | null {
  const url = URL.parse(/^www\./i.test(address) ? `https://${address}` : address);
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  return url.username === '' && url.password === '' ? url.href : null;
}

/** A link that opens a program other than a browser; null if it is not one. */
function toAppLink(link: string): string | null {
  const url = URL.parse(link);
  return url && !/^https?:$/.test(url.protocol) ? url.href : null;
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

/** Invisible characters, and the punctuation of scripts without spaces, end an address. */
const AFTER = '\\u200b\\u2060\\ufeff，。、；：！？「」『』【】《》〈〉（）';

/** It begins a word: one in the middle of another address is part of that. */
const BEGINNING = String.raw`(?<![\w=/?&#%+@.-])(?:[a-z][a-z\d+.-]{1,20}:\/\/|www\.)`;
const OTHERS = String.raw`\s<>|"\x60${AFTER}`;
const ADDRESS = new RegExp(
  `${BEGINNING}(?:[^${OTHERS}${UNPARTED}]|${UNPARTED_IN_ADDRESS})+`,
  'giu',
);
const WIDEST = new RegExp(`${BEGINNING}[^${OTHERS}]+`, 'giu');

/**
 * `[label](address)`: how links are written in Markdown, and how an adapter hands on those of its
 * platform.
 */
const LABEL = /\\.|\[(?:\\.|[^\]\\[])*\](?=\()/gs;

const LABELLED = String.raw`\[(?:\\.|[^\]\\[\n]){0,1000}\]\(<?(${ADDRESS.source})>?\)`;
const LINK = new RegExp(`${LABELLED}|<(${ADDRESS.source})>|${ADDRESS.source}`, 'giu');

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

/**
 * What one turn fetches at most: a secret could be spelled with the choice of addresses, and with
 * how often each is asked for.
 */
const MAX_FETCHES = 10;
const MAX_FETCHES_A_SITE = 5;

/** An address that may be fetched now, or what the model is told instead. */
export type Admission = { readonly address: string } | { readonly refusal: string };

/**
 * Whether a job may fetch an address: a person typed it, or a search returned it, and there have
 * not been too many.
 */
export function admit(
  { found, fetched }: Job['addresses'],
  asked: string,
  typed: readonly string[],
): Admission {
  const address = toAddress(asked);
  if (address === null || !isKnown(address, [...typed, ...found])) return { refusal: UNKNOWN };
  if (fetched.length >= MAX_FETCHES) return { refusal: ENOUGH };
  const site = siteOf(address);
  const isEnough = fetched.filter((each) => siteOf(each) === site).length >= MAX_FETCHES_A_SITE;
  return isEnough ? { refusal: toEnoughOf(site) } : { address };
}

/** What a job knows of the web once it has fetched one more address. */
export function withFetched(known: Job['addresses'], address: string): Job['addresses'] {
  return { ...known, fetched: [...known.fetched, address] };
}

/** … and once a search has returned some. */
export function withFound(known: Job['addresses'], addresses: readonly string[]): Job['addresses'] {
  const found = addresses.flatMap((each) => toAddress(each) ?? []);
  return { ...known, found: toDistinct([...found, ...known.found]) };
}

const UNKNOWN =
  'Nothing was fetched: nobody here wrote exactly this address and no search returned it. Ask the person to confirm it by typing the address in the conversation.';
const ENOUGH = `Nothing was fetched: ${MAX_FETCHES} pages were read for this answer already, which is the most. Answer with what they say, and name what you did not read.`;

function toEnoughOf(site: string): string {
  return `Nothing was fetched: ${MAX_FETCHES_A_SITE} pages of ${site} were read for this answer already, which is the most of one website. Answer with what they say, and name what you did not read.`;
}

const LINE = /[^\n\r\v\f\u0085\u2028\u2029]+/g;

/** A quote may stand in a list, and behind characters that are not seen. */
const QUOTE = /^(?:[\s\p{Cf}]|(?:[-*+]|\d{1,9}[.)])\s)*>(>>)?/u;

/**
 * A text with its quotes blanked out, each character in its place: lines after `>` repeat another
 * person's words, and so does everything after `>>>`. The rest is the person's own request.
 */
export function maskQuotes(text: string): string {
  let isRest = false;
  return text.replaceAll(LINE, (line) => {
    const quote = isRest ? null : QUOTE.exec(line);
    isRest ||= quote?.[1] !== undefined;
    return isRest || quote ? ' '.repeat(line.length) : line;
  });
}

/**
 * Special-purpose IPv4 ranges (www.iana.org/assignments/iana-ipv4-special-registry), and one
 * address of a cloud.
 */
const NOT_PUBLIC_V4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8], // this network
  ['10.0.0.0', 8], // private
  ['100.64.0.0', 10], // shared by a provider's customers
  ['127.0.0.0', 8], // loopback
  ['168.63.129.16', 32], // Azure's services for the machine itself
  ['169.254.0.0', 16], // link-local, and the metadata of most clouds
  ['172.16.0.0', 12], // private
  ['192.0.0.0', 24], // protocol assignments
  ['192.0.2.0', 24], // documentation
  ['192.88.99.0', 24], // 6to4 relays
  ['192.168.0.0', 16], // private
  ['198.18.0.0', 15], // benchmarks
  ['198.51.100.0', 24], // documentation
  ['203.0.113.0', 24], // documentation
  ['224.0.0.0', 4], // multicast
  ['240.0.0.0', 4], // reserved, broadcast
];

/** The only IPv6 range in public use (www.iana.org/assignments/ipv6-address-space), … */
const PUBLIC_V6 = ['2000::', 3] as const;

/** … and what in it is not, or carries an IPv4 address inside. */
const NOT_PUBLIC_V6: readonly (readonly [string, number])[] = [
  ['2001::', 23], // protocol assignments; Teredo
  ['2001:db8::', 32], // documentation
  ['2002::', 16], // 6to4
  ['3fff::', 20], // documentation
];

const closed = new BlockList();
for (const [net, prefix] of NOT_PUBLIC_V4) closed.addSubnet(net, prefix, 'ipv4');
for (const [net, prefix] of NOT_PUBLIC_V6) closed.addSubnet(net, prefix, 'ipv6');
const open = new BlockList();
open.addSubnet(...PUBLIC_V6, 'ipv6');

/**
 * Whether an IP address belongs to the public internet; anything that is not plainly one does not.
 */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !closed.check(address, 'ipv4');
  // A zone is only given to local addresses.
  if (family !== 6 || address.includes('%')) return false;
  return open.check(address, 'ipv6') && !closed.check(address, 'ipv6');
}
