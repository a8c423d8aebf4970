import type { Command } from '../src/core/jobs/command.ts';

/** `/about`: version, model, platforms, and what is off. */
export const about: Command = {
  name: 'about',
  description: 'Version, model and what is switched off here',
  options: [],
  answers: 'private',
  async run({ about }) {
    const lines = (await about()).map(([label, value]) => `- **${label}**: ${value}`);
    return { type: 'text', text: lines.join('\n') };
  },
};
