import type { Command } from '../src/core/jobs/command.ts';

/** `/transcribe`: what is said in a recording, attached, linked to, or the latest here; and whether one's own voice notes are transcribed at all. */
export const transcribe: Command = {
  name: 'transcribe',
  description:
    'What is said in a recording; `off` and `on`: whether your own voice notes are transcribed',
  options: [
    {
      name: 'file',
      description: 'An audio or video file of up to two hours; else the latest one here',
      type: 'attachment',
      isRequired: false,
      choices: [],
    },
    {
      name: 'link',
      description: 'The link of a message with a recording; or “off” or “on” for your voice notes',
      type: 'string',
      isRequired: false,
      choices: [],
    },
  ],
  answers: 'public',
  menu: { label: 'Transcribe', toOptions: ({ link }) => ({ link }) },
  async run({ options, findFile, hearNotes }) {
    const { file, link } = options;
    const word = String(link ?? '').trim();
    if (/^(?:on|off)$/i.test(word))
      return { type: 'text', text: await hearNotes(word.toLowerCase() === 'on') };
    if (typeof file === 'object') return { type: 'transcribe', file };
    return { type: 'transcribe', file: await findFile('recording', word === '' ? null : word) };
  },
};
