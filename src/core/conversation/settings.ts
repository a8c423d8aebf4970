import { z } from 'zod';
import type { Place } from '../messages.ts';
import type { Store } from '../ports.ts';

/** What can be set for a conversation, a channel, a workspace or a person; null: not set there. */
const settingsSchema = z.object({
  /**
   * Follow the thread without being mentioned; of a channel: whether its threads are followed at
   * all.
   */
  follows: z.boolean().nullable().default(null),
  /** Where a mention in a channel is answered. */
  reply: z.enum(['thread', 'channel']).nullable().default(null),
  /**
   * Which voice notes are transcribed: all that Parley comes to hear, those that address it, or
   * none.
   */
  voiceNotes: z.enum(['auto', 'mention', 'off']).nullable().default(null),
  /** Whether tools are offered to the model. */
  tools: z.boolean().nullable().default(null),
  /** The model that answers. */
  model: z.string().nullable().default(null),
  /** How hard it thinks. */
  effort: z.enum(['low', 'medium', 'high']).nullable().default(null),
  /** The name of a preset, or what an admin wrote. */
  persona: z.string().nullable().default(null),
  /** A person's, by its IANA name. */
  timeZone: z.string().nullable().default(null),
  /** The greeting was given. */
  isGreeted: z.boolean().nullable().default(null),
});
export type Settings = Readonly<z.infer<typeof settingsSchema>>;

/** What people have set; what was never set is null. */
export type SettingsStore = {
  /** What is set for this scope: a conversation's key, its beginning, or a person's. */
  get(scope: string): Promise<Settings>;
  set(scope: string, patch: Partial<Settings>): Promise<void>;
};

export function createSettings(store: Store): SettingsStore {
  const key = (scope: string) => `settings/${scope}`;
  const get = async (scope: string): Promise<Settings> => {
    const parsed = settingsSchema.safeParse((await store.get(key(scope))) ?? {});
    return parsed.success ? parsed.data : settingsSchema.parse({});
  };
  return {
    get,
    async set(scope, patch) {
      await store.set(key(scope), { ...(await get(scope)), ...patch });
    },
  };
}

/** What is set for a channel, or for one person's direct messages. */
export function toChannelScope({ platform, workspace, channel }: Place): string {
  return `${platform}/${workspace}/${channel}`;
}

/** What one person has set, wherever on a platform. */
export function toPersonScope(platform: string, person: string): string {
  return `${platform}/@${person}`;
}

/** The time zone that a person has set; null where none is. */
export async function zoneOf(
  settings: SettingsStore,
  { platform, id }: { readonly platform: string; readonly id: string },
): Promise<string | null> {
  return (await settings.get(toPersonScope(platform, id))).timeZone;
}
