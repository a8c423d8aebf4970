import { type SettingsStore, toPersonScope, zoneOf } from '../src/core/conversation/settings.ts';
import type { CommandEvent } from '../src/core/events.ts';
import type { Command, CommandSpec } from '../src/core/jobs/command.ts';

import type { JobRun } from '../src/core/jobs/job-run.ts';
import { platformZone } from '../src/core/jobs/permission.ts';
import { findTimeZone } from '../src/core/local-time.ts';

/** `/timezone zone`: when a person's day is. */
export const timezone: CommandSpec = {
  name: 'timezone',
  description: 'Your time zone, for times and reminders',
  options: [
    {
      name: 'zone',
      description: 'Such as Europe/Berlin, or off; left out: tells which one is known',
      type: 'string',
      isRequired: false,
      choices: [],
      suggests: 'timeZones',
    },
  ],
  answers: 'private',
};

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
  const hint = '`/timezone Europe/Berlin` changes that.';
  if (set !== null) return `Your time zone is ${describe(set)}, as you set it. ${hint}`;
  const told = await platformZone(jobRun, event);
  if (told !== null) return `Your time zone is ${describe(told)}, as your profile says. ${hint}`;
  return 'I do not know your time zone. Tell me: `/timezone Europe/Berlin`.';
}

async function change(
  settings: SettingsStore,
  { place, speaker }: CommandEvent,
  wanted: string,
): Promise<string> {
  const scope = toPersonScope(place.platform, speaker.id);
  if (wanted.toLowerCase() === 'off') {
    await settings.set(scope, { timeZone: null });
    return 'Your time zone is forgotten.';
  }
  const zone = findTimeZone(wanted);
  if (zone === null)
    return 'I know no time zone of that name. Use one such as `Europe/Berlin` or `America/New_York`.';
  await settings.set(scope, { timeZone: zone });
  return `Your time zone is ${describe(zone)} from now on.`;
}

function describe(timeZone: string): string {
  const format = { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return `${timeZone} (now ${new Intl.DateTimeFormat('en-GB', format).format(Date.now())})`;
}
