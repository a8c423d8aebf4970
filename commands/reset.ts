import type { Command } from '../src/core/jobs/command.ts';

/** `/reset`: forgets this conversation. */
export const reset: Command = {
  name: 'reset',
  description: 'Make Parley forget this conversation',
  options: [],
  answers: 'private',
  async run({ reset }) {
    const turns = await reset();
    if (turns === 0)
      return { type: 'text', text: 'There was nothing to forget: this conversation is empty.' };
    return { type: 'text', text: 'Forgotten. The next question starts from nothing.' };
  },
};
