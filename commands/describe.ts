import type { Command } from '../src/core/jobs/command.ts';
import { findFile, takeFile, toGivenFile, type WantedFile } from '../src/core/jobs/find-file.ts';
import type { AnswerPrompt } from '../src/core/jobs/prompt-answer.ts';
import { strings } from '../src/core/strings/index.ts';
import { defineSpec } from './spec.ts';

/** `/describe`: what is to be seen in a picture, attached or the latest here. */
export const describe = defineSpec({
  name: 'describe',
  options: [{ name: 'image', type: 'attachment', isRequired: false, choices: [] }],
  answers: 'public',
});

export function createDescribe({ answerPrompt }: { readonly answerPrompt: AnswerPrompt }): Command {
  return {
    ...describe,
    async run(jobRun, use) {
      const { image } = use.event.options;
      const found =
        typeof image === 'object' ? toGivenFile(image) : await findFile(jobRun, use, toWanted());
      const question = await takeFile(jobRun, use, 'image', found);
      const { event, channels } = use;
      return answerPrompt(
        jobRun,
        { event, question, channels },
        { prompt: PROMPT, typed: '', files: [found.file] },
      );
    },
  };
}

const PROMPT =
  'Describe this picture for somebody who cannot see it: first in a sentence, then what matters in it, and any text word for word.';

const toWanted = (): WantedFile => ({
  link: null,
  isOne: ({ mimeType, name }) => mimeType.startsWith('image/') || NAMED.test(name),
  notFound: strings.noImage,
});
const NAMED = /\.(?:png|jpe?g|webp|gif|heic|heif|avif|bmp|tiff?)$/i;
