import type { TimeToken } from './language.ts';

/**
 * What people call zones, with the hours from UTC that an abbreviation means. Those that mean
 * several (CST, IST, BST, AST) are left out on purpose: then it is asked.
 */
const NAMES: Readonly<Record<string, readonly [zone: string, hours?: number]>> = {
  PT: ['America/Los_Angeles'],
  PST: ['America/Los_Angeles', -8],
  PDT: ['America/Los_Angeles', -7],
  MT: ['America/Denver'],
  MST: ['America/Denver', -7],
  MDT: ['America/Denver', -6],
  CDT: ['America/Chicago', -5],
  ET: ['America/New_York'],
  EST: ['America/New_York', -5],
  EDT: ['America/New_York', -4],
  GMT: ['UTC'],
  UTC: ['UTC'],
  WET: ['Europe/Lisbon', 0],
  CET: ['Europe/Paris', 1],
  CEST: ['Europe/Paris', 2],
  MEZ: ['Europe/Berlin', 1],
  MESZ: ['Europe/Berlin', 2],
  EET: ['Europe/Helsinki', 2],
  EEST: ['Europe/Helsinki', 3],
  MSK: ['Europe/Moscow', 3],
  JST: ['Asia/Tokyo', 9],
  KST: ['Asia/Seoul', 9],
  SGT: ['Asia/Singapore', 8],
  HKT: ['Asia/Hong_Kong', 8],
  AEST: ['Australia/Sydney', 10],
  AEDT: ['Australia/Sydney', 11],
  NZST: ['Pacific/Auckland', 12],
  NZDT: ['Pacific/Auckland', 13],
  BRT: ['America/Sao_Paulo', -3],
};

const OPEN = /(?:CST|IST|BST|AST|MESZ|WEST|ECT|PKT)(?![\p{L}\d])/uy;

/** Hours from UTC that no zone knows. */
export const NO_HOURS = 99;

/** “9am PST”; `!` if it may be one of several; null if there is none. */
export function readAbbreviation(text: string, at: number, language: string): TimeToken | null {
  return readCapitals(text, at) ?? readInSmallLetters(text, at, language);
}

function readCapitals(text: string, at: number): TimeToken | null {
  OPEN.lastIndex = at;
  const [several] = OPEN.exec(text) ?? [];
  if (several !== undefined)
    return { code: '!', n: 0, s: 'zone', from: at, to: at + several.length };
  const word = /[A-Z]{2,4}(?![\p{L}\d])/uy;
  word.lastIndex = at;
  const [name = ''] = word.exec(text) ?? [];
  const known = NAMES[name];
  if (!known) return null;
  const [zone, hours = NO_HOURS] = known;
  return { code: 'z', n: hours, s: zone, from: at, to: at + name.length };
}

/** Abbreviations that are words, too, where they are written in small letters. */
const WORDS = /^(?:et|pt|mt|est|wet|cet|eet|sgt|brt|cst|ist|bst|ast|west|ect|pkt)$/;

/** Those that stand behind times in sentences: “9h est la réunion”, “um 9 Uhr ist Schluss”. */
const VERBS: Readonly<Record<string, RegExp>> = { fr: /^(?:et|est|cet)$/, de: /^ist$/ };

const SMALL =
  /(?<=\d\s?(?:[ap]\.?\s?m\.?|uhr|h|hrs?|hours|ore|horas|点|點|時|时)?\s?[(（]?)[a-z]{2,4}(?![\p{L}\d])/iuy;

/** What may follow where such a word is the zone. */
const END =
  /\s*(?:$|[,.;!?)）]|(?:on|tomorrow|today|tonight|every|next|this|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)(?!\p{L}))/iuy;

/** “9am pst”; “9am pt session” may be something else, and is asked. */
function readInSmallLetters(text: string, at: number, language: string): TimeToken | null {
  const word = /[a-z]{2,4}(?![\p{L}\d])/uy;
  word.lastIndex = at;
  const [name = ''] = word.exec(text) ?? [];
  const capital = name.toUpperCase();
  const token = readCapitals(capital, 0);
  if (!token) return null;
  const placed = { ...token, from: at, to: at + name.length };
  if (!WORDS.test(name)) return placed;
  if (!fitsAt(SMALL, text, at) || VERBS[language]?.test(name)) return null;
  return fitsAt(END, text, placed.to) ? placed : { ...placed, code: '!', n: 0, s: 'zone' };
}

function fitsAt(looks: RegExp, text: string, at: number): boolean {
  looks.lastIndex = at;
  return looks.test(text);
}
