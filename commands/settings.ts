import {
  type Settings,
  type SettingsStore,
  toChannelScope,
} from '../src/core/conversation/settings.ts';
import type { CommandEvent } from '../src/core/events.ts';
import type { Command, CommandOption, CommandSpec } from '../src/core/jobs/command.ts';

import type { JobRun } from '../src/core/jobs/job-run.ts';
import type { IsAdmin } from '../src/core/jobs/permission.ts';
import { strings } from '../src/core/strings/index.ts';

/** What can be set for a channel, and what holds where nothing is. */
const ENTRIES = [
  toEntry('reply', 'Where a mention is answered', ['thread', 'channel'], {
    usual: 'thread',
    read: ({ reply }) => reply,
    patch: (value) => ({ reply: value }),
  }),
  toEntry('voice', 'Which voice notes are transcribed', ['auto', 'mention', 'off'], {
    usual: 'where I am invited or was addressed',
    read: ({ voiceNotes }) => voiceNotes,
    patch: (value) => ({ voiceNotes: value }),
  }),
  toEntry('follow', 'Whether threads are followed without a mention', ['on', 'off'], {
    usual: 'on',
    read: ({ follows }) => toWord(follows),
    patch: (value) => ({ follows: value === 'on' }),
  }),
  toEntry('tools', 'Whether tools are used', ['on', 'off'], {
    usual: 'on',
    read: ({ tools }) => toWord(tools),
    patch: (value) => ({ tools: value === 'on' }),
  }),
];

/** `/settings`: what holds in this channel; admins change it. */
export const settings: CommandSpec = {
  name: 'settings',
  description: 'What holds in this channel; admins change it',
  options: ENTRIES.map(({ option }) => option),
  answers: 'public',
};

export type SettingsServices = { readonly settings: SettingsStore; readonly isAdmin: IsAdmin };

export function createSettingsCommand(services: SettingsServices): Command {
  return {
    ...settings,
    async run(jobRun, { event, say }) {
      await say({ text: await change(services, jobRun, event) });
    },
  };
}

async function change(
  { settings: store, isAdmin }: SettingsServices,
  jobRun: JobRun,
  event: CommandEvent,
): Promise<string> {
  const { options, place } = event;
  const { platform } = jobRun.adapter;
  const scope = toChannelScope(place);
  const changes = ENTRIES.flatMap((entry) => {
    const value = options[entry.option.name];
    return value === undefined ? [] : [{ entry, value: String(value) }];
  });
  if (changes.length === 0) return toTable(await store.get(scope));
  if (!platform.isDirect(place) && !(await isAdmin(jobRun, event))) return strings.adminsChange;
  const patches = changes.map(({ entry, value }) => entry.patch(value));
  await store.set(scope, Object.assign({}, ...patches));
  const where = platform.isDirect(place) ? 'here' : 'for this channel';
  return `Set ${where}.\n\n${toTable(await store.get(scope))}`;
}

function toTable(set: Settings): string {
  return ENTRIES.map(({ option, usual, read }) => {
    const others = option.choices.join(', ');
    return `- **${option.name}**: ${read(set) ?? usual} – ${option.description} (${others})`;
  }).join('\n');
}

type Accessors<Value extends string> = {
  readonly usual: string;
  read(set: Settings): Value | null;
  patch(value: Value): Partial<Settings>;
};

function toEntry<Value extends string>(
  name: string,
  description: string,
  choices: readonly Value[],
  { usual, read, patch }: Accessors<Value>,
) {
  const option: CommandOption = { name, description, type: 'string', isRequired: false, choices };
  return {
    option,
    usual,
    read,
    /** Empty where the value is none of the choices. */
    patch(given: string): Partial<Settings> {
      const value = choices.find((choice) => choice === given);
      return value === undefined ? {} : patch(value);
    },
  };
}

function toWord(isOn: boolean | null): 'on' | 'off' | null {
  if (isOn === null) return null;
  return isOn ? 'on' : 'off';
}
