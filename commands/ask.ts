import type { Command, CommandSpec } from '../src/core/jobs/command.ts';

import type { AnswerPrompt } from '../src/core/jobs/prompt-answer.ts';

/** `/ask question`: an answer in the channel, without a mention. */
export const ask: CommandSpec = {
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
};

export function createAsk({ answerPrompt }: { readonly answerPrompt: AnswerPrompt }): Command {
  return {
    ...ask,
    async run(jobRun, use) {
      const { options, typed } = use.event;
      const question = String(options.question ?? '').trim();
      const about = String(options.about ?? '').trim();
      if (question === '')
        return use.say({
          text: 'Write your question behind the command: `/ask How tall is Mont Blanc?`',
        });
      const own = typed.includes('about') ? `${question}\n${about}` : question;
      return answerPrompt(jobRun, use, { prompt: question, quoted: about, typed: own });
    },
  };
}
