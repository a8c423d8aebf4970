import {
  MAX_PERSONA,
  PERSONAS,
  type SettingsStore,
  toBrief,
  toChannelScope,
} from '../src/core/conversation/settings.ts';
import type { CommandEvent } from '../src/core/events.ts';
import type { Command } from '../src/core/jobs/command.ts';
import type { JobRun } from '../src/core/jobs/job-run.ts';
import type { IsAdmin } from '../src/core/jobs/permission.ts';
import type { Place } from '../src/core/messages.ts';
import { strings } from '../src/core/strings/index.ts';
import { defineSpec, toTextOption } from './spec.ts';
import { commandStrings } from './strings/index.ts';

/** `/persona manner`: how Parley answers in this channel. */
export const persona = defineSpec({
  name: 'persona',
  options: [toTextOption('manner', { suggests: 'personas' })],
  answers: 'public',
});

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
  const { none, is, howTo } = commandStrings.persona;
  return `${set === null ? none : is(toBrief(set))}\n\n${howTo(presets)}`;
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
    return commandStrings.persona.nowOff;
  }
  if (wanted.length > MAX_PERSONA) return commandStrings.persona.tooLong(MAX_PERSONA);
  const isPreset = Object.hasOwn(PERSONAS, name);
  await settings.set(scope, { persona: isPreset ? name : wanted });
  return commandStrings.persona.now(isPreset ? name : toBrief(wanted));
}
