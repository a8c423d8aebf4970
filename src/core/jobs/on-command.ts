import { createAccess } from '../access.ts';
import { findNames } from '../conversation/names.ts';
import type { Policy } from '../conversation/policy.ts';
import { UserError } from '../errors.ts';
import { type CommandEvent, heldAbout, type OptionValue } from '../events.ts';
import { toOwnPlace } from '../messages.ts';
import type { Audience, Destination } from '../ports.ts';
import { strings } from '../strings/index.ts';
import {
  type Command,
  type CommandReply,
  type CommandSpec,
  type CommandUse,
  toTyped,
} from './command.ts';
import { findWrong } from './command-form.ts';
import type { JobRun } from './job-run.ts';
import { type Question, showWorking } from './question.ts';
import { toOnHeard, toOnShared } from './read-before.ts';
import { postStaticReply, resumeStaticReply } from './static-reply.ts';
import type { Unwritten } from './unwritten.ts';

type CommandServices = {
  readonly commands: readonly Command[];
  readonly policy: Policy;
  readonly isShut: Unwritten['isShut'];
};

/** Runs a command, or resumes what an earlier process had finalized. */
export async function onCommand(
  { commands, policy, isShut }: CommandServices,
  jobRun: JobRun,
  event: CommandEvent,
): Promise<void> {
  const command = commands.find(({ name }) => name === event.name);
  const question = toCommandQuestion(event, toCommandDestination(commands, jobRun, event));
  if (!command) throw new UserError('config_failed', strings.unknownCommand(event.name));
  if (!policy.isAllowed(event.place, event.speaker))
    throw new UserError('config_failed', strings.notAllowed);
  const { resume = resumeStaticReply } = command;
  if (await resume(jobRun, question)) return;
  if (await isShut(jobRun, question)) return;
  const wrong = findWrong(command, event.options);
  if (wrong !== null)
    return postStaticReply(
      jobRun,
      question,
      typeCommands(commands, jobRun, question, { text: wrong }),
    );
  jobRun.progress.placeholder.destination = question;
  showWorking(jobRun, question); // What showed it before a restart is gone.
  return command.run(jobRun, await toUse(commands, jobRun, event, question));
}

async function toUse(
  commands: readonly CommandSpec[],
  jobRun: JobRun,
  told: CommandEvent,
  question: Question,
): Promise<CommandUse> {
  const { to } = question.audience;
  const { event, channels } = await fillOptions(jobRun, told);
  const { speaker: asker, place: here } = event;
  const onHeard = toOnHeard(jobRun.journal);
  onHeard(heldAbout(event));
  const asking = { here, asker, to };
  const onShared = toOnShared(jobRun.journal, asking);
  const access = createAccess(
    jobRun.adapter,
    { ...asking, searchToken: event.searchToken ?? null, onHeard, onShared },
    jobRun.signals.thinking,
  );
  return {
    event,
    channels,
    question,
    access,
    async say(reply, toButtons) {
      if (to !== 'everyone') await access.confirm();
      const typed = typeCommands(commands, jobRun, question, reply);
      return postStaticReply(jobRun, question, typed, toButtons);
    },
  };
}

/** What was typed as a command reads like what was said as a message: with names for mentions. */
async function fillOptions(
  { adapter, signals: { thinking } }: JobRun,
  event: CommandEvent,
): Promise<Pick<CommandUse, 'event' | 'channels'>> {
  const { place, typed, names: known } = event;
  const options = Object.entries(event.options);
  const toText = (value: OptionValue) => (typeof value === 'string' ? value : '');
  const texts = options.map(([, value]) => toText(value));
  const names = await findNames({ texts, known: [known] }, place, adapter.directory, thinking);
  const filled = options.map(([name, value]): [string, OptionValue] => [
    name,
    typeof value === 'string' ? names.fill(value) : value,
  ]);
  const own = options.filter(([name]) => typed.includes(name)).map(([, value]) => toText(value));
  return {
    event: { ...event, options: Object.fromEntries(filled) },
    channels: names.channelsIn(own.join('\n')),
  };
}

/** With the commands that it names as they are typed in this place. */
function typeCommands(
  commands: readonly CommandSpec[],
  { adapter }: JobRun,
  { place, audience }: Destination,
  reply: CommandReply,
): CommandReply {
  const { dialect } = adapter.channel(place, audience);
  const type = (text: string) => toTyped(text, commands, dialect);
  return {
    ...reply,
    ...(reply.isWritten ? {} : { text: type(reply.text) }),
    ...(reply.note ? { note: type(reply.note) } : {}),
  };
}

/** Where a command is answered, and who reads it. */
export function toCommandDestination(
  commands: readonly CommandSpec[],
  jobRun: JobRun,
  event: CommandEvent,
): Destination {
  const { name, messageId: id, place } = event;
  const isForAll = commands.find((each) => each.name === name)?.tellsChannel ?? false;
  const tellsChannel = isForAll && !jobRun.adapter.platform.isAddressed(place);
  return {
    place: tellsChannel && id !== null ? toOwnPlace({ id, place }) : place,
    audience: toCommandAudience(commands, jobRun, event),
  };
}

function toCommandAudience(
  commands: readonly CommandSpec[],
  { adapter }: JobRun,
  { name, place, speaker, interaction, messageId }: CommandEvent,
): Audience {
  const command = commands.find((each) => each.name === name);
  // What was written to Parley alone is answered like anything that is: it stays there to be read
  // again.
  const isAlone = messageId !== null && adapter.platform.isDirect(place);
  return {
    to: command?.answers === 'private' && !isAlone ? { person: speaker.id } : 'everyone',
    interaction,
    question: messageId,
    isReply: messageId !== null,
    threadTitle: null,
    asker: speaker.id,
  };
}

function toCommandQuestion(event: CommandEvent, destination: Destination): Question {
  return {
    ...destination,
    asker: event.speaker,
    ids: [event.messageId ?? event.key],
    isAboutMessage: Object.keys(event.options).some((name) => !event.typed.includes(name)),
    toTurns: async () => ({ turns: [], problems: [] }),
  };
}
