import { type Access, createAccess } from '../access.ts';
import { nameOf, toQuoted } from '../conversation/prompt.ts';
import { UserError } from '../errors.ts';
import type { CommandEvent } from '../events.ts';
import { createConversationTools } from '../features/conversation-tools/create.ts';
import { onDraw } from '../features/drawing/imagine.ts';
import { transcribeFile } from '../features/voice-notes/recording.ts';
import { setNotesHeard } from '../features/voice-notes/voice-notes.ts';
import type { Turn } from '../messages.ts';
import { addressesIn } from '../net/addresses.ts';
import type { Audience } from '../ports.ts';
import { strings } from '../strings/en.ts';
import type { Command, CommandResult } from './command.ts';
import { describeBot, toHere } from './command-context.ts';
import { type FoundFile, findFile, keepFile } from './command-find-file.ts';
import { findWrong } from './command-form.ts';
import { finalize, resumeFinalized } from './command-result.ts';
import type { JobRun } from './job-run.ts';
import { type Question, respond } from './respond.ts';

/** Runs a command and writes what comes of it. */
export async function onCommand(jobRun: JobRun, event: CommandEvent): Promise<void> {
  const { parts, journal } = jobRun;
  const command = parts.commands.find(({ name }) => name === event.name);
  const audience = toCommandAudience(jobRun, event);
  const question = toCommandQuestion(event, audience);
  if (!command) throw new UserError('config_failed', strings.unknownCommand(event.name));
  if (!parts.policy.isAllowed(event.place, event.speaker))
    throw new UserError('config_failed', strings.notAllowed);
  if (await resumeFinalized(jobRun, question)) return;
  const wrong = findWrong(command, event.options);
  if (wrong !== null) return finalize(jobRun, question, { type: 'text', text: wrong });
  jobRun.progress.placeholder.destination = question;
  const { speaker: asker, place: here } = event;
  const access = createAccess(
    jobRun.adapter,
    { here, asker, to: audience.to },
    jobRun.signals.thinking,
  );
  let found: FoundFile | null = null;
  const result = await command.run({
    options: event.options,
    typed: event.typed,
    commands: parts.commands,
    ...toHere(jobRun, event),
    ...createConversationTools(jobRun, event, access),
    about: () => describeBot(jobRun, event),
    reset: () => parts.history.forget(journal.job.conversation),
    async findFile(kind, link) {
      found = await findFile(jobRun, event, { kind, link }, access);
      return found.file;
    },
    hearNotes: (isOn) => setNotesHeard(parts.settings, event, isOn),
  });
  return conclude(jobRun, event, command, { result, question, found, access });
}

type Concluding = {
  readonly result: CommandResult;
  readonly question: Question;
  readonly found: FoundFile | null;
  readonly access: Access;
};

/** Writes a command's result, or begins what it asks for. */
async function conclude(
  jobRun: JobRun,
  event: CommandEvent,
  command: Command,
  { result, question, found, access }: Concluding,
): Promise<void> {
  // A link leads to the file again in a later run: by then it may be closed to the asker.
  if ('file' in result && result.file && !found?.isLinked)
    await keepFile(jobRun, event, command, result.file);
  const shown = found?.isShared === false ? toAlone(question) : question;
  if (shown.audience.to !== 'everyone') await access.confirm();
  if (result.type === 'poll') {
    const { place, speaker, key } = event;
    await jobRun.parts.openPolls.add({ platform: place.platform, person: speaker.id }, key);
  }
  if (result.type === 'text' || result.type === 'poll') return finalize(jobRun, shown, result);
  if (result.type === 'draw') return onDraw(jobRun, event, result);
  if (result.type === 'transcribe') return transcribeFile(jobRun, shown, result.file, access);
  if (result.type === 'ask')
    return respond(jobRun, { ...shown, toTurns: () => toPromptTurn(jobRun, event, result) });
}

/** The same for the asker's eyes alone. */
function toAlone({ audience, ...question }: Question): Question {
  return { ...question, audience: { ...audience, to: { person: question.asker.id } } };
}

/** Who reads what a command answers. */
export function toCommandAudience(
  { parts, adapter }: JobRun,
  { name, place, speaker, via, messageId }: CommandEvent,
): Audience {
  const command = parts.commands.find((each) => each.name === name);
  // What was written to Parley alone is answered like anything that is: it stays there to be read again.
  const isAlone = messageId !== null && adapter.platform.isDirect(place);
  return {
    to: command?.answers === 'private' && !isAlone ? { person: speaker.id } : 'everyone',
    via,
    question: messageId,
    isReply: messageId !== null,
    threadTitle: null,
    asker: speaker.id,
  };
}

function toCommandQuestion(event: CommandEvent, audience: Audience): Question {
  return {
    place: event.place,
    audience,
    asker: event.speaker,
    ids: [event.messageId ?? event.key],
    isAboutMessage: Object.keys(event.options).some((name) => !event.typed.includes(name)),
    toTurns: async () => ({ turns: [], problems: [] }),
  };
}

async function toPromptTurn(
  { parts, adapter, signals: { thinking } }: JobRun,
  event: CommandEvent,
  { prompt, quoted, typed, file }: Extract<CommandResult, { type: 'ask' }>,
): Promise<{ turns: readonly Turn[]; problems: readonly string[] }> {
  const files = file ? [file] : [];
  const media = await parts.media.collect(files, adapter.archive, thinking);
  const { place, speaker } = event;
  const turn: Turn = {
    ids: [event.messageId ?? event.key],
    role: 'user',
    speaker: speaker.name ?? (await nameOf(speaker.id, place, adapter.directory, thinking)),
    text: prompt,
    parts: [...(quoted ? [toQuoted(quoted)] : []), ...media.parts],
    addresses: addressesIn(typed),
    at: event.at,
  };
  return { turns: [turn], problems: media.problems };
}
