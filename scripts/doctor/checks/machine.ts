import { once } from 'node:events';
import { connect } from 'node:net';
import { findFfmpeg } from '../../../src/media/ffmpeg.ts';
import { findFontFolders } from '../../../src/tools/font-folders.ts';
import { countFonts, createFontCoverage } from '../../../src/tools/fonts.ts';
import { toReason } from '../../probe/reach.ts';
import { type Check, type Finding, fail, note, ok, skip, warn } from '../check.ts';
import type { Context } from '../context.ts';

/** Slack refuses what is signed five minutes off (docs: Verifying requests). */
const BROKEN_MS = 300_000;
/** A `Date` header has whole seconds, and its way takes time. */
const OFF_MS = 30_000;

export const machineChecks: readonly Check[] = [
  { group: 'Machine', name: 'Proxy', run: findProxies },
  { group: 'Machine', name: 'Clock', limitMs: 20_000, run: findClock },
  { group: 'Machine', name: 'ffmpeg', run: findConverter },
  { group: 'Machine', name: 'Fonts', run: findFonts },
];

async function findProxies({ config }: Context, signal: AbortSignal): Promise<readonly Finding[]> {
  const { http = null, https = null } = config.proxy ?? {};
  const named = new Map([https, http].flatMap((url) => (url ? [[url.host, url] as const] : [])));
  if (named.size === 0) return [skip('none set (HTTPS_PROXY)')];
  return Promise.all([...named.values()].map((url) => tryProxy(url, signal)));
}

async function tryProxy({ hostname, host, port, protocol }: URL, signal: AbortSignal) {
  const usual = protocol === 'https:' ? 443 : 80;
  const socket = connect(Number(port) || usual, hostname.replace(/^\[(.*)\]$/, '$1'));
  try {
    await once(socket, 'connect', { signal });
    return ok(`requests go through ${host}`);
  } catch (error) {
    return fail(`${host} can’t be reached: ${toReason(error)}`, 'correct HTTPS_PROXY');
  } finally {
    socket.destroy();
  }
}

async function findClock({ slack, discord, gemini, config, ticks }: Context, signal: AbortSignal) {
  const quietly = (asked: Promise<unknown> | undefined) => asked?.catch(() => {});
  await Promise.all([
    quietly(slack?.self()),
    quietly(discord?.self()),
    quietly(gemini?.get(`${config.gemini.baseUrl.replace(/\/*$/, '/')}models`, signal)),
  ]);
  const offs = ticks.map(({ from, theirs, ours }) => ({ from, off: ours - theirs }));
  const worst = offs.sort((a, b) => Math.abs(b.off) - Math.abs(a.off))[0];
  if (!worst) return [skip('not checked: no server answered')];
  return [toClockFinding(worst.from, worst.off)];
}

function toClockFinding(from: string, off: number): Finding {
  const seconds = Math.round(Math.abs(off) / 1_000);
  if (Math.abs(off) <= OFF_MS) return ok('correct');
  const text = `${seconds} s ${off > 0 ? 'ahead of' : 'behind'} ${from}’s`;
  const remedy = 'turn on time synchronization: timedatectl set-ntp true';
  return Math.abs(off) > BROKEN_MS ? fail(text, remedy) : warn(text, remedy);
}

async function findConverter(): Promise<readonly Finding[]> {
  if ((await findFfmpeg()) !== null) return [ok('found, with MP3 support')];
  return [
    note('no ffmpeg with libmp3lame: common recordings still work, videos and rarer formats don’t'),
  ];
}

/** Latin, Cyrillic, Arabic, Devanagari, Chinese, Japanese, Korean. */
const LETTERS = 'AéДعअ中あ한';

async function findFonts({ environment }: Context): Promise<readonly Finding[]> {
  const folders = await findFontFolders(environment);
  const count = await countFonts(folders);
  const missing = await createFontCoverage(async () => folders).findMissing(LETTERS);
  return [toFontFinding(count, missing)];
}

/** What to say about so many fonts, and about the letters that none of them has. */
export function toFontFinding(count: number, missing: readonly string[]): Finding {
  if (count === 0)
    return warn(
      'none installed, so charts have no text',
      'install fonts-dejavu-core (or any fonts)',
    );
  return missing.length === 0
    ? ok('charts can show most scripts')
    : note(`charts can’t show ${missing.join(' ')}: install fonts-noto if you need them`);
}
