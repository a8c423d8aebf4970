import { type SettingsStore, toChannelScope } from '../src/core/conversation/settings.ts';
import type { CommandEvent } from '../src/core/events.ts';
import type { Command } from '../src/core/jobs/command.ts';
import type { JobRun } from '../src/core/jobs/job-run.ts';
import { strings } from '../src/core/strings/index.ts';
import { defineSpec, toTextOption } from './spec.ts';
import { commandStrings } from './strings/index.ts';

/** `/quiet`: stays out of this thread; `/quiet off` follows it again. */
export const quiet = defineSpec({
  name: 'quiet',
  options: [toTextOption('state', { choices: ['on', 'off'] })],
  answers: 'public',
});

export function createQuiet({ settings }: { readonly settings: SettingsStore }): Command {
  return {
    ...quiet,
    async run(jobRun, { event, say }) {
      await say({ text: await change(settings, jobRun, event) });
    },
  };
}

async function change(
  settings: SettingsStore,
  { adapter, journal }: JobRun,
  { place, options }: CommandEvent,
): Promise<string> {
  const { platform } = adapter;
  const { conversation } = journal.job;
  if (platform.isAddressed(place)) return strings.alwaysAnswered;
  if (place.thread === undefined) return strings.onlyInThread('/quiet');
  if (options.state !== 'off') {
    await settings.set(conversation, { follows: false });
    return strings.leaving;
  }
  const { follows } = await settings.get(toChannelScope(place));
  if (follows === false) return strings.noneFollowed;
  await settings.set(conversation, { follows: true });
  return commandStrings.quiet.followsAgain;
}
