import {
  loadAnswerSettings,
  type SettingsStore,
  toReach,
} from '../src/core/conversation/settings.ts';
import type { CommandEvent } from '../src/core/events.ts';
import type { Command } from '../src/core/jobs/command.ts';
import { isForChat } from '../src/core/jobs/command-form.ts';
import type { JobRun } from '../src/core/jobs/job-run.ts';
import type { IsAdmin } from '../src/core/jobs/permission.ts';
import type { ModelCatalog } from '../src/core/ports.ts';
import { strings } from '../src/core/strings/index.ts';
import { joinSentences } from '../src/core/strings/wording.ts';
import { defineSpec, toTextOption } from './spec.ts';
import { commandStrings } from './strings/index.ts';

const NAME = /^[\w][\w.:/@-]{0,127}$/;
const MAX_SHOWN = 10;

/** `/model name`: which model answers in this conversation, or in this channel. */
export const model = defineSpec({
  name: 'model',
  options: [
    toTextOption('name', { suggests: 'models' }),
    { name: 'channel', type: 'boolean', isRequired: false, choices: [] },
  ],
  answers: 'public',
});

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
      if (!NAME.test(wanted)) return say({ text: commandStrings.model.notName });
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
  const some = listed.filter(isForChat).slice(0, MAX_SHOWN).map(toCode);
  const words = commandStrings.model;
  return joinSentences([
    chosen === null ? words.isDefault : words.is(toCode(chosen)),
    some.length === 0 ? words.howTo : words.some(some),
  ]);
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
  const isShared = isChannel && !platform.isDirect(place);
  if (isShared && !(await isAdmin(jobRun, event)))
    return wantsChannel ? strings.adminsChange : strings.channelOrThread('/model default');
  const words = commandStrings.model;
  if (wanted.toLowerCase() === 'default') {
    await settings.set(scope, { model: null });
    return isShared ? words.nowDefaultInChannel : words.nowDefault;
  }
  const found = await progress.notice.during(modelCatalog.check(wanted, signals.thinking));
  const name = toCode(wanted);
  if (found === 'missing') return words.missing(name);
  await settings.set(scope, { model: wanted });
  const now = isShared ? words.nowInChannel(name) : words.now(name);
  return found === 'unknown' ? `${now} ${words.unchecked}` : now;
}

/** What `NAME` matches, or a server lists. */
function toCode(model: string): string {
  return `\`${model.replaceAll('`', '')}\``;
}
