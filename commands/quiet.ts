import { toChannelScope } from '../src/core/conversation/settings.ts';
import type { Command, CommandContext } from '../src/core/jobs/command.ts';
import { strings } from '../src/core/strings/en.ts';

/** `/quiet`: stays out of this thread; `/quiet off` follows it again. */
export const quiet: Command = {
  name: 'quiet',
  description: 'Parley stays out of this thread until it is mentioned',
  options: [
    {
      name: 'state',
      description: 'off: it follows the thread again',
      type: 'string',
      isRequired: false,
      choices: ['on', 'off'],
    },
  ],
  answers: 'public',
  async run(context) {
    return { type: 'text', text: await change(context, context.options.state !== 'off') };
  },
};

async function change({ place, platform, conversation, settings }: CommandContext, isOn: boolean) {
  if (platform.isAddressed(place)) return strings.alwaysAnswered;
  if (place.thread === undefined) return strings.onlyInThread('/quiet');
  if (isOn) {
    await settings.set(conversation, { follows: false });
    return strings.leaving;
  }
  const { follows } = await settings.get(toChannelScope(place));
  if (follows === false) return strings.noneFollowed;
  await settings.set(conversation, { follows: true });
  return 'I follow this thread again: no mention is needed.';
}
