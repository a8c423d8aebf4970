import type { PersonalScope } from '../../core/conversation/forgotten.ts';
import { nameOf, toUnnamed } from '../../core/conversation/names.ts';
import type { CommandEvent } from '../../core/events.ts';
import type { PersonalStore } from '../../core/jobs/feature.ts';
import type { JobRun } from '../../core/jobs/job-run.ts';
import { privacyStrings } from './strings/index.ts';

/** A person in the workspace where they ask. */
export async function toPersonal(
  { adapter, signals }: Pick<JobRun, 'adapter' | 'signals'>,
  { place, speaker }: Pick<CommandEvent, 'place' | 'speaker'>,
): Promise<Extract<PersonalScope, { type: 'person' }>> {
  const { platform, workspace } = place;
  const found =
    speaker.name || (await nameOf(speaker.id, place, adapter.directory, signals.thinking));
  // The placeholder for people without a name is not a name.
  const name = found === toUnnamed('@') ? null : found;
  return { type: 'person', platform, workspace, person: speaker.id, name };
}

/** What all stores keep of a person and of the place where they ask. */
export async function describeKept(
  stores: readonly PersonalStore[],
  event: Pick<CommandEvent, 'place' | 'speaker'>,
  jobRun: Pick<JobRun, 'adapter' | 'signals'>,
): Promise<string> {
  const { thread: _, ...channel } = event.place;
  const isDirect = jobRun.adapter.platform.isDirect(channel);
  const [own, here] = [
    await toLines(stores, await toPersonal(jobRun, event)),
    await toLines(stores, { type: 'channel', place: channel }),
  ];
  return [
    privacyStrings.ofYou,
    ...(own.length === 0 ? [privacyStrings.nothing] : own),
    '',
    privacyStrings.howToForgetYou,
    '',
    isDirect ? privacyStrings.ofDirect : privacyStrings.ofChannel,
    ...(here.length === 0 ? [privacyStrings.nothing] : here),
    '',
    isDirect ? privacyStrings.howToForgetDirect : privacyStrings.howToForgetChannel,
    '',
    privacyStrings.google,
  ].join('\n');
}

async function toLines(stores: readonly PersonalStore[], scope: PersonalScope): Promise<string[]> {
  const lines: string[] = [];
  for (const store of stores) {
    const line = await store.describe(scope);
    if (line !== null) lines.push(`- ${line}`);
  }
  return lines;
}
