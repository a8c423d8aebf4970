import { toLinked } from '../src/core/conversation/read-messages.ts';
import type { CommandEvent } from '../src/core/events.ts';
import type { Command } from '../src/core/jobs/command.ts';
import type { Schedule } from '../src/core/local-time.ts';
import type { ConversationTools } from '../src/features/conversation-tools/conversation-tools.ts';
import { toDigestMaterial } from '../src/features/conversation-tools/digest.ts';
import type { ConversationOpener } from '../src/features/conversation-tools/index.ts';
import {
  type Since,
  toFitting,
  toFrom,
  toSince,
  toSummaryNote,
} from '../src/features/conversation-tools/since.ts';
import { conversationStrings } from '../src/features/conversation-tools/strings/index.ts';
import { defineSpec, toTextOption } from './spec.ts';

/** `/summarize`: what was said here, with links to where. */
export const summarize = defineSpec({
  name: 'summarize',
  options: [toTextOption('since'), toTextOption('scope', { choices: ['thread', 'channel'] })],
  answers: 'private',
  menu: ({ link }) => ({ since: link }),
});

export type SummarizeServices = {
  readonly conversationTools: ConversationOpener;
  readonly schedule: Schedule;
};

export function createSummarize({ conversationTools, schedule }: SummarizeServices): Command {
  return {
    ...summarize,
    async run(jobRun, use) {
      const conversation = conversationTools.open(jobRun, use);
      const found = await readSince(conversation, schedule, use.event);
      const { messages } = found;
      if (messages.length === 0) return use.say({ text: conversationStrings.nothingSince });
      const summary = await conversation.write(INSTRUCTION, toDigestMaterial(messages));
      return use.say({
        text: toLinked(summary, messages),
        note: toSummaryNote(found),
        isWritten: true,
      });
    },
  };
}

async function readSince(
  { read, readFrom, zone }: ConversationTools,
  schedule: Schedule,
  { options }: CommandEvent,
): Promise<Since> {
  const words = String(options.since ?? '').trim();
  const from = await readFrom(words);
  if (from) return toFitting(toFrom(from.messages, await zone()), await zone());
  const { messages } = await read(options.scope === 'channel' ? 'channel' : 'thread');
  const since = await toSince(messages, words, { schedule, zone, now: Date.now() });
  return toFitting(since, await zone());
}

const INSTRUCTION = [
  'Summarise the messages for somebody who was away: what was decided, what is open, what was asked of whom, then the rest in brief.',
  'Write a short list in Markdown, in the language that most of the messages are in. Behind each point name the numbers of the messages that it rests on in square brackets, as in [3].',
].join('\n');
