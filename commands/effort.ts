import {
  loadAnswerSettings,
  type SettingsStore,
  toReach,
} from '../src/core/conversation/settings.ts';
import type { CommandEvent } from '../src/core/events.ts';
import type { Command } from '../src/core/jobs/command.ts';
import type { JobRun } from '../src/core/jobs/job-run.ts';
import type { IsAdmin } from '../src/core/jobs/permission.ts';
import { strings } from '../src/core/strings/index.ts';
import { defineSpec, toTextOption } from './spec.ts';
import { commandStrings } from './strings/index.ts';

const LEVELS = ['low', 'medium', 'high'] as const;
const CHOICES = [...LEVELS, 'default'];

/** `/effort level`: how hard the model thinks in this conversation. */
export const effort = defineSpec({
  name: 'effort',
  options: [toTextOption('level', { choices: CHOICES })],
  answers: 'public',
});

export type EffortServices = { readonly settings: SettingsStore; readonly isAdmin: IsAdmin };

export function createEffort({ settings, isAdmin }: EffortServices): Command {
  return {
    ...effort,
    async run(jobRun, { event, say }) {
      await say({ text: await change({ settings, isAdmin }, jobRun, event) });
    },
  };
}

async function change(
  { settings, isAdmin }: EffortServices,
  jobRun: JobRun,
  event: CommandEvent,
): Promise<string> {
  const { options, place } = event;
  const { platform } = jobRun.adapter;
  const { conversation } = jobRun.journal.job;
  const words = commandStrings.effort;
  if (options.level === undefined) {
    const { effort: set } = await loadAnswerSettings(settings, place, conversation);
    return set === null ? words.isDefault(CHOICES) : words.is(set, CHOICES);
  }
  const level = LEVELS.find((each) => each === options.level) ?? null;
  const { scope, isChannel } = toReach(place, conversation, false);
  const isShared = isChannel && !platform.isDirect(place);
  if (isShared && !(await isAdmin(jobRun, event))) return strings.channelOrThread('/effort high');
  await settings.set(scope, { effort: level });
  if (level === null) return isShared ? words.nowDefaultInChannel : words.nowDefault;
  return isShared ? words.nowInChannel(level) : words.now(level);
}
