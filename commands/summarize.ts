import { toLinked, toMaterial } from '../src/core/features/conversation-tools/digest.ts';
import { type Since, toFrom, toSince } from '../src/core/features/conversation-tools/since.ts';
import type { Command, CommandContext } from '../src/core/jobs/command.ts';
import { strings } from '../src/core/strings/en.ts';

/** `/summarize`: what was said here, with links to where. */
export const summarize: Command = {
  name: 'summarize',
  description: 'What was said here since your last message, or since a time',
  options: [
    {
      name: 'since',
      description: '“last” (your last message), a time (“yesterday”, “9:00”) or a message’s link',
      type: 'string',
      isRequired: false,
      choices: [],
    },
    {
      name: 'scope',
      description: 'The thread, or the channel around it; else the thread where this is one',
      type: 'string',
      isRequired: false,
      choices: ['thread', 'channel'],
    },
  ],
  answers: 'private',
  menu: { label: 'Summarize from here', toOptions: ({ link }) => ({ since: link }) },
  async run(context) {
    const { options, write } = context;
    const { messages, since } = await readSince(context, String(options.since ?? '').trim());
    if (messages.length === 0) return { type: 'text', text: strings.nothingSince };
    const summary = await write(INSTRUCTION, toMaterial(messages));
    return {
      type: 'text',
      text: toLinked(summary, messages),
      note: strings.summaryOf(messages.length, since),
      isWritten: true,
    };
  },
};

async function readSince(context: CommandContext, words: string): Promise<Since> {
  const from = await context.readFrom(words);
  if (from) return toFrom(from.messages, await context.zone());
  const { messages } = await context.read(
    context.options.scope === 'channel' ? 'channel' : 'thread',
  );
  return toSince(messages, words, { ...context, now: Date.now() });
}

const INSTRUCTION = [
  'Summarise the messages for somebody who was away: what was decided, what is open, what was asked of whom, then the rest in brief.',
  'Write a short list in Markdown, in the language that most of the messages are in. Behind each point name the numbers of the messages that it rests on in square brackets, as in [3].',
].join('\n');
