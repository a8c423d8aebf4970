import type { OptionValue } from '../src/core/events.ts';
import type { ChosenMessage, Command } from '../src/core/jobs/command.ts';
import type { AnswerPrompt } from '../src/core/jobs/prompt-answer.ts';
import { toWholeText } from '../src/core/messages.ts';
import { defineSpec, toTextOption } from './spec.ts';
import { commandStrings } from './strings/index.ts';

/** `/ask question`: an answer in the channel, without a mention. */
export const ask = defineSpec({
  name: 'ask',
  options: [toTextOption('question', { isRequired: true }), toTextOption('about')],
  answers: 'public',
  menu: toChosenOptions,
});

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
      if (question === '') return use.say({ text: commandStrings.ask.noQuestion });
      const files = Object.values(options).filter((value) => typeof value === 'object');
      const own = typed.includes('about') ? `${question}\n${about}` : question;
      return answerPrompt(jobRun, use, { prompt: question, quoted: about, typed: own, files });
    },
  };
}
