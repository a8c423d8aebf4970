import type { Command } from '../src/core/jobs/command.ts';

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
  async run({ options, typed }) {
    const question = String(options.question ?? '').trim();
    const about = String(options.about ?? '').trim();
    if (question === '')
      return {
        type: 'text',
        text: 'Write your question behind the command: `/ask How tall is Mont Blanc?`',
      };
    const own = typed.includes('about') ? `${question}\n${about}` : question;
    return { type: 'ask', prompt: question, quoted: about, typed: own };
  },
};
