import { parseAction } from '../content.ts';
import type { PersonalScope } from '../conversation/forgotten.ts';
import { toChannelScope } from '../conversation/settings.ts';
import { heldAbout, type IncomingEvent, messageOf, personOf } from '../events.ts';
import type { Job } from '../job.ts';
import { type Message, peopleQuotedIn, repeatsIn } from '../messages.ts';
import type { Inbox } from '../store-ports.ts';
import { toIds } from './ephemeral.ts';
import type { Forgetting } from './feature.ts';

/** The beginning of the keys of all conversations that are meant; some others may share it. */
export function toScopePrefix(scope: PersonalScope): string {
  switch (scope.type) {
    case 'person':
      return `${scope.platform}/${scope.workspace}/`;
    case 'message': // It may be quoted in any of them.
      return `${scope.place.platform}/`;
    case 'conversation':
      return scope.conversation;
    default:
      return toChannelScope(scope.place);
  }
}

/** Whether a conversation is among those that are meant. */
export function isIn(conversation: string, scope: PersonalScope): boolean {
  const prefix = scope.type === 'message' ? toChannelScope(scope.place) : toScopePrefix(scope);
  if (prefix.endsWith('/') || conversation === prefix) return conversation.startsWith(prefix);
  const next = conversation.startsWith(prefix) ? conversation.charAt(prefix.length) : '';
  return next === '#' || (next === '/' && scope.type !== 'conversation');
}

type FoundJob = Pick<Job, 'id' | 'files' | 'events' | 'conversation'> & {
  /** Another person's request is not taken from them before it is done. */
  readonly isAwaited: boolean;
};

export type MeantJobs = {
  readonly found: readonly FoundJob[];
  /** The messages that were written for them, by their ids: who quotes these repeats them. */
  readonly repeated: readonly string[];
  /** What they asked and answered, by the ids of turns, in each conversation. */
  readonly answered: ReadonlyMap<string, readonly string[]>;
};

/**
 * The jobs that hold words which are meant, those made from them, and those that were answered in
 * view of them. In the order in which they were accepted, so that what follows is seen later.
 */
export async function findJobs(
  inbox: Pick<Inbox, 'list'>,
  scope: PersonalScope,
  { isExempt, until }: Forgetting = { isExempt: () => false, until: null },
): Promise<MeantJobs> {
  const found: FoundJob[] = [];
  const linked = new Set<string>();
  // A form shows what is in the job whose button opened it, and comes back with that.
  const holders = new Set<string>();
  const repeated = new Set(scope.type === 'message' ? [scope.id] : []);
  const answered = new Map<string, string[]>();

  const isLinked = ({ id, events }: Job): boolean =>
    [id, ...events.map(({ key }) => key)].some((name) => linked.has(name)) ||
    events.some((event) => event.type === 'form' && holders.has(parseAction(event.action).jobId));
  const isLater = ({ createdAt }: Job): boolean => until !== null && createdAt > until;
  const isIts = (job: Job): boolean =>
    isLinked(job) || (!isLater(job) && isIn(job.conversation, scope) && holds(job, scope));
  const isOfWords = scope.type === 'person' || scope.type === 'message';
  const isInView = (job: Job): boolean =>
    scope.type === 'message' && answered.has(job.conversation) && isAnswer(job);
  const isRepeated = (job: Job): boolean =>
    isOfWords && !isLater(job) && (isInView(job) || isRepeating(job, repeated));

  const note = (job: Job): void => {
    const { id, conversation, files, events } = job;
    holders.add(id);
    const isOthers = !isLinked(job) && isAwaited(job, scope);
    for (const told of messagesOf(job, scope)) repeated.add(told);
    answered.set(conversation, [...(answered.get(conversation) ?? []), ...turnIdsOf(job)]);
    if (!isStripped(job)) found.push({ id, files, events, conversation, isAwaited: isOthers });
  };

  const look = (job: Job): void => {
    if (isIts(job)) {
      // What was made from it was accepted later, and so is seen later.
      for (const made of [...job.derived, job.successor]) if (made !== null) linked.add(made);
      note(job);
    } else if (isRepeated(job)) note(job);
  };

  let jobs = await inbox.list(toScopePrefix(scope), null);
  while (jobs.length > 0) {
    for (const job of jobs.filter((each) => !isExempt(each))) look(job);
    jobs = await inbox.list(toScopePrefix(scope), jobs.at(-1)?.id ?? null);
  }
  return { found, repeated: [...repeated], answered };
}

/**
 * The messages that were written for a job, and those of the person who is meant: what forwards
 * one may not tell whose it is.
 */
function messagesOf({ posted, events }: Job, scope: PersonalScope): readonly string[] {
  const isOwn = (event: IncomingEvent) =>
    scope.type === 'person' && personOf(event) === scope.person;
  const own = events.filter(isOwn).flatMap((event) => messageIdOf(event) ?? []);
  return [...posted.flatMap(({ id }) => id ?? []), ...own];
}

/** Of all turns that a job saves: an edit saves that of its message, a reminder one of its own. */
function turnIdsOf(job: Job): readonly string[] {
  const events = job.events.flatMap((event) => [event.key, messageIdOf(event) ?? []].flat());
  return [...new Set([...toIds(job), ...events])];
}

/** Whether the model was asked for it, and has answered. */
function isAnswer({ text, rounds }: Job): boolean {
  return text !== '' || rounds.length > 0;
}

function isRepeating(job: Job, repeated: ReadonlySet<string>): boolean {
  const quoted = job.events.flatMap((event) => [
    ...repeatsIn(messageIn(event) ?? {}),
    ...(event.type === 'command' ? heldAbout(event).repeats : []),
  ]);
  return [...job.repeats, ...quoted].some((id) => repeated.has(id));
}

function isAwaited({ events, state }: Job, scope: PersonalScope): boolean {
  const people = events.map(personOf);
  const isOthers =
    scope.type === 'person' && people.every((who) => who !== null && who !== scope.person);
  return isOthers && state !== 'done' && state !== 'dropped';
}

function holds(job: Job, scope: PersonalScope): boolean {
  switch (scope.type) {
    case 'person':
      return [...job.people, ...job.events.flatMap(peopleIn)].includes(scope.person);
    case 'message':
      return [...job.events.map(messageIdOf), ...job.posted.map(({ id }) => id)].includes(scope.id);
    default:
      // A cleanup holds nobody's words.
      return job.events.some((event) => event.type !== 'scheduled' || personOf(event) !== null);
  }
}

/** Who said it, and whom it quotes. */
function peopleIn(event: IncomingEvent): readonly string[] {
  const said = personOf(event);
  const about = event.type === 'command' ? heldAbout(event).people : [];
  const quoted = peopleQuotedIn(messageIn(event) ?? {});
  return [...(said === null ? [] : [said]), ...about, ...quoted];
}

function messageIn(event: IncomingEvent): Message | null {
  if (event.type === 'message' || event.type === 'edit') return event.message;
  return event.type === 'scheduled' ? messageOf(event) : null;
}

function messageIdOf(event: IncomingEvent): string | null {
  return event.type === 'command' ? event.messageId : (messageIn(event)?.id ?? null);
}

function isStripped({ removedAt, events, text, data, rounds }: Job): boolean {
  const isSilent = events.every(
    (event) => event.type !== 'message' || (event.message.text === '' && !event.message.names),
  );
  return removedAt !== null && isSilent && text === '' && data === null && rounds.length === 0;
}
