import type { History } from '../src/core/conversation/history.ts';
import type { Command } from '../src/core/jobs/command.ts';
import { defineSpec } from './spec.ts';
import { commandStrings } from './strings/index.ts';

/** `/reset`: forgets this conversation. */
export const reset = defineSpec({ name: 'reset', options: [], answers: 'private' });

export function createReset({ history }: { readonly history: Pick<History, 'forget'> }): Command {
  return {
    ...reset,
    async run({ journal }, { say }) {
      const turns = await history.forget(journal.job.conversation);
      const { empty, done } = commandStrings.reset;
      await say({ text: turns === 0 ? empty : done });
    },
  };
}
