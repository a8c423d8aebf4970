import type { Media } from '../conversation/attachments.ts';
import { findNames, nameOf } from '../conversation/names.ts';
import { toHeld, toLinkedParts, toQuoted } from '../conversation/prompt.ts';
import { type Locate, NOT_READ, nameLinks, nameSeenLinks } from '../conversation/written-names.ts';
import { heldAbout } from '../events.ts';
import type { Attachment, Turn } from '../messages.ts';
import { addressesIn } from '../net/addresses.ts';
import type { CommandUse } from './command.ts';
import type { JobRun } from './job-run.ts';
import type { Question } from './question.ts';
import { readLinked } from './question-context.ts';

/** What a command asks the model. */
export type Prompt = {
  readonly prompt: string;
  /** Text by others that it is about. */
  readonly quoted?: string;
  /** What of all that the person typed. */
  readonly typed: string;
  /** Files that it is about. */
  readonly files?: readonly Attachment[];
};

/** Answers a prompt like any other question of the conversation, streamed. */
export type AnswerPrompt = (
  jobRun: JobRun,
  use: Pick<CommandUse, 'event' | 'question' | 'channels'>,
  prompt: Prompt,
) => Promise<void>;

export type AnswerPromptServices = {
  readonly media: Pick<Media, 'collect'>;
  readonly respond: (jobRun: JobRun, question: Question) => Promise<void>;
};

export function createAnswerPrompt({ media, respond }: AnswerPromptServices): AnswerPrompt {
  return (jobRun, { event, question, channels }, { prompt, quoted, typed, files = [] }) => {
    const toTurns = async () => {
      const { adapter, journal, signals } = jobRun;
      const { place, speaker, at, messageId: id } = event;
      const { archive, directory } = adapter;
      const { thinking } = signals;
      const [{ parts, problems, notices }, links] = await Promise.all([
        media.collect(journal.job.conversation, files, archive, thinking),
        readLinked(jobRun, { place, speaker, text: typed, quoted: [], id }, question.audience),
      ]);
      const locate: Locate = (address) => archive.locate(place, address);
      const brought = nameSeenLinks(links.linked, locate);
      const { mentions } = nameLinks(quoted ?? '', locate);
      const [linked, names] = await Promise.all([
        toLinkedParts(brought.linked, place, directory, thinking),
        findNames({ texts: mentions }, place, directory, thinking),
      ]);
      const about = nameLinks(quoted ?? '', locate, names.fill).text;
      const isNamed = mentions.length > 0 || brought.isNamed;
      const { people, repeats } = heldAbout(event);
      const held = toHeld(people, repeats);
      const name = speaker.name || (await nameOf(speaker.id, place, directory, thinking));
      const turn: Turn = {
        ids: [...question.ids],
        role: 'user',
        speaker: name,
        person: speaker.id,
        text: prompt,
        parts: [
          ...(quoted ? [toQuoted(about, held)] : []),
          ...linked,
          ...(isNamed ? [NOT_READ] : []),
          ...parts.map((part) => ({ ...part, ...held })),
        ],
        addresses: addressesIn(typed),
        channels,
        at,
      };
      return { turns: [turn], problems: [...problems, ...notices, ...links.problems] };
    };
    return respond(jobRun, { ...question, toTurns });
  };
}
