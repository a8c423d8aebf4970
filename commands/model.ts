import {
  loadAnswerSettings,
  type SettingsStore,
  toReach,
} from '../src/core/conversation/settings.ts';

import type { CommandEvent } from '../src/core/events.ts';
import type { Command, CommandSpec } from '../src/core/jobs/command.ts';

import { isForChat } from '../src/core/jobs/command-form.ts';
import type { JobRun } from '../src/core/jobs/job-run.ts';
import type { IsAdmin } from '../src/core/jobs/permission.ts';
import type { ModelCatalog } from '../src/core/ports.ts';
import { strings } from '../src/core/strings/index.ts';

const NAME = /^[\w][\w.:/@-]{0,127}$/;
const MAX_SHOWN = 10;

/** `/model name`: which model answers in this conversation, or in this channel. */
export const model: CommandSpec = {
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
};

export type ModelServices = {
  readonly settings: SettingsStore;
  readonly modelCatalog: ModelCatalog;
  readonly isAdmin: IsAdmin;
};

export function createModel(services: ModelServices): Command {
  return {
    ...model,
    async run(jobRun, { event, say }) {
      const { options } = event;
      const wanted = String(options.name ?? '')
        .trim()
        .replace(/^models\//, '');
      if (wanted === '') return say({ text: await toState(services, jobRun, event) });
      if (!NAME.test(wanted))
        return say({ text: 'That is no name of a model. `/model` shows some.' });
      return say({ text: await change(services, jobRun, event, wanted) });
    },
  };
}

async function toState(
  { settings, modelCatalog }: ModelServices,
  { journal, progress, signals }: JobRun,
  { place }: CommandEvent,
): Promise<string> {
  const { model: chosen } = await loadAnswerSettings(settings, place, journal.job.conversation);
  const listed = await progress.notice.during(modelCatalog.list(signals.thinking)).catch(() => []);
  const some = listed
    .filter(isForChat)
    .slice(0, MAX_SHOWN)
    .map((id) => `\`${id}\``);
  const state = chosen === null ? 'The usual model answers here.' : `\`${chosen}\` answers here.`;
  const more = some.length === 0 ? '' : ` There are ${some.join(', ')} and others.`;
  return `${state} \`/model NAME\` changes that.${more}`;
}

async function change(
  { settings, modelCatalog, isAdmin }: ModelServices,
  jobRun: JobRun,
  event: CommandEvent,
  wanted: string,
): Promise<string> {
  const { adapter, journal, progress, signals } = jobRun;
  const { platform } = adapter;
  const { place } = event;
  const wantsChannel = event.options.channel === true;
  const { scope, isChannel } = toReach(place, journal.job.conversation, wantsChannel);
  if (isChannel && !platform.isDirect(place) && !(await isAdmin(jobRun, event)))
    return wantsChannel ? strings.adminsChange : strings.channelOrThread('/model NAME');
  const where = isChannel && !platform.isDirect(place) ? 'in this channel' : 'here';
  if (wanted.toLowerCase() === 'default') {
    await settings.set(scope, { model: null });
    return `The usual model answers ${where} from now on.`;
  }
  const found = await progress.notice.during(modelCatalog.check(wanted, signals.thinking));
  if (found === 'missing')
    return `The model’s server does not serve \`${wanted}\`. \`/model\` shows some that it does.`;
  await settings.set(scope, { model: wanted });
  const doubt = found === 'unknown' ? ' Whether it is served could not be checked.' : '';
  return `\`${wanted}\` answers ${where} from now on.${doubt}`;
}
