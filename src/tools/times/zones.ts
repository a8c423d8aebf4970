import { findTimeZone, isTimeZone } from '../../core/local-time.ts';
import type { TimeToken } from './language.ts';
import { NO_HOURS, readAbbreviation } from './zone-abbreviations.ts';

/** The same where nothing follows that it may belong to: “9am Eastern on Monday”. */
const REGION =
  /(?<=\d\s?(?:[ap]\.?m\.?)?\s)(Eastern|Pacific|Central|Mountain)(?=\s*(?:$|[,.;!?)]|(?:on|tomorrow|today|tonight|every|next|this|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)(?!\p{L})))/iuy;

/** The word time is often left out: “9am Eastern”. */
const REGION_ALONE =
  /(?<=\d\s?(?:[ap]\.?m\.?)?\s)(?:Eastern|Pacific|Central|Mountain)(?![\p{L}\d])(?!\s(?:time|standard|daylight)(?!\p{L}))/iuy;

const REGIONS: Readonly<Record<string, string>> = {
  pacific: 'America/Los_Angeles',
  mountain: 'America/Denver',
  central: 'America/Chicago',
  eastern: 'America/New_York',
  uk: 'Europe/London',
  london: 'Europe/London',
  tokyo: 'Asia/Tokyo',
  japan: 'Asia/Tokyo',
};

/** Cities and countries as other languages call them, without accents. */
const PLACES: Readonly<Record<string, string>> = {
  berliner: 'Europe/Berlin',
  berlin: 'Europe/Berlin',
  berlino: 'Europe/Berlin',
  berlim: 'Europe/Berlin',
  londoner: 'Europe/London',
  londres: 'Europe/London',
  londra: 'Europe/London',
  pariser: 'Europe/Paris',
  parigi: 'Europe/Paris',
  wiener: 'Europe/Vienna',
  viena: 'Europe/Vienna',
  zurcher: 'Europe/Zurich',
  madrider: 'Europe/Madrid',
  roma: 'Europe/Rome',
  rome: 'Europe/Rome',
  romer: 'Europe/Rome',
  milano: 'Europe/Rome',
  lisboa: 'Europe/Lisbon',
  lisbonne: 'Europe/Lisbon',
  'new yorker': 'America/New_York',
  'nueva york': 'America/New_York',
  'nova york': 'America/New_York',
  'nova iorque': 'America/New_York',
  brasilia: 'America/Sao_Paulo',
  'sao paulo': 'America/Sao_Paulo',
  tokioter: 'Asia/Tokyo',
  tokio: 'Asia/Tokyo',
  toquio: 'Asia/Tokyo',
  pekin: 'Asia/Shanghai',
  pechino: 'Asia/Shanghai',
  beijing: 'Asia/Shanghai',
  china: 'Asia/Shanghai',
  india: 'Asia/Kolkata',
  'san francisco': 'America/Los_Angeles',
  boston: 'America/New_York',
  seattle: 'America/Los_Angeles',
  munich: 'Europe/Berlin',
  hamburg: 'Europe/Berlin',
  frankfurt: 'Europe/Berlin',
  barcelona: 'Europe/Madrid',
  mexico: 'America/Mexico_City',
  montreal: 'America/Toronto',
  ottawa: 'America/Toronto',
  geneve: 'Europe/Zurich',
  bruxelles: 'Europe/Brussels',
  lisbon: 'Europe/Lisbon',
};

const HAN_PLACES: Readonly<Record<string, string>> = {
  米国東部: 'America/New_York',
  美国东部: 'America/New_York',
  美东: 'America/New_York',
  米国西部: 'America/Los_Angeles',
  美国西部: 'America/Los_Angeles',
  美西: 'America/Los_Angeles',
  太平洋: 'America/Los_Angeles',
  北京: 'Asia/Shanghai',
  上海: 'Asia/Shanghai',
  中国: 'Asia/Shanghai',
  台北: 'Asia/Taipei',
  香港: 'Asia/Hong_Kong',
  东京: 'Asia/Tokyo',
  東京: 'Asia/Tokyo',
  日本: 'Asia/Tokyo',
  纽约: 'America/New_York',
  紐約: 'America/New_York',
  ニューヨーク: 'America/New_York',
  伦敦: 'Europe/London',
  倫敦: 'Europe/London',
  ロンドン: 'Europe/London',
  柏林: 'Europe/Berlin',
  ベルリン: 'Europe/Berlin',
  巴黎: 'Europe/Paris',
  パリ: 'Europe/Paris',
};

const HAN_ZONE = new RegExp(`(${Object.keys(HAN_PLACES).join('|')})(?:时间|時間)[の的でに]?`, 'uy');
const HAN_IN_BRACKETS = new RegExp(`[（(](?:${Object.keys(HAN_PLACES).join('|')})[)）]`, 'uy');

const KOREAN_PLACES: Readonly<Record<string, string>> = {
  한국: 'Asia/Seoul',
  서울: 'Asia/Seoul',
  일본: 'Asia/Tokyo',
  도쿄: 'Asia/Tokyo',
  중국: 'Asia/Shanghai',
  베이징: 'Asia/Shanghai',
  상하이: 'Asia/Shanghai',
  홍콩: 'Asia/Hong_Kong',
  싱가포르: 'Asia/Singapore',
  런던: 'Europe/London',
  영국: 'Europe/London',
  파리: 'Europe/Paris',
  베를린: 'Europe/Berlin',
  독일: 'Europe/Berlin',
  뉴욕: 'America/New_York',
  '미국 동부': 'America/New_York',
  '미국 서부': 'America/Los_Angeles',
  태평양: 'America/Los_Angeles',
};

