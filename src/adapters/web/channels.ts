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
  /** Gives a channel another name; its address stays. Throws `UserError` for one that is taken. */
  rename(id: string, name: string): Promise<void>;
  /** Puts a channel away, with all that was said in it, until one of its name is added again. */
  archive(id: string): Promise<void>;
};

type Kept = PageChannel & { readonly isArchived?: boolean };

const KEY = 'web/channels';
const GENERAL: PageChannel = { id: 'general', name: 'general' };
const MAX_CHANNELS = 50;
const MAX_NAME = 40;

export function createChannels(store: Store): Channels {
  let loaded: Promise<readonly Kept[]> | null = null;

  const all = () => {
    loaded ??= load(store).catch((error: unknown) => {
      loaded = null;
      throw error;
    });
    return loaded;
  };
  const list = async () => (await all()).filter(isOpen).map(({ id, name }) => ({ id, name }));

  const save = async (channels: readonly Kept[]) => {
    loaded = Promise.resolve(channels);
    await store.set(KEY, channels);
  };
  const change = async (id: string, patch: Partial<Kept>) => {
    const channels = await all();
    if (!channels.some((channel) => channel.id === id && isOpen(channel))) throw missing();
    await save(channels.map((channel) => (channel.id === id ? { ...channel, ...patch } : channel)));
  };

  return {
    list,
    async find(named) {
      const channels = await list();
      const id = toId(named);
      return (
        channels.find((channel) => channel.id === id) ??
        channels.find(({ name }) => toId(name) === id) ??
        null
      );
    },
    async add(given) {
      const name = toName(given);
      const id = toId(name);
      const channels = await all();
      const known = channels.find((channel) => channel.id === id);
      if (known && isOpen(known)) return { id, name: known.name, isNew: false };
      if (channels.filter(isOpen).length >= MAX_CHANNELS)
        throw new UserError('web_failed', `There can be up to ${MAX_CHANNELS} channels.`);
      await save([...channels.filter((channel) => channel.id !== id), { id, name }]);
      return { id, name, isNew: true };
    },
    async rename(id, given) {
      const name = toName(given);
      const others = (await list()).filter((channel) => channel.id !== id);
      const isTaken = others.some(
        (other) => other.id === toId(name) || toId(other.name) === toId(name),
      );
      if (isTaken) throw new UserError('web_failed', 'Another channel has that name.');
      await change(id, { name });
    },
    async archive(id) {
      if (id === GENERAL.id) throw new UserError('web_failed', `#${GENERAL.name} is always there.`);
      await change(id, { isArchived: true });
    },
  };
}

const isOpen = ({ isArchived }: Kept) => isArchived !== true;

const missing = () => new UserError('web_failed', 'There is no such channel.');

/** The name as it was typed, where it can be one. */
function toName(given: string): string {
  const name = toGraphemes(given.trim().replace(/^#/, '')).slice(0, MAX_NAME).join('');
  if (toId(name) === '')
    throw new UserError('web_failed', 'A channel’s name needs a letter or a digit.');
  return name;
}

const storedSchema = list(
  z.object({ id: z.string(), name: z.string(), isArchived: z.boolean().optional().catch(false) }),
);

async function load(store: Store): Promise<readonly Kept[]> {
  const channels = storedSchema.parse(await store.get(KEY)) as readonly Kept[];
  return channels.length > 0 ? channels : [GENERAL];
}

/** Letters and digits of any script, for ids stand between slashes. */
function toId(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}
