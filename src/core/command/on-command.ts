import { addressesIn } from '../addresses.ts';
import { onDraw } from '../draw/imagine.ts';
import { UserError } from '../errors.ts';
import type { CommandEvent } from '../event.ts';
import type { Turn } from '../message.ts';
import type { Audience } from '../ports.ts';
import { nameOf, toQuoted } from '../prompt.ts';
import { type Question, respond } from '../respond.ts';
import { sentences } from '../sentences.ts';
import { toTalk } from '../talk/talking.ts';
import { transcribeFile } from '../voice/recording.ts';
import { setNotesHeard } from '../voice/voice.ts';
import type { Work } from '../work.ts';
import { findWrong } from './asking.ts';
import type { CommandResult } from './command.ts';
import { toAbout, toHere } from './context.ts';
import { findFile, keepFile } from './find-file.ts';
import { resumeSettled, settle } from './settled.ts';

/** Runs a command and writes what comes of it. */
export async function onCommand(work: Work, event: CommandEvent): Promise<void> {
  const { parts, ledger } = work;
  const command = parts.commands.find(({ name }) => name === event.name);
  const audience = toCommandAudience(work, event);
  const question = toCommandQuestion(event, audience);
  if (!command) throw new UserError('config_failed', sentences.unknownCommand(event.name));
  if (!parts.policy.isAllowed(event.place, event.speaker))
    throw new UserError('config_failed', sentences.notAllowed);
  if (await resumeSettled(work, question)) return;
  const wrong = findWrong(command, event.options);
  if (wrong !== null) return settle(work, question, { type: 'text', text: wrong });
  const result = await command.run({
    options: event.options,
    typed: event.typed,
    commands: parts.commands,
    ...toHere(work, event),
    ...toTalk(work, event),
    about: () => toAbout(work, event),
    reset: () => parts.history.forget(ledger.job.conversation),
    findFile: (kind, link) => findFile(work, event, kind, link),
    hearNotes: (isOn) => setNotesHeard(parts.settings, event, isOn),
  });
  if ('file' in result && result.file) await keepFile(work, event, command, result.file);
  if (result.type === 'text' || result.type === 'poll') return settle(work, question, result);
  if (result.type === 'draw') return onDraw(work, event, result);
  if (result.type === 'transcribe') return transcribeFile(work, question, result.file);
  if (result.type === 'ask')
    return respond(work, { ...question, toTurns: () => toPromptTurn(work, event, result) });
}

/** Who reads what a command answers. */
export function toCommandAudience(
  { parts, adapter }: Work,
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
  const ids = [event.messageId ?? event.key];
  return {
    place: event.place,
    audience,
    asker: event.speaker,
    ids,
    toTurns: async () => ({ turns: [], problems: [] }),
  };
}

async function toPromptTurn(
  { parts, adapter, thinking }: Work,
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
