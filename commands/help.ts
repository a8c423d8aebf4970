import type { Command } from '../src/core/jobs/command.ts';
import { defineSpec } from './spec.ts';
import { commandStrings } from './strings/index.ts';

/** `/help`: what Parley can do, and every command with an example. */
export const help = defineSpec({ name: 'help', options: [], answers: 'private' });

export function createHelp(): Command {
  return {
    ...help,
    async run(_, { say }) {
      await say({ text: toHelp() });
    },
  };
}

/** The commands as `/help` shows them, by what they are for. */
export const HELP_GROUPS = {
  make: ['ask', 'imagine', 'describe', 'transcribe', 'translate'],
  catchUp: ['summarize', 'recall', 'tasks', 'learn'],
  plan: ['remind', 'poll', 'event'],
  channel: ['settings', 'model', 'effort', 'persona', 'memory', 'quiet'],
  person: ['timezone', 'usage', 'privacy', 'forget', 'reset', 'about'],
} as const;

function toHelp(): string {
  const { beginning, groups, line, end } = commandStrings.help;
  const lists = Object.entries(HELP_GROUPS).map(([group, names]) => {
    const lines = names.map((name) => {
      const { description, example } = commandStrings[name];
      return line(description, example);
    });
    return [groups[group as keyof typeof HELP_GROUPS], ...lines].join('\n');
  });
  return [beginning, ...lists, end].join('\n\n');
}
