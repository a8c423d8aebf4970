import { toEveryone } from '../audience.ts';
import type { Media } from '../conversation/attachments.ts';
import type { Policy } from '../conversation/policy.ts';
import type { SettingsStore } from '../conversation/settings.ts';
import { UserError } from '../errors.ts';
import type { JoinedEvent } from '../events.ts';
import { hasContent, type Message, type Speaker, toUnread } from '../messages.ts';
import type { Destination } from '../ports.ts';
import { strings } from '../strings/index.ts';
import { sayUnread } from '../strings/unread.ts';
import { type CommandSpec, toOwnWords } from './command.ts';
import type { JobRun } from './job-run.ts';
import { isMessage, loadAudience, toAsked, toQuestion } from './message-question.ts';
import type { Respond } from './respond.ts';

export type MessageServices = {
  readonly policy: Policy;
  readonly settings: SettingsStore;
  readonly media: Media;
  readonly commands: readonly CommandSpec[];
  readonly respond: Respond;
};

/** Answers the messages of a job together. */
export function createOnMessages(services: MessageServices): (jobRun: JobRun) => Promise<void> {
  const { policy, settings, media, commands, respond } = services;
  return async function onMessages(jobRun) {
    const { events, conversation } = jobRun.journal.job;
    // Platforms deliver out of order, so what was said first is told by when it was said.
    const all = events
      .filter(isMessage)
      .map(({ message }) => message)
      .toSorted(byTime);
    const last = toAsked(all);
    if (!last) return; // All that asked has been withdrawn.
    const messages = all.filter(({ isWithdrawn }) => !isWithdrawn);
    const audience = await loadAudience(settings, messages, last);
    if (!policy.isAllowed(last.place, last.speaker))
      throw new UserError('config_failed', strings.notAllowed);
    if (last.where === 'mention' && last.place.thread === last.id) {
      await settings.set(conversation, { follows: true });
    }
    const question = toQuestion(media, jobRun, messages, audience);
    if (messages.some(hasContent)) await respond(jobRun, question);
    else await say(commands, jobRun, question, toEmptySentence(messages));
  };
}

/** A mention that brings nothing at all lacks a question; anything else is not readable. */
function toEmptySentence(messages: readonly Message[]): string {
  const unread = [...new Set(messages.flatMap(toUnread))];
  const isBare = unread.length === 0 && messages.some(({ where }) => where === 'mention');
  if (isBare) return strings.emptyMention;
  return unread.length === 0 ? strings.emptyMessage : strings.emptyBut(unread.map(sayUnread));
}

/** Ids tell what the same millisecond does not: every platform's grow with time. */
function byTime(a: Message, b: Message): number {
  return a.sentAt - b.sentAt || a.id.length - b.id.length || (a.id < b.id ? -1 : 1);
}

type JoinedServices = Pick<MessageServices, 'settings' | 'commands' | 'policy'>;

/** The greeting, once a place: of a person, or of all who read a channel that Parley came to. */
export async function onJoined(
  { settings, commands, policy }: JoinedServices,
  jobRun: JobRun,
  { place, speaker, conversation }: JoinedEvent,
): Promise<void> {
  if (place.channel === '' || (!speaker && !policy.isAllowed(place, NOBODY))) return;
  const { isGreeted } = await settings.get(conversation);
  if (isGreeted) return;
  const destination = { place, audience: toEveryone(speaker?.id) };
  const text = speaker ? toGreeting(speaker) : strings.firstContact;
  await say(commands, jobRun, destination, text);
  await settings.set(conversation, { isGreeted: true });
}

function toGreeting({ name }: Speaker): string {
  return name ? strings.greetingTo(name) : strings.greeting;
}

/** Who stands for all of a channel: whether it may use Parley is decided by the place alone. */
const NOBODY: Speaker = {
  id: '',
  name: null,
  isExternal: false,
  isAdmin: null,
  roles: [],
};

/** Writes a static text. */
async function say(
  commands: readonly CommandSpec[],
  jobRun: JobRun,
  { place, audience }: Destination,
  text: string,
): Promise<void> {
  const reply = jobRun.reply(place, audience);
  if (jobRun.journal.job.state !== 'delivering')
    reply.push(toOwnWords(text, commands, jobRun, place));
  await jobRun.finish(reply, { kind: 'fixed', note: null, canRetry: false });
}
