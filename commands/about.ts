import {
  loadAnswerSettings,
  type SettingsStore,
  toSettingsLines,
} from '../src/core/conversation/settings.ts';
import type { Command } from '../src/core/jobs/command.ts';
import { defineSpec } from './spec.ts';
import { commandStrings } from './strings/index.ts';

/** `/about`: version, model, platforms, and what is off. */
export const about = defineSpec({ name: 'about', options: [], answers: 'private' });

export type AboutServices = {
  readonly settings: SettingsStore;
  /** Facts about this installation: a label and a value a line. */
  readonly about: () => Promise<readonly (readonly [string, string])[]>;
};

export function createAbout({ settings, about: toFacts }: AboutServices): Command {
  return {
    ...about,
    async run({ journal }, { event, say }) {
      const [facts, answerSettings] = await Promise.all([
        toFacts(),
        loadAnswerSettings(settings, event.place, journal.job.conversation),
      ]);
      const lines = [...facts, ...toSettingsLines(answerSettings)];
      await say({ text: lines.map((line) => commandStrings.about.line(...line)).join('\n') });
    },
  };
}
