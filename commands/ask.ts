import type { Command } from '../src/core/command/command.ts';
import type { OptionValue } from '../src/core/content.ts';

/** `/ask question`: an answer in the channel, without a mention. */
export const ask: Command = {
  name: 'ask',
  description: 'Ask Parley something',
  options: [
    {
      name: 'question',
      description: 'What you want to know',
      type: 'string',
      isRequired: true,
      choices: [],
    },
    {
      name: 'about',
      description: 'A text that the question is about',
      type: 'string',
      isRequired: false,
      choices: [],
    },
  ],
  answers: 'public',
  menu: { label: 'Ask about this', toOptions: ({ text }) => ({ about: text }) },
  async run({ options: { question: given, about } }) {
    const question = String(given ?? '').trim();
    if (question === '')
      return {
        type: 'text',
        text: 'Write your question behind the command: `/ask How tall is Mont Blanc?`',
      };
    return { type: 'ask', prompt: [question, ...toQuote(about)].join('\n\n') };
  },
};

function toQuote(about: OptionValue | undefined): string[] {
  if (typeof about !== 'string' || about.trim() === '') return [];
  return [`<quoted>\n${about.replaceAll(/<(?=\/quoted>)/gi, '<\\')}\n</quoted>`];
}
