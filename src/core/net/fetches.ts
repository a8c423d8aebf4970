import type { Job } from '../job.ts';
import { isKnown, siteOf, toAddress, toDistinct } from './addresses.ts';

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
