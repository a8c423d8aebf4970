import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Log } from '../core/ports.ts';
import type { Store } from '../core/store-ports.ts';

/**
 * Who has logged in, without a memory: the cookie says when it ends and carries a signature, so
 * that a restart or a replica knows it.
 */
export type Sessions = {
  isPassword(given: string): boolean;
  create(now: number): string;
  isValid(cookie: string | undefined, now: number): boolean;
};

export const SESSION_MS = 30 * 24 * 60 * 60 * 1000;

const KEY_BYTES = 32;
const KEY_NAME = 'http/session-key';

/**
 * Signs with a key that has nothing to do with the password: a cookie is no means to try passwords
 * with.
 */
export function createSessions(password: string, key: Uint8Array): Sessions {
  const sign = (text: string) => createHmac('sha256', key).update(text).digest();
  // The password is signed too, so that changing it ends all sessions.
  const signSession = (endsAt: string) => sign(`session/${endsAt}/${password}`);
  const expected = sign(password);

  return {
    isPassword: (given) => timingSafeEqual(sign(given), expected),
    create: (now) => `${now + SESSION_MS}.${signSession(`${now + SESSION_MS}`).toString('hex')}`,
    isValid(cookie, now) {
      const [endsAt = '', signature = ''] = cookie?.split('.') ?? [];
      if (!/^\d{1,15}$/.test(endsAt) || !/^[0-9a-f]{64}$/.test(signature)) return false;
      const isSigned = timingSafeEqual(Buffer.from(signature, 'hex'), signSession(endsAt));
      return isSigned && Number(endsAt) > now;
    },
  };
}

/**
 * The store's key for sessions, created if it is missing. If the store fails, sessions end with
 * this process.
 */
export async function loadSessionKey(store: Store, log: Log): Promise<Uint8Array> {
  try {
    const fresh = randomBytes(KEY_BYTES).toString('base64');
    const kept = await store.update(KEY_NAME, (value) => (toKey(value) ? value : fresh));
    const key = toKey(kept);
    if (key) return key;
  } catch (error) {
    log.warn({ err: error }, 'could not save the session key: a restart logs everyone out');
  }
  return randomBytes(KEY_BYTES);
}

function toKey(value: unknown): Uint8Array | null {
  const key = typeof value === 'string' ? Buffer.from(value, 'base64') : null;
  return key?.length === KEY_BYTES ? key : null;
}
