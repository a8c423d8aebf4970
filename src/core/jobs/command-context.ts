import { loadAnswerSettings, toSettingsLines } from '../conversation/answer-settings.ts';
import { nameOf } from '../conversation/prompt.ts';
import type { CommandEvent } from '../events.ts';
import type { Here } from './command-here.ts';
import type { JobRun } from './job-run.ts';

/** What a command may know of where it was given. */
export function toHere(
  { parts, journal, adapter, signals: { thinking } }: JobRun,
  event: CommandEvent,
): Here {
  const { place, speaker } = event;
  const { directory } = adapter;
  return {
    place,
    platform: adapter.platform,
    speaker,
    conversation: journal.job.conversation,
    isAdmin: () => parts.policy.isAdmin(place, speaker, directory, thinking),
    nameOf: (id) => nameOf(id, place, directory, thinking),
    async platformZone() {
      const person = await directory.person(speaker.id, place, thinking).catch(() => null);
      return person?.timeZone ?? null;
    },
    settings: parts.settings,
    modelCatalog: parts.modelCatalog,
    usage: parts.usage,
    signal: thinking,
  };
}

/** Facts about this installation, and what is set otherwise here. */
export async function describeBot({ parts, journal }: JobRun, { place }: CommandEvent) {
  const [facts, answerSettings] = await Promise.all([
    parts.about(),
    loadAnswerSettings(parts.settings, place, journal.job.conversation),
  ]);
  return [...facts, ...toSettingsLines(answerSettings)];
}
