import { createEffort } from '../../commands/effort.ts';
import { createModel, type ModelServices } from '../../commands/model.ts';
import { createPersona } from '../../commands/persona.ts';
import { createQuiet } from '../../commands/quiet.ts';
import { createSettingsCommand } from '../../commands/settings.ts';
import { createTimezone } from '../../commands/timezone.ts';
import { createUsageCommand, type UsageServices } from '../../commands/usage.ts';
import { createSettings } from '../../src/core/conversation/settings.ts';
import { type Command, type CommandSpec, parseOptions } from '../../src/core/jobs/command.ts';
import { findWrong } from '../../src/core/jobs/command-form.ts';
import { createUsage } from '../../src/core/jobs/usage.ts';
import type { Place } from '../../src/core/messages.ts';
import type { Directory, ModelCatalog } from '../../src/core/ports.ts';
import type { Store } from '../../src/core/store-ports.ts';
import { createMemoryLog } from '../doubles/log.ts';
import { withUpdates } from '../doubles/store.ts';
import { textOf, useCommand } from './use.ts';

/** A store whose values went through JSON, as in the real ones. */
export function createMemoryStore(): Store & { readonly keys: () => readonly string[] } {
  const values = new Map<string, string>();
  return withUpdates({
    get: async (key: string) => (values.has(key) ? JSON.parse(values.get(key) ?? '') : undefined),
    set: async (key: string, value: unknown) => values.set(key, JSON.stringify(value)),
    delete: async (key: string) => values.delete(key),
    keys: () => [...values.keys()],
  });
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

  /** What a person reads who types this. */
  const type = async (
    spec: CommandSpec,
    text: string,
    { place = THREAD, asAdmin = isAdmin } = {},
  ): Promise<string> => {
    const options = parseOptions(text, spec.options);
    const wrong = findWrong(spec, options);
    if (wrong !== null) return wrong;
    const services = { settings, modelCatalog, usage, isAdmin: async () => asAdmin };
    const create = CREATE[spec.name];
    if (!create) throw new Error(`no such command here: ${spec.name}`);
    const person: Directory['person'] = async (id) => ({
      ...{ name: `Name of ${id}`, timeZone: platformZone, locale: null, isAdmin: null },
    });
    const use = { options, typed: Object.keys(options), place, name: null, person };
    return textOf(await useCommand(() => create(services), use));
  };
  return { type, settings, usage, store };
}

type Services = ModelServices & UsageServices;

const CREATE: Readonly<Record<string, (services: Services) => Command>> = {
  model: createModel,
  effort: createEffort,
  persona: createPersona,
  quiet: createQuiet,
  timezone: createTimezone,
  settings: createSettingsCommand,
  usage: createUsageCommand,
};
