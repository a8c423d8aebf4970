import type { PlatformState } from './board.ts';
import { terminalStrings as strings } from './strings/en.ts';

/** What the banner shows, all of it true at that moment. */
export type BannerFacts = {
  readonly version: string;
  readonly url: string;
  /** Who may open the page from other machines. Null: no one. */
  readonly openTo: { readonly port: number; readonly isOwnPassword: boolean } | null;
  /** Null: the stand-in. */
  readonly model: string | null;
  /** Null if a platform is not configured. */
  readonly platforms: readonly { readonly name: string; readonly state: PlatformState | null }[];
  /** PARLEY_ALLOW; null: it is not set. */
  readonly allow: readonly string[] | null;
  readonly storeUrl: string;
  /**
   * The proxies for outgoing requests, without user names and passwords; empty if there are none.
   */
  readonly proxies: readonly string[];
  readonly warnings: readonly string[];
};

const LABEL_CHARS = 10;

/** What a person reads who starts Parley on a terminal. */
export function toBanner(facts: BannerFacts): string {
  const { version, url, openTo, model, platforms, proxies, warnings } = facts;
  const lines = [
    strings.title(version),
    ...toEntry(strings.page, [url, ...(openTo ? [toOpen(openTo)] : [])]),
    ...toEntry(strings.model, [model ?? strings.standIn]),
    ...platforms.flatMap(({ name, state }) => toPlatformLines(name, state)),
    ...toEntry(strings.access, [toAccess(facts.allow)]),
    ...toEntry(strings.data, [toData(facts.storeUrl)]),
    ...(proxies.length > 0 ? toEntry(strings.network, [strings.proxied(proxies)]) : []),
    ...warnings.flatMap((warning) => toEntry(strings.note, [warning])),
    strings.howToStop,
  ];
  return `\n${lines.map((line) => `  ${line}\n`).join('')}\n`;
}

function toEntry(label: string, texts: readonly string[]): string[] {
  return texts.map((text, index) => `${(index === 0 ? label : '').padEnd(LABEL_CHARS)}${text}`);
}

function toOpen({ port, isOwnPassword }: NonNullable<BannerFacts['openTo']>): string {
  return isOwnPassword ? strings.ownPassword(port) : strings.forOthers(port);
}

/** How a platform stands, and the next step. */
function toPlatformLines(name: string, state: PlatformState | null): string[] {
  if (!state) return toEntry(name, [strings.off]);
  const { isConnected, account, where, reason, invite } = state;
  if (!isConnected) return toEntry(name, [strings.waiting(reason)]);
  const connected = strings.connected(account, where);
  if (invite === null) return toEntry(name, [connected, strings.nextStep]);
  // On a line of its own: many terminals take what stands around an address into the link.
  return [...toEntry(name, [connected, strings.invite]), invite];
}

function toAccess(allow: readonly string[] | null): string {
  if (allow === null) return strings.everyone;
  const denied = allow.filter((id) => id.startsWith('!')).length;
  return denied === allow.length ? strings.allBut(denied) : strings.listed(allow.length - denied);
}

function toData(storeUrl: string): string {
  if (storeUrl === 'memory:') return strings.inMemory;
  return storeUrl.startsWith('sqlite:') ? storeUrl.slice('sqlite:'.length) : strings.inDatabase;
}
