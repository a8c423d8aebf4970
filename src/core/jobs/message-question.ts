import { createAccess } from '../access.ts';
import type { Media } from '../conversation/attachments.ts';
import { toEarlierTurn, toUserTurn } from '../conversation/prompt.ts';
import { type SettingsStore, toChannelScope } from '../conversation/settings.ts';
import type { IncomingEvent, MessageEvent } from '../events.ts';
import { toOneLine } from '../frame.ts';
import { toGraphemes } from '../markdown/grapheme.ts';
import { toPlainText } from '../markdown/plain.ts';
import type { Message, Place, Turn } from '../messages.ts';
import type { Audience, Destination, Log } from '../ports.ts';
import { strings } from '../strings/en.ts';
import type { CommandSpec } from './command.ts';
import type { JobRun } from './job-run.ts';
import { toCommandAudience } from './on-command.ts';
import type { Question } from './question.ts';

/**
 * A mention that opens no thread is answered beside it, in its channel; where threads have to be
 * opened the adapter sees to that.
 */
function toAnswerPlace(
  { adapter }: JobRun,
  { id, place, where }: Message,
  { threadTitle }: Audience,
): Place {
  const { thread, ...channel } = place;
  const isBeside = where === 'mention' && thread === id && threadTitle === null;
  return isBeside && adapter.platform.opensThreads ? channel : place;
}

/** Some messages as one question. */
export function toQuestion(
  media: Media,
  jobRun: JobRun,
  messages: readonly Message[],
  audience: Audience,
): Question {
  const { adapter, signals } = jobRun;
  const last = messages.at(-1);
  if (!last) throw new Error('a question needs a message');
  return {
    place: toAnswerPlace(jobRun, last, audience),
    audience,
    asker: last.speaker,
    ids: messages.map(({ id }) => id),
    async toTurns() {
      const turns: Turn[] = [];
      const problems: string[] = [];
      for (const message of messages) {
        const { attachments } = message;
        const { archive, directory } = adapter;
        const collected = await media.collect(attachments, archive, signals.thinking);
        problems.push(...collected.problems);
        turns.push(await toUserTurn(message, collected.parts, directory, signals.thinking));
      }
      return { turns, problems };
    },
  };
}

/** In characters as people see them. */
const MAX_TITLE = 80;

/** Before the cut: a family of emoji alone is eleven units long. */
const MAX_TITLE_CHARS = 2_000;

/** Who reads the answer to some messages, and how it stands under the last of them. */
export async function loadAudience(
  settings: SettingsStore,
  messages: readonly Message[],
  last: Message,
): Promise<Audience> {
  const opensThread = last.where === 'mention' && last.place.thread === last.id;
  const { reply } = opensThread ? await settings.get(toChannelScope(last.place)) : { reply: null };
  return {
    to: 'everyone',
    interaction: null,
    question: last.id,
    isReply: messages.length > 1 || last.where === 'reply' || reply === 'channel',
    threadTitle: opensThread && reply !== 'channel' ? toTitle(last) : null,
    asker: last.speaker.id,
  };
}

/** `<@1>`, `<@&2>`, `<#3>`, and `<#4|name>` where a platform names it so. */
const MENTION = /<(@[!&]?|#)([A-Za-z0-9_-]+)(?:\|([^<>]*))?>/g;

/**
 * What a thread is called: the beginning of the question in plain words, with the names of whom and
 * what it mentions, cut between characters as people see them.
 */
function toTitle({ text, names = {} }: Message): string {
  const named = text.replaceAll(MENTION, (_, kind: string, id: string, label = '') => {
    const name = names[`<${kind.replace('!', '')}${id}>`] ?? label;
    return name === '' ? '' : `${kind.charAt(0)}${name}`;
  });
  const line = toOneLine(toPlainText(named, MAX_TITLE_CHARS).replaceAll('\u200b', ''));
  return toGraphemes(line).slice(0, MAX_TITLE).join('').trim() || strings.conversation;
}

/** Where a job's answer is to stand; null if the job answers neither messages nor a command. */
export async function findDestination(
  settings: SettingsStore,
  commands: readonly CommandSpec[],
  jobRun: JobRun,
): Promise<Destination | null> {
  const { events } = jobRun.journal.job;
  const messages = events.filter(isMessage).map(({ message }) => message);
  const last = messages.at(-1);
  if (last) {
    const audience = await loadAudience(settings, messages, last);
    return { place: toAnswerPlace(jobRun, last, audience), audience };
  }
  const command = events.find((event) => event.type === 'command');
  return command
    ? { place: command.place, audience: toCommandAudience(commands, jobRun, command) }
    : null;
}

export function isMessage(event: IncomingEvent): event is MessageEvent {
  return event.type === 'message';
}

/** How much of a thread is read when Parley comes to it late. */
const MAX_EARLIER = 50;

/**
 * What was said in a thread before Parley came to it, or (epoch ms) since it was told to forget;
 * nothing where the question opens the thread.
 */
export async function readEarlier(
  log: Log,
  jobRun: JobRun,
  { place, asker, audience, ids, isAboutMessage = false }: Question,
  since: number,
): Promise<{ turns: readonly Turn[]; problem: string | null }> {
  const isLate = place.thread !== undefined && !ids.includes(place.thread);
  if (!isLate) return { turns: [], problem: null };
  const { directory } = jobRun.adapter;
  const access = createAccess(
    jobRun.adapter,
    { here: place, asker, to: audience.to },
    jobRun.signals.thinking,
  );
  try {
    const from = await access.findReadable(place);
    if (!from?.isShared) return { turns: [], problem: strings.unreadThread };
    const seen = await access.read(from, { after: null, limit: MAX_EARLIER });
    const own = jobRun.journal.job.posted.map(({ id }) => id);
    const others = seen.filter(
      ({ id, text, sentAt }) =>
        !ids.includes(id) && !own.includes(id) && text !== '' && sentAt > since,
    );
    const turn = await toEarlierTurn(others, place, directory, jobRun.signals.thinking);
    const turns = turn ? [isAboutMessage ? { ...turn, addresses: [] } : turn] : [];
    return { turns, problem: null };
  } catch (error) {
    log.warn(
      { job: jobRun.journal.job.id, err: error },
      'the earlier messages of a thread could not be read',
    );
    return { turns: [], problem: strings.unreadThread };
  }
}
