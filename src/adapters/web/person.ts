import { createHash, randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { Speaker } from '../../core/messages.ts';
import type { Store } from '../../core/store-ports.ts';
import { textOrNull } from './schema.ts';
import { webStrings } from './strings/index.ts';

/** Who is at a browser. */
export type Visitor = {
  /** What others see; it does not tell the secret in the cookie, which would let them pretend. */
  readonly id: string;
  /** Set where the browser is new. */
  readonly cookie: string | null;
};

/** How people call themselves, and when their day is. */
export type People = {
  get(id: string): Promise<PersonCard>;
  /** Remembers what a browser says of its person, where that is new. */
  note(id: string, card: PersonCard): Promise<void>;
  /** A card may have changed: it is read again. */
  forget(id: string): void;
};

export type PersonCard = { readonly name: string; readonly timeZone: string | null };

const COOKIE = 'parley_person';
const MAX_AGE_S = 400 * 24 * 60 * 60; // Browsers keep no cookie for longer.
const MAX_CACHED = 500;

/** Tells browsers apart by a cookie that only they have. */
export function toVisitor(request: Request): Visitor {
  const cookies = request.headers.get('cookie') ?? '';
  const given = new RegExp(`(?:^|;\\s*)${COOKIE}=([0-9a-f]{32})(?:;|$)`).exec(cookies)?.[1];
  const secret = given ?? randomBytes(16).toString('hex');
  const isSecure = request.headers.get('x-forwarded-proto') === 'https';
  const flags = `HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`;
  const cookie = `${COOKIE}=${secret}; Path=/; Max-Age=${MAX_AGE_S}; ${flags}`;
  const id = `P${createHash('sha256').update(secret).digest('hex').slice(0, 16)}`;
  return { id, cookie: given === undefined ? cookie : null };
}

/** A person who can open the page runs Parley, or has its token. */
export function toPageSpeaker(id: string, name: string): Speaker {
  return { id, name, roles: [], isAdmin: true, isExternal: false };
}

/** `onNoted`: a card was stored that is new. */
export function createPeople(store: Store, onNoted: (id: string) => void = () => {}): People {
  const cards = new LRUCache<string, PersonCard>({ max: MAX_CACHED });
  const keyOf = (id: string) => `web/person/${id}`;

  const cache = (id: string, card: PersonCard) => {
    cards.set(id, card);
    return card;
  };

  const get = async (id: string) =>
    cards.get(id) ?? cache(id, cardSchema.parse(await store.get(keyOf(id))));

  return {
    get,
    forget: (id) => void cards.delete(id),
    async note(id, card) {
      const known = await get(id);
      if (known.name === card.name && known.timeZone === card.timeZone) return;
      cache(id, card);
      await store.set(keyOf(id), card);
      onNoted(id);
    },
  };
}

const cardSchema = z
  .object({ name: z.string().catch(() => webStrings.guest), timeZone: textOrNull })
  .catch(() => ({ name: webStrings.guest, timeZone: null }));
