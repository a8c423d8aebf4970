import type { Command, CommandSpec } from '../src/core/jobs/command.ts';

import { toGivenFile } from '../src/core/jobs/find-file.ts';
import type { VoiceNotes } from '../src/features/voice-notes/index.ts';

/**
 * `/transcribe`: what is said in a recording, attached, linked to, or the latest here; and whether
 * one's own voice notes are transcribed at all.
 */
export const transcribe: CommandSpec = {
  name: 'transcribe',
  description: 'What is said in a recording; `on` and `off`: your own voice notes',
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
};

export function createTranscribe({ voiceNotes }: { readonly voiceNotes: VoiceNotes }): Command {
  return {
    ...transcribe,
    async run(jobRun, use) {
      const { file, link } = use.event.options;
      const word = String(link ?? '').trim();
      if (/^(?:on|off)$/i.test(word))
        return use.say({ text: await voiceNotes.setHeard(use, word.toLowerCase() === 'on') });
      const found =
        typeof file === 'object'
          ? toGivenFile(file)
          : await voiceNotes.findRecording(jobRun, use, word === '' ? null : word);
      return voiceNotes.transcribe(jobRun, use, 'file', found);
    },
  };
}
