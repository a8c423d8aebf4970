import type { OptionValue } from '../src/core/events.ts';
import type { ChosenMessage, Command, CommandSpec } from '../src/core/jobs/command.ts';

import type { AnswerPrompt } from '../src/core/jobs/prompt-answer.ts';
import { toWholeText } from '../src/core/messages.ts';

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
  menu: { label: 'Ask about this', toOptions: toChosenOptions },
};

/** All that a chosen message says, and each of its files. */
function toChosenOptions(chosen: ChosenMessage): Record<string, OptionValue> {
  const files = chosen.attachments.map((file, index) => [`file${index + 1}`, file] as const);
  return { about: toWholeText(chosen), ...Object.fromEntries(files) };
}

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
      const files = Object.values(options).filter((value) => typeof value === 'object');
      const own = typed.includes('about') ? `${question}\n${about}` : question;
      return answerPrompt(jobRun, use, { prompt: question, quoted: about, typed: own, files });
    },
  };
}
