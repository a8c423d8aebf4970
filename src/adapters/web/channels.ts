import { z } from 'zod';
import { UserError } from '../../core/errors.ts';
import { toGraphemes } from '../../core/markdown/grapheme.ts';
import type { Store } from '../../core/store-ports.ts';
import { list } from './schema.ts';
import { webStrings } from './strings/index.ts';

/** A channel of the page; its name is what people typed, its id the part of keys and addresses. */
export type PageChannel = { readonly id: string; readonly name: string };

export type Channels = {
  list(): Promise<readonly PageChannel[]>;
  /** The channel with this id or name; null if it does not exist. */
  find(named: string): Promise<PageChannel | null>;
  /** The channel of this name, new or not. Throws `UserError` for a name that cannot be one. */
  add(name: string): Promise<PageChannel & { readonly isNew: boolean }>;
  /** The list may have grown: it is read again. */
  forget(): void;
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
    loaded ??= store
      .get(KEY)
      .then(toChannels)
      .catch((error: unknown) => {
        loaded = null;
        throw error;
      });
    return loaded;
  };
  const list = async () => (await all()).filter(isOpen).map(({ id, name }) => ({ id, name }));

  const save = async (edit: (channels: readonly Kept[]) => readonly Kept[]) => {
    loaded = Promise.resolve(await store.update(KEY, (value) => edit(toChannels(value))));
  };
  const change = (
    id: string,
    patch: Partial<Kept>,
    check: (others: readonly Kept[]) => void = () => {},
  ) =>
    save((channels) => {
      if (!channels.some((channel) => channel.id === id && isOpen(channel))) throw missing();
      check(channels.filter((channel) => channel.id !== id && isOpen(channel)));
      return channels.map((channel) => (channel.id === id ? { ...channel, ...patch } : channel));
    });

  return {
    list,
    forget() {
      loaded = null;
    },
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
      const channel = { id, name };
      let known: Kept | undefined;
      await save((channels) => {
        known = channels.find((each) => each.id === id && isOpen(each));
        if (known) return channels;
        if (channels.filter(isOpen).length >= MAX_CHANNELS)
          throw new UserError('web_failed', webStrings.tooManyChannels(MAX_CHANNELS));
        return [...channels.filter((each) => each.id !== id), channel];
      });
      return known ? { id, name: known.name, isNew: false } : { ...channel, isNew: true };
    },
    async rename(id, given) {
      const name = toName(given);
      await change(id, { name }, (others) => {
        const isTaken = others.some(
          (other) => other.id === toId(name) || toId(other.name) === toId(name),
        );
        if (isTaken) throw new UserError('web_failed', webStrings.channelNameTaken);
      });
    },
    async archive(id) {
      if (id === GENERAL.id)
        throw new UserError('web_failed', webStrings.keptChannel(`#${GENERAL.name}`));
      await change(id, { isArchived: true });
    },
  };
}

const isOpen = ({ isArchived }: Kept) => isArchived !== true;

const missing = () => new UserError('web_failed', webStrings.noChannel);

/** The name as it was typed, where it can be one. */
function toName(given: string): string {
  const name = toGraphemes(given.trim().replace(/^#/, '')).slice(0, MAX_NAME).join('');
  if (toId(name) === '') throw new UserError('web_failed', webStrings.unnamedChannel);
  return name;
}

const storedSchema = list(
  z.object({ id: z.string(), name: z.string(), isArchived: z.boolean().optional().catch(false) }),
);

function toChannels(value: unknown): readonly Kept[] {
  const channels = storedSchema.parse(value) as readonly Kept[];
  return channels.length > 0 ? channels : [GENERAL];
}

/** Letters and digits of any script, for ids stand between slashes. */
function toId(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}
