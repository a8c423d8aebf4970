import {
  MAX_PERSONA,
  PERSONAS,
  type SettingsStore,
  toBrief,
  toChannelScope,
} from '../src/core/conversation/settings.ts';

import type { CommandEvent } from '../src/core/events.ts';
import type { Command, CommandSpec } from '../src/core/jobs/command.ts';

import type { JobRun } from '../src/core/jobs/job-run.ts';
import type { IsAdmin } from '../src/core/jobs/permission.ts';
import type { Place } from '../src/core/messages.ts';
import { strings } from '../src/core/strings/index.ts';

/** `/persona manner`: how Parley answers in this channel. */
export const persona: CommandSpec = {
  name: 'persona',
  description: 'In which manner Parley answers here',
  options: [
    {
      name: 'manner',
      description: `${Object.keys(PERSONAS).join(', ')}, your own words, or off`,
      type: 'string',
      isRequired: false,
      choices: [],
      suggests: 'personas',
    },
  ],
  answers: 'public',
};

export type PersonaServices = { readonly settings: SettingsStore; readonly isAdmin: IsAdmin };

export function createPersona(services: PersonaServices): Command {
  return {
    ...persona,
    async run(jobRun, { event, say }) {
      const wanted = String(event.options.manner ?? '').trim();
      const { settings } = services;
      const text =
        wanted === ''
          ? await toState(settings, event.place)
          : await change(services, jobRun, event, wanted);
      await say({ text });
    },
  };
}

async function toState(settings: SettingsStore, place: Place): Promise<string> {
  const { persona: set } = await settings.get(toChannelScope(place));
  const presets = Object.keys(PERSONAS).map((name) => `\`${name}\``);
  const state = set === null ? 'No persona is set here.' : `The persona here: ${toBrief(set)}`;
  return `${state}\n\nThere are ${presets.join(', ')}; or describe one: \`/persona You are a patient librarian.\` \`/persona off\` ends it.`;
}

async function change(
  { settings, isAdmin }: PersonaServices,
  jobRun: JobRun,
  event: CommandEvent,
  wanted: string,
): Promise<string> {
  const { place } = event;
  if (!jobRun.adapter.platform.isDirect(place) && !(await isAdmin(jobRun, event)))
    return strings.adminsChange;
  const scope = toChannelScope(place);
  const name = wanted.toLowerCase();
  if (name === 'off') {
    await settings.set(scope, { persona: null });
    return 'From now on I answer here in my own manner.';
  }
  if (wanted.length > MAX_PERSONA)
    return `That is too long for a persona: at most ${MAX_PERSONA} characters fit.`;
  const isPreset = Object.hasOwn(PERSONAS, name);
  await settings.set(scope, { persona: isPreset ? name : wanted });
  return `From now on I answer here as: ${isPreset ? name : toBrief(wanted)}`;
}
