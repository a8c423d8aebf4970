import type { Media } from '../conversation/attachments.ts';
import { toUnnamed } from '../conversation/names.ts';
import { toUserTurn } from '../conversation/prompt.ts';
import { type SettingsStore, toChannelScope } from '../conversation/settings.ts';
import { type Locate, nameQuotedLinks } from '../conversation/written-names.ts';
import { isMessage } from '../events.ts';
import { toOneLine } from '../frame.ts';
import { toGraphemes } from '../markdown/grapheme.ts';
import { toLiteral } from '../markdown/inline.ts';
import { toPlainText } from '../markdown/plain.ts';
import { isVisible, type Message, type Place, type Turn, toUnread } from '../messages.ts';
import type { Audience, Destination } from '../ports.ts';
import { strings } from '../strings/index.ts';
import { sayUnread } from '../strings/unread.ts';
import type { CommandSpec } from './command.ts';
import type { JobRun } from './job-run.ts';
import { toCommandDestination } from './on-command.ts';
import type { Question } from './question.ts';
import { readLinked } from './question-context.ts';

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

/**
 * The last message that asks: the rest of a paste stands behind it, and is addressed to no one. Of
 * a question that was withdrawn no part asks.
 */
export function toAsked(messages: readonly Message[]): Message | undefined {
  const kept = messages.filter(({ isWithdrawn }) => !isWithdrawn);
  const asked = kept.findLast(({ where }) => where !== 'ambient');
  return asked ?? (kept.length === messages.length ? messages.at(-1) : undefined);
}

/** Some messages as one question. */
export function toQuestion(
  media: Media,
  jobRun: JobRun,
  messages: readonly Message[],
  audience: Audience,
): Question {
  const last = toAsked(messages);
  if (!last) throw new Error('a question needs a message');
  return {
    place: toAnswerPlace(jobRun, last, audience),
    audience,
    asker: last.speaker,
    ids: messages.map(({ id }) => id),
    async toTurns() {
      // Together, so that the names for all of them are waited for once.
      const read = await Promise.all(
        messages.map((message) => readMessage(media, jobRun, message, audience)),
      );
      return {
        turns: read.map(({ turn }) => turn),
        problems: read.flatMap(({ problems }) => problems),
      };
    },
  };
}

/** A message with its files and what its links lead to; `problems` names what is left out. */
async function readMessage(
  media: Media,
  jobRun: JobRun,
  message: Message,
  audience: Audience,
): Promise<{ readonly turn: Turn; readonly problems: readonly string[] }> {
  const unread = toUnread(message);
  const { archive, directory } = jobRun.adapter;
  const locate: Locate = (address) => archive.locate(message.place, address);
  const { thinking } = jobRun.signals;
  const [{ parts, problems, notices }, links] = await Promise.all([
    media.collect(jobRun.journal.job.conversation, message.attachments, archive, thinking),
    readLinked(jobRun, message, audience),
  ]);
  const { note, linked, ...named } = nameQuotedLinks(message, links.linked, locate);
  const brought = { parts: [...note, ...parts], linked };
  return {
    turn: await toUserTurn(named.message, brought, directory, thinking),
    problems: [
      ...problems,
      ...notices,
      ...links.problems,
      ...(unread.length > 0 ? [strings.unread(unread.map(sayUnread))] : []),
    ],
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
 * What a thread is called: the beginning of the question in plain words, with the names of whom
 * and what it mentions, cut between characters as people see them.
 */
function toTitle({ text, names = {} }: Message): string {
  const named = text.replaceAll(MENTION, (_, kind: string, id: string, label = '') => {
    const name = names[`<${kind.replace('!', '')}${id}>`] || label || toUnnamed(kind);
    return `${kind.charAt(0)}${toLiteral(name)}`;
  });
  const line = toOneLine(toPlainText(named, MAX_TITLE_CHARS).replaceAll(/[\u200b\u2060]/g, ''));
  const title = toGraphemes(line).slice(0, MAX_TITLE).join('').trim();
  return isVisible(title) ? title : strings.conversation;
}

/** Where a job's answer is to stand; null if the job answers neither messages nor a command. */
export async function findDestination(
  settings: SettingsStore,
  commands: readonly CommandSpec[],
  jobRun: JobRun,
): Promise<Destination | null> {
  const { events } = jobRun.journal.job;
  const messages = events.filter(isMessage).map(({ message }) => message);
  const last = toAsked(messages);
  if (last) {
    const audience = await loadAudience(settings, messages, last);
    return { place: toAnswerPlace(jobRun, last, audience), audience };
  }
  const command = events.find((event) => event.type === 'command');
  return command ? toCommandDestination(commands, jobRun, command) : null;
}
