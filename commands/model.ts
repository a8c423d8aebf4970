import { loadAnswerSettings, toReach } from '../src/core/conversation/answer-settings.ts';
import type { Command, CommandContext } from '../src/core/jobs/command.ts';
import { isForChat } from '../src/core/jobs/command-suggestions.ts';
import { strings } from '../src/core/strings/en.ts';

const NAME = /^[\w][\w.:/@-]{0,127}$/;
const MAX_SHOWN = 10;

/** `/model name`: which model answers in this conversation, or in this channel. */
export const model: Command = {
  name: 'model',
  description: 'Which model answers here',
  options: [
    {
      name: 'name',
      description: 'A model, or default; left out: tells which one answers',
      type: 'string',
      isRequired: false,
      choices: [],
      suggests: 'models',
    },
    {
      name: 'channel',
      description: 'For the whole channel, not this conversation alone (admins)',
      type: 'boolean',
      isRequired: false,
      choices: [],
    },
  ],
  answers: 'public',
  async run(context) {
    const { options } = context;
    const wanted = String(options.name ?? '')
      .trim()
      .replace(/^models\//, '');
    if (wanted === '') return say(await toState(context));
    if (!NAME.test(wanted)) return say('That is no name of a model. `/model` shows some.');
    return say(await change(context, wanted, options.channel === true));
  },
};

async function toState({ settings, place, conversation, modelCatalog, signal }: CommandContext) {
  const { model: chosen } = await loadAnswerSettings(settings, place, conversation);
  const listed = await modelCatalog.list(signal).catch(() => []);
  const some = listed
    .filter(isForChat)
    .slice(0, MAX_SHOWN)
    .map((id) => `\`${id}\``);
  const state = chosen === null ? 'The usual model answers here.' : `\`${chosen}\` answers here.`;
  const more = some.length === 0 ? '' : ` There are ${some.join(', ')} and others.`;
  return `${state} \`/model NAME\` changes that.${more}`;
}

async function change(context: CommandContext, wanted: string, wantsChannel: boolean) {
  const { settings, place, platform, conversation, isAdmin, modelCatalog, signal } = context;
  const { scope, isChannel } = toReach(place, conversation, wantsChannel);
  if (isChannel && !platform.isDirect(place) && !(await isAdmin()))
    return wantsChannel ? strings.adminsChange : strings.channelOrThread('/model NAME');
  const where = isChannel && !platform.isDirect(place) ? 'in this channel' : 'here';
  if (wanted.toLowerCase() === 'default') {
    await settings.set(scope, { model: null });
    return `The usual model answers ${where} from now on.`;
  }
  const found = await modelCatalog.check(wanted, signal);
  if (found === 'missing')
    return `The model’s server does not serve \`${wanted}\`. \`/model\` shows some that it does.`;
  await settings.set(scope, { model: wanted });
  const doubt = found === 'unknown' ? ' Whether it is served could not be checked.' : '';
  return `\`${wanted}\` answers ${where} from now on.${doubt}`;
}

function say(text: string) {
  return { type: 'text', text } as const;
}
