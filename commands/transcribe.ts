import type { Command } from '../src/core/jobs/command.ts';
import { toGivenFile } from '../src/core/jobs/find-file.ts';
import type { VoiceNotes } from '../src/features/voice-notes/index.ts';
import { defineSpec, toTextOption } from './spec.ts';

/**
 * `/transcribe`: what is said in a recording, attached, linked to, or the latest here; and whether
 * one's own voice notes are transcribed at all.
 */
export const transcribe = defineSpec({
  name: 'transcribe',
  options: [
    { name: 'file', type: 'attachment', isRequired: false, choices: [] },
    toTextOption('link'),
  ],
  answers: 'public',
  menu: ({ link }) => ({ link }),
});

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
