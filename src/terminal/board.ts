import type { Log } from '../core/ports.ts';

/** How a platform stands, as far as was logged. */
export type PlatformState = {
  readonly isConnected: boolean;
  /** As whom, and where; empty if that was not told. */
  readonly account: string;
  readonly where: string;
  /** Why it is not connected; empty if that was not told. */
  readonly reason: string;
  /** Where it can be invited to more places; null if it has no such address. */
  readonly invite: string | null;
};

/** Follows the log, so that a terminal shows how things stand. */
export type Board = {
  /** The same log, without what the banner is about to say. */
  readonly log: Log;
  state(platform: string): PlatformState;
  /** From here on changes are lines of their own. */
  onBannerShown(): void;
};

type Told = {
  readonly platform?: string;
  readonly account?: string;
  readonly workspace?: string;
  readonly servers?: number;
  readonly url?: string;
  readonly err?: unknown;
};

const UNKNOWN: PlatformState = {
  isConnected: false,
  account: '',
  where: '',
  reason: '',
  invite: null,
};

const INVITED = 'add Parley to a Discord server with this link';

/** What the banner says itself. */
const IN_BANNER: readonly string[] = [
  'ready',
  'connected',
  'not connected; trying again',
  INVITED,
  'the page asks other machines for a password',
];

/** It comes again and again: on a terminal it is a line when the reason is another one. */
const RETRIES: readonly string[] = [
  'not connected; trying again',
  'still not connected; trying again',
];

export function createBoard(inner: Log): Board {
  const states = new Map<string, PlatformState>();
  let isShown = false;
  /** Whether a platform stands otherwise now. */
  const note = (told: Told, message: string): boolean => {
    const platform = message === INVITED ? 'discord' : (told.platform ?? '');
    const before = states.get(platform) ?? UNKNOWN;
    const after = toState(before, told, message);
    if (platform === '' || !after) return false;
    states.set(platform, after);
    return before.reason !== after.reason;
  };
  const at = (level: 'info' | 'warn' | 'error') => (fields: object, message: string) => {
    const isNews = note(fields, message);
    const isSaid = RETRIES.includes(message) ? isNews : isShown || !IN_BANNER.includes(message);
    if (isSaid && (isShown || !RETRIES.includes(message))) inner[level](fields, message);
  };
  return {
    log: { info: at('info'), warn: at('warn'), error: at('error') },
    state: (platform) => states.get(platform) ?? UNKNOWN,
    onBannerShown() {
      isShown = true;
    },
  };
}

function toState(before: PlatformState, told: Told, message: string): PlatformState | null {
  switch (message) {
    case 'connected': {
      const { account = '' } = told;
      return { ...before, isConnected: true, reason: '', account, where: toWhere(told) };
    }
    case INVITED:
      return { ...before, invite: told.url ?? null };
    case 'not connected; trying again':
    case 'still not connected; trying again':
      return { ...before, reason: told.err instanceof Error ? told.err.message : '' };
    default:
      return null;
  }
}

/** The workspace, or how many servers; empty if neither was told. */
export function toWhere({
  workspace,
  servers,
}: {
  readonly workspace?: unknown;
  readonly servers?: unknown;
}): string {
  if (typeof servers === 'number') return servers === 1 ? 'one server' : `${servers} servers`;
  return typeof workspace === 'string' ? workspace : '';
}
