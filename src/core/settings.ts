import { z } from 'zod';
import type { Store } from './ports.ts';

/** What can be set for a conversation, a channel or a workspace; null: not set there. */
const settingsSchema = z.object({
  /** Follow the thread without being mentioned. */
  follows: z.boolean().nullable().default(null),
  /** Where a mention in a channel is answered. */
  reply: z.enum(['thread', 'channel']).nullable().default(null),
  /** Which voice notes are transcribed: all that Parley comes to hear, those that address it, or none. */
  voiceNotes: z.enum(['auto', 'mention', 'off']).nullable().default(null),
  /** The greeting was given. */
  isGreeted: z.boolean().nullable().default(null),
});
export type Settings = Readonly<z.infer<typeof settingsSchema>>;

export type SettingsStore = {
  /** What is set for this scope: a conversation's key, or its beginning. */
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
