import { slack } from '../../src/adapters/slack/platform.ts';
import { createSettings } from '../../src/core/conversation/settings.ts';
import { createUsage } from '../../src/core/conversation/usage.ts';
import type { Command, CommandContext } from '../../src/core/jobs/command.ts';
import { findWrong } from '../../src/core/jobs/command-form.ts';
import { parseOptions } from '../../src/core/jobs/typed-command.ts';
import type { Place } from '../../src/core/messages.ts';
import type { ModelCatalog, Store } from '../../src/core/ports.ts';
import { createMemoryLog } from '../doubles/log.ts';

/** A store whose values went through JSON, as in the real ones. */
export function createMemoryStore(): Store & { readonly keys: () => readonly string[] } {
  const values = new Map<string, string>();
  return {
    get: async (key) => (values.has(key) ? JSON.parse(values.get(key) ?? '') : undefined),
    set: async (key, value) => values.set(key, JSON.stringify(value)),
    delete: async (key) => values.delete(key),
    keys: () => [...values.keys()],
  };
}

export const CHANNEL: Place = { platform: 'slack', workspace: 'T1', channel: 'C1' };
export const THREAD: Place = { ...CHANNEL, thread: '1700000000.000100' };
export const DIRECT: Place = { platform: 'slack', workspace: 'T1', channel: 'D1', thread: '1.2' };
export const CONVERSATION = 'slack/T1/C1/1700000000.000100';
export const CHANNEL_SCOPE = 'slack/T1/C1';

/** Where commands are typed, by whom a test says; what they set stays. */
export function createHere({
  isAdmin = false,
  platformZone = null,
  modelCatalog = {
    list: async () => ['gemini-a', 'gemini-b', 'imagen-1'],
    check: async () => 'served',
  },
  now = Date.now,
}: {
  readonly isAdmin?: boolean;
  readonly platformZone?: string | null;
  readonly modelCatalog?: ModelCatalog;
  readonly now?: () => number;
} = {}) {
  const store = createMemoryStore();
  const settings = createSettings(store);
  const usage = createUsage(store, { log: createMemoryLog(), now });

  /** What somebody reads who types this. */
  const type = async (
    command: Command,
    text: string,
    { place = THREAD, asAdmin = isAdmin } = {},
  ): Promise<string> => {
    const { thread, ...rest } = place;
    const scope = Object.values(rest).join('/');
    const context = {
      options: parseOptions(text, command.options),
      place,
      platform: slack,
      conversation: thread === undefined ? scope : `${scope}/${thread}`,
      speaker: { id: 'U1', name: null, roles: [], isAdmin: null, isExternal: false },
      isAdmin: async () => asAdmin,
      nameOf: async (id: string) => `Name of ${id}`,
      platformZone: async () => platformZone,
      settings,
      modelCatalog,
      usage,
      signal: new AbortController().signal,
    } as Partial<CommandContext> as CommandContext; // What these commands look at, and no more.
    const wrong = findWrong(command, context.options);
    if (wrong !== null) return wrong;
    const result = await command.run(context);
    if (result.type !== 'text') throw new Error(`not a text: ${result.type}`);
    return result.text;
  };
  return { type, settings, usage, store };
}
