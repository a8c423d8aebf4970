import type { Command, CommandSpec } from '../src/core/jobs/command.ts';

/** `/help`: what Parley can do, and every command with its options. */
export const help: CommandSpec = {
  name: 'help',
  description: 'What Parley can do, and its commands',
  options: [],
  answers: 'private',
};

export function createHelp({ commands }: { readonly commands: readonly CommandSpec[] }): Command {
  return {
    ...help,
    async run(_, { say }) {
      const lines = commands.map((command) => `- \`${toUsage(command)}\` – ${command.description}`);
      await say({ text: `${BEGINNING}\n\n${lines.join('\n')}\n\n${END}` });
    },
  };
}

const BEGINNING =
  'Mention me, write to me directly, or go on in a thread that I answer in. Press **Stop** or write `stop` to end an answer; write `leave` and I stay out of a thread.';
const END = 'Each command also works as a mention: `@Parley /help`.';

/** `/poll question:… [options, hours]`: in brackets what may be left out. */
function toUsage({ name, options }: CommandSpec): string {
  const needed = options.filter(({ isRequired }) => isRequired);
  const others = options.filter(({ isRequired }) => !isRequired);
  return [
    `/${name}`,
    ...needed.map((option) => `${option.name}:…`),
    ...(others.length > 0 ? [`[${others.map((option) => option.name).join(', ')}]`] : []),
  ].join(' ');
}
