import type { Command } from '../src/core/command.ts';

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
  ],
  answers: 'public',
  async run({ options: { question: given } }) {
    const question = String(given ?? '').trim();
    if (question === '')
      return {
        type: 'text',
        text: 'Write your question behind the command: `/ask How tall is Mont Blanc?`',
      };
    return { type: 'ask', prompt: question };
  },
};
