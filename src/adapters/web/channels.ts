import { z } from 'zod';
import { UserError } from '../../core/errors.ts';
import { toGraphemes } from '../../core/markdown/grapheme.ts';
import type { Store } from '../../core/store-ports.ts';
import { list } from './schema.ts';

/** A channel of the page; its name is what people typed, its id the part of keys and addresses. */
export type PageChannel = { readonly id: string; readonly name: string };

export type Channels = {
  list(): Promise<readonly PageChannel[]>;
  /** The channel of this id or name; null where there is none. */
  find(named: string): Promise<PageChannel | null>;
  /** The channel of this name, new or not. Throws `UserError` for a name that cannot be one. */
  add(name: string): Promise<PageChannel & { readonly isNew: boolean }>;
};

const KEY = 'web/channels';
const GENERAL: PageChannel = { id: 'general', name: 'general' };
const MAX_CHANNELS = 50;
const MAX_NAME = 40;

export function createChannels(store: Store): Channels {
  let loaded: Promise<readonly PageChannel[]> | null = null;

  const list = () => {
    loaded ??= load(store).catch((error: unknown) => {
      loaded = null;
      throw error;
    });
    return loaded;
  };

  return {
    list,
    async find(named) {
      const id = toId(named);
      return (await list()).find((channel) => channel.id === id) ?? null;
    },
    async add(given) {
      const name = toGraphemes(given.trim().replace(/^#/, '')).slice(0, MAX_NAME).join('');
      const id = toId(name);
      if (id === '')
        throw new UserError('web_failed', 'A channel’s name needs a letter or a digit.');
      const channels = await list();
      const known = channels.find((channel) => channel.id === id);
      if (known) return { ...known, isNew: false };
      if (channels.length >= MAX_CHANNELS)
        throw new UserError('web_failed', `There can be up to ${MAX_CHANNELS} channels.`);
      const channel = { id, name };
      const all = [...channels, channel];
      loaded = Promise.resolve(all);
      await store.set(KEY, all);
      return { ...channel, isNew: true };
    },
  };
}

const storedSchema = list(z.object({ id: z.string(), name: z.string() }));

async function load(store: Store): Promise<readonly PageChannel[]> {
  const channels = storedSchema.parse(await store.get(KEY));
  return channels.length > 0 ? channels : [GENERAL];
}

/** Letters and digits of any script, for ids stand between slashes. */
function toId(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}