const KOREAN_ZONE = new RegExp(
  `(${Object.keys(KOREAN_PLACES).join('|')})\\s?(?:표준\\s?)?(?:시간|시각)(?:으로|에|의)?(?![가-힣])`,
  'uy',
);

/** The zone that is named here; `!` if it may be one of several; null if there is none. */
export function readZone(text: string, at: number, language: string): TimeToken | null {
  if (/[\p{L}\d]/u.test(text[at - 1] ?? '') && !/[Zz+(（-]/.test(text[at] ?? '')) return null;
  return (
    readOffset(text, at) ??
    readRegion(text, at) ??
    readName(text, at) ??
    findOpen(text, at) ??
    readAbbreviation(text, at, language)
  );
}

function readOffset(text: string, at: number): TimeToken | null {
  const suffix = /(?<=\d)(?:(Z)|([+-])(\d\d):?(\d\d))(?![\p{L}\d])/uy;
  const named = /(UTC|GMT)\s?([+\-−])\s?(\d{1,2})(?::?(\d\d))?(?![\p{L}\d:])/iuy;
  for (const pattern of [suffix, named]) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match) continue;
    const [whole, zulu, sign, hours = '0', minutes = '0'] = match;
    if (pattern === suffix && !/(?:T\d|:)\d[\d:.]*$/.test(text.slice(0, at))) continue;
    const offset = `${sign === '+' ? '+' : '-'}${hours.padStart(2, '0')}:${minutes.padStart(2, '0')}`;
    const s = zulu === 'Z' ? 'UTC' : offset;
    return { code: 'z', n: NO_HOURS, s, from: at, to: at + whole.length };
  }
  return null;
}

function readRegion(text: string, at: number): TimeToken | null {
  REGION.lastIndex = at;
  const [whole = '', coast = ''] = REGION.exec(text) ?? [];
  const s = REGIONS[coast.toLowerCase()];
  return s === undefined ? null : { code: 'z', n: NO_HOURS, s, from: at, to: at + whole.length };
}

/** `Europe/Berlin`, `Pacific time`, `New York time`, `heure de Paris`. */
function readName(text: string, at: number): TimeToken | null {
  const found = (zone: string | null, length: number): TimeToken | null =>
    zone === null ? null : { code: 'z', n: NO_HOURS, s: zone, from: at, to: at + length };
  const path = /[A-Z][A-Za-z]+\/[A-Z][A-Za-z_]+(?:\/[A-Z][A-Za-z_]+)?/y;
  path.lastIndex = at;
  const [id] = path.exec(text) ?? [];
  if (id !== undefined && isTimeZone(id)) return found(id, id.length);
  HAN_ZONE.lastIndex = at;
  const [han = '', place = ''] = HAN_ZONE.exec(text) ?? [];
  if (han !== '') return found(HAN_PLACES[place] ?? null, han.length);
  KOREAN_ZONE.lastIndex = at;
  const [korean = '', city = ''] = KOREAN_ZONE.exec(text) ?? [];
  if (korean !== '') return found(KOREAN_PLACES[city] ?? null, korean.length);
  const before =
    /([A-Za-z]+(?: [A-Za-z]+)?)(?: standard| daylight)?(?:['’]s)? time(?![\p{L}\d])/iuy;
  const behind = /(?:heure|hora|ora|hor[áa]rio) (?:de |di |d['’])([A-Z]\p{L}+(?: [A-Z]\p{L}+)?)/uy;
  const german = /(\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?) Zeit(?![\p{L}\d])/uy;
  for (const pattern of [before, behind, german]) {
    pattern.lastIndex = at;
    const [whole = '', name = ''] = pattern.exec(text) ?? [];
    const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
    const zone = REGIONS[plain] ?? PLACES[plain] ?? findCity(name);
    if (zone !== null) return found(zone, whole.length);
  }
  return null;
}

function findCity(name: string): string | null {
  return name === '' ? null : findTimeZone(name);
}

/** What may be a zone: “9am Eastern”, “9点(纽约)”. */
function findOpen(text: string, at: number): TimeToken | null {
  for (const pattern of [REGION_ALONE, HAN_IN_BRACKETS]) {
    pattern.lastIndex = at;
    const [found] = pattern.exec(text) ?? [];
    if (found !== undefined) return { code: '!', n: 0, s: 'zone', from: at, to: at + found.length };
  }
  return null;
}

/**
 * Whether an abbreviation means the time that its zone has at this moment, to people from another
 * country: Australians call their own zones EST and CDT.
 */
export function isMeant(
  { n, s }: Pick<TimeToken, 'n' | 's'>,
  offsetMs: number,
  home: string,
): boolean {
  if (n === NO_HOURS || s === 'UTC') return true;
  const isOwn = home.startsWith('Australia/') && /^America\/(?:New_York|Chicago)$/.test(s);
  return n * 60 * 60_000 === offsetMs && !isOwn;
}

/** Whether a word is the name of a city that has a zone. */
export function isCity(word: string): boolean {
  return word in KOREAN_PLACES || (/^\p{Lu}/u.test(word) && findTimeZone(word) !== null);
}
