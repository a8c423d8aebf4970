import type { History } from '../src/core/conversation/history.ts';
import type { Command, CommandSpec } from '../src/core/jobs/command.ts';

/** `/reset`: forgets this conversation. */
export const reset: CommandSpec = {
  name: 'reset',
  description: 'Make Parley forget this conversation',
  options: [],
  answers: 'private',
};

export function createReset({ history }: { readonly history: Pick<History, 'forget'> }): Command {
  return {
    ...reset,
    async run({ journal }, { say }) {
      const turns = await history.forget(journal.job.conversation);
      const text =
        turns === 0
          ? 'There was nothing to forget: this conversation is empty.'
          : 'Forgotten. The next question starts from nothing.';
      await say({ text });
    },
  };
}
