import type { Command, CommandSpec } from '../src/core/jobs/command.ts';

/** `/help`: what Parley can do, and every command with its options. */
export const help: Command = {
  name: 'help',
  description: 'What Parley can do, and its commands',
  options: [],
  answers: 'private',
  async run({ commands }) {
    const lines = [...commands].map(
      (command) => `- \`${toUsage(command)}\` – ${command.description}`,
    );
    const text = [
      'Mention me, write to me directly, or go on in a thread that I answer in. Press **Stop** or write `stop` to end an answer; write `leave` and I stay out of a thread.',
      ...lines,
      'Each command also works as a mention: `@Parley /help`.',
    ];
    return {
      type: 'text',
      text: `${text[0]}\n\n${text.slice(1, -1).join('\n')}\n\n${text.at(-1)}`,
    };
  },
};

function toUsage({ name, options }: CommandSpec): string {
  const shown = options.map((option) =>
    option.isRequired ? `${option.name}:…` : `[${option.name}:…]`,
  );
  return [`/${name}`, ...shown].join(' ');
}
