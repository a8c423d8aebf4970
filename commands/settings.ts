import {
  type Settings,
  type SettingsStore,
  toChannelScope,
} from '../src/core/conversation/settings.ts';
import type { CommandEvent } from '../src/core/events.ts';
import type { Command } from '../src/core/jobs/command.ts';
import type { JobRun } from '../src/core/jobs/job-run.ts';
import type { IsAdmin } from '../src/core/jobs/permission.ts';
import { strings } from '../src/core/strings/index.ts';
import { currentLocale, defaultLocale, LOCALES, speakTo } from '../src/core/strings/locale.ts';
import { defineSpec, toTextOption } from './spec.ts';
import { commandStrings } from './strings/index.ts';

/** What can be set for a channel, and what holds where nothing is. */
const ENTRIES = [
  toEntry('reply', ['thread', 'channel'], {
    usual: () => 'thread',
    read: ({ reply }) => reply,
    patch: (value) => ({ reply: value }),
  }),
  toEntry('voice', ['auto', 'mention', 'off'], {
    usual: () => commandStrings.settings.voiceDefault,
    read: ({ voiceNotes }) => voiceNotes,
    patch: (value) => ({ voiceNotes: value }),
  }),
  toEntry('follow', ['on', 'off'], {
    usual: () => 'on',
    read: ({ follows }) => toWord(follows),
    patch: (value) => ({ follows: value === 'on' }),
  }),
  toEntry('tools', ['on', 'off'], {
    usual: () => 'on',
    read: ({ tools }) => toWord(tools),
    patch: (value) => ({ tools: value === 'on' }),
  }),
  toEntry('language', [...LOCALES, 'default'], {
    usual: () => commandStrings.settings.languageDefault(toOwnName(defaultLocale())),
    read: ({ language }) => language,
    patch: (value) => ({ language: value === 'default' ? null : value }),
    show: toOwnName,
  }),
] as const;

/** `/settings`: what holds in this channel; admins change it. */
export const settings = defineSpec({
  name: 'settings',
  options: ENTRIES.map(({ option }) => option),
  answers: 'public',
});

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
  const isAlone = jobRun.adapter.platform.isDirect(place);
  const scope = toChannelScope(place);
  const patches = ENTRIES.flatMap((entry) => {
    const value = options[entry.option.name];
    return value === undefined ? [] : [entry.patch(String(value))];
  });
  if (patches.length === 0) return toTable(await store.get(scope), isAlone);
  if (!isAlone && !(await isAdmin(jobRun, event))) return strings.adminsChange;
  await store.set(scope, Object.assign({}, ...patches));
  const set = await store.get(scope);
  const say = async () => `${commandStrings.settings.saved}\n\n${toTable(set, isAlone)}`;
  if (options.language === undefined) return say();
  // In the language that holds from now on.
  const everyone = set.language ?? defaultLocale();
  return speakTo({ everyone, person: currentLocale() }, 'everyone', say);
}

function toTable(set: Settings, isAlone: boolean): string {
  const { heading, headingAlone, options, line, howTo } = commandStrings.settings;
  const lines = ENTRIES.map(({ option: { name, choices }, show }) =>
    line(name, show(set), options[name], choices.join(', ')),
  );
  return [isAlone ? headingAlone : heading, ...lines, '', howTo].join('\n');
}

type Accessors<Value extends string> = {
  readonly usual: () => string;
  read(set: Settings): Value | null;
  patch(value: Value): Partial<Settings>;
  /** The value as people read it, where that is not as it is typed. */
  readonly show?: (value: string) => string;
};

type EntryName = keyof typeof commandStrings.settings.options;

function toEntry<Value extends string>(
  name: EntryName,
  choices: readonly Value[],
  { usual, read, patch, show = (value) => value }: Accessors<Value>,
) {
  return {
    option: { ...toTextOption(name, { choices }), name },
    show(set: Settings): string {
      const value = read(set);
      return value === null ? usual() : show(value);
    },
    /** Empty if the value is not one of the choices. */
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

/** What a language is called in itself: “Deutsch”. Chinese is told apart by its script. */
function toOwnName(locale: string): string {
  const named = locale === 'zh-CN' ? 'zh-Hans' : locale;
  return new Intl.DisplayNames(locale, { type: 'language' }).of(named) ?? locale;
}
