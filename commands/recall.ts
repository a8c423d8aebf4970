import { toCited, toLinked } from '../src/core/conversation/read-messages.ts';
import type { Command, CommandUse } from '../src/core/jobs/command.ts';
import type { JobRun } from '../src/core/jobs/job-run.ts';
import type { WriteText } from '../src/core/jobs/model-requests.ts';
import { toLiteral } from '../src/core/markdown/inline.ts';
import { isVisible } from '../src/core/messages.ts';
import { strings } from '../src/core/strings/index.ts';
import type { MemoryFeature } from '../src/features/memory/index.ts';
import { toCitation, toRecallMaterial, toRecallNote } from '../src/features/memory/material.ts';
import type { Recalled, RecalledItem } from '../src/features/memory/recall.ts';
import { memoryStrings } from '../src/features/memory/strings/index.ts';
import { defineSpec, toTextOption } from './spec.ts';

/** `/recall`: an answer from what was said before, with links to where. */
export const recall = defineSpec({
  name: 'recall',
  options: [toTextOption('question', { isRequired: true })],
  answers: 'private',
});

export type RecallCommandServices = {
  readonly memory: MemoryFeature;
  readonly writeText: WriteText;
};

export function createRecallCommand({ memory, writeText }: RecallCommandServices): Command {
  return {
    ...recall,
    async run(jobRun, use) {
      const question = String(use.event.options.question ?? '').trim();
      if (!isVisible(question)) return use.say({ text: memoryStrings.noQuestion });
      const recalled = await find(memory, jobRun, use, question);
      const note = toRecallNote(recalled);
      const { items } = recalled;
      if (items.length === 0) return use.say({ text: memoryStrings.notKnown, note });
      const material = toRecallMaterial(items, false);
      const answer = await writeText(jobRun, toRecallInstruction(question), material);
      if (isUnknown(answer)) return use.say({ text: memoryStrings.notKnown, note });
      const text = `${toLinked(answer, items)}${toSources(answer, items)}`;
      return use.say({ text, note, isWritten: true });
    },
  };
}

function find(
  { recall: search }: MemoryFeature,
  { adapter, usageMeter, signals, progress }: JobRun,
  { event, access, question: { ids } }: CommandUse,
  question: string,
): Promise<Recalled> {
  const { place: here, speaker } = event;
  const { platform, directory, archive } = adapter;
  const request = {
    ...{ question, here, access, platform, directory, link: archive.link },
    ...{ isExternal: speaker.isExternal, asked: ids, meter: usageMeter.meter },
  };
  return progress.notice.during(search(request, signals.thinking));
}

const UNKNOWN = 'NOT FOUND';

/** What the model is told to make of what was found. */
export function toRecallInstruction(question: string): string {
  return [
    'Answer the question of a member of the team from the messages and documents below, and from nothing else. Write Markdown in the language of the question, as briefly as the matter allows.',
    'Behind each statement name the numbers of the messages that support it in square brackets, as in [3]. Where messages contradict each other the latest holds: say what it was before.',
    `Where the messages do not answer the question write only ${UNKNOWN}.`,
    `The question: ${question}`,
  ].join('\n');
}

function isUnknown(answer: string): boolean {
  return /^\W*not found\W*$/i.test(answer);
}

/** The messages and documents that the answer names, each with its author and date. */
function toSources(answer: string, items: readonly RecalledItem[]): string {
  const names = toCited(answer, items).map(({ link, ...item }) =>
    link === null ? toLiteral(toCitation(item)) : `[${toLiteral(toCitation(item))}](${link})`,
  );
  return names.length === 0 ? '' : `\n\n${strings.sources(names)}`;
}
