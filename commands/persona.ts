import { toBrief } from '../src/core/conversation/answer-settings.ts';
import { MAX_PERSONA, PERSONAS } from '../src/core/conversation/personas.ts';
import { toChannelScope } from '../src/core/conversation/settings.ts';
import type { Command, CommandContext } from '../src/core/jobs/command.ts';
import { strings } from '../src/core/strings/en.ts';

/** `/persona manner`: how Parley answers in this channel. */
export const persona: Command = {
  name: 'persona',
  description: 'In which manner Parley answers in this channel',
  options: [
    {
      name: 'manner',
      description: `${Object.keys(PERSONAS).join(', ')}, your own words, or off`,
      type: 'string',
      isRequired: false,
      choices: [],
      suggests: 'personas',
    },
  ],
  answers: 'public',
  async run(context) {
    const wanted = String(context.options.manner ?? '').trim();
    const text = wanted === '' ? await toState(context) : await change(context, wanted);
    return { type: 'text', text };
  },
};

async function toState({ settings, place }: CommandContext): Promise<string> {
  const { persona: set } = await settings.get(toChannelScope(place));
  const presets = Object.keys(PERSONAS).map((name) => `\`${name}\``);
  const state = set === null ? 'No persona is set here.' : `The persona here: ${toBrief(set)}`;
  return `${state}\n\nThere are ${presets.join(', ')}; or describe one: \`/persona You are a patient librarian.\` \`/persona off\` ends it.`;
}

async function change({ settings, place, platform, isAdmin }: CommandContext, wanted: string) {
  if (!platform.isDirect(place) && !(await isAdmin())) return strings.adminsChange;
  const scope = toChannelScope(place);
  const name = wanted.toLowerCase();
  if (name === 'off') {
    await settings.set(scope, { persona: null });
    return 'From now on I answer here in my own manner.';
  }
  if (wanted.length > MAX_PERSONA)
    return `That is too long for a persona: at most ${MAX_PERSONA} characters fit.`;
  const isPreset = Object.hasOwn(PERSONAS, name);
  await settings.set(scope, { persona: isPreset ? name : wanted });
  return `From now on I answer here as: ${isPreset ? name : toBrief(wanted)}`;
}
