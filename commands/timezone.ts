import { type SettingsStore, toPersonScope, zoneOf } from '../src/core/conversation/settings.ts';
import type { CommandEvent } from '../src/core/events.ts';
import type { Command } from '../src/core/jobs/command.ts';
import type { JobRun } from '../src/core/jobs/job-run.ts';
import { platformZone } from '../src/core/jobs/permission.ts';
import { findTimeZone } from '../src/core/local-time.ts';
import { sayClock } from '../src/core/strings/times.ts';
import { defineSpec, toTextOption } from './spec.ts';
import { commandStrings } from './strings/index.ts';

/** `/timezone zone`: when a person's day is. */
export const timezone = defineSpec({
  name: 'timezone',
  options: [toTextOption('zone', { suggests: 'timeZones' })],
  answers: 'private',
});

export function createTimezone({ settings }: { readonly settings: SettingsStore }): Command {
  return {
    ...timezone,
    async run(jobRun, { event, say }) {
      const wanted = String(event.options.zone ?? '').trim();
      const text =
        wanted === ''
          ? await toState(settings, jobRun, event)
          : await change(settings, event, wanted);
      await say({ text });
    },
  };
}

async function toState(
  settings: SettingsStore,
  jobRun: JobRun,
  event: CommandEvent,
): Promise<string> {
  const { place, speaker } = event;
  const set = await zoneOf(settings, { platform: place.platform, id: speaker.id });
  const words = commandStrings.timezone;
  if (set !== null) return words.isOwn(set, sayClock(Date.now(), set));
  const told = await platformZone(jobRun, event);
  return told === null ? words.unknown : words.isOfProfile(told, sayClock(Date.now(), told));
}

async function change(
  settings: SettingsStore,
  { place, speaker }: CommandEvent,
  wanted: string,
): Promise<string> {
  const scope = toPersonScope(place.platform, speaker.id);
  if (wanted.toLowerCase() === 'off') {
    await settings.set(scope, { timeZone: null });
    return commandStrings.timezone.forgotten;
  }
  const zone = findTimeZone(wanted);
  if (zone === null) return commandStrings.timezone.noZone;
  await settings.set(scope, { timeZone: zone });
  return commandStrings.timezone.now(zone, sayClock(Date.now(), zone));
}
