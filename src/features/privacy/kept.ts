import type { PersonalScope } from '../../core/conversation/forgotten.ts';
import type { CommandEvent } from '../../core/events.ts';
import type { PersonalStore } from '../../core/jobs/feature.ts';
import { privacyStrings } from './strings/index.ts';

/** A person in the workspace where they ask. */
export function toPersonal({ place, speaker }: Pick<CommandEvent, 'place' | 'speaker'>) {
  const { platform, workspace } = place;
  return { type: 'person', platform, workspace, person: speaker.id } as const;
}

/** What all stores keep of a person and of the place where they ask. */
export async function describeKept(
  stores: readonly PersonalStore[],
  event: Pick<CommandEvent, 'place' | 'speaker'>,
  isDirect: boolean,
): Promise<string> {
  const { thread: _, ...channel } = event.place;
  const [own, here] = [
    await toLines(stores, toPersonal(event)),
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
