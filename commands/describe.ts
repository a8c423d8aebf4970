import type { Command } from '../src/core/jobs/command.ts';

/** `/describe`: what is to be seen in a picture, attached or the latest here. */
export const describe: Command = {
  name: 'describe',
  description: 'What is to be seen in a picture',
  options: [
    {
      name: 'image',
      description: 'The picture; else the latest one here',
      type: 'attachment',
      isRequired: false,
      choices: [],
    },
  ],
  answers: 'public',
  async run({ options: { image }, findFile }) {
    const file = typeof image === 'object' ? image : await findFile('picture', null);
    return {
      type: 'ask',
      prompt:
        'Describe this picture for somebody who cannot see it: first in a sentence, then what matters in it, and any text word for word.',
      typed: '',
      file,
    };
  },
};
