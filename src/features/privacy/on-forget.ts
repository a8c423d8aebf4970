import { createAccess } from '../../core/access.ts';
import { sayUnreadable } from '../../core/conversation/read-messages.ts';
import { UserError, WriteError } from '../../core/errors.ts';
import type { CommandEvent } from '../../core/events.ts';
import { toMessageKey } from '../../core/events.ts';
import type { CommandUse } from '../../core/jobs/command.ts';
import { isAsker } from '../../core/jobs/ephemeral.ts';
import type { JobRun } from '../../core/jobs/job-run.ts';
import type { Place } from '../../core/messages.ts';
import { adapterOf } from '../../core/platform.ts';
import type { Adapter, SeenMessage } from '../../core/ports.ts';
import { strings } from '../../core/strings/index.ts';
import {
  type ConfirmationServices,
  findShared,
  toForgetButtons,
  toStoredRequest,
} from './confirmation.ts';
import { forgetAll } from './forgetting.ts';
import { toPersonal } from './kept.ts';
import { privacyStrings } from './strings/index.ts';

export type ForgetServices = ConfirmationServices & {
  /** With what was forgotten: a message can be forgotten once more. */
  readonly rawAdapters: ReadonlyMap<string, Adapter>;
};

/** Asks whether it is meant; a single message is forgotten at once. */
export async function onForget(
  services: ForgetServices,
  jobRun: JobRun,
  use: CommandUse,
): Promise<void> {
  const what = String(use.event.options.what ?? '').trim();
  const scope = await toScope(jobRun, use.event, what);
  if (!scope) return use.say({ text: await forgetLinked(services, jobRun, use, what) });
  const refusal = await findShared(services.isAdmin, jobRun, use.event, scope);
  if (refusal !== null)
    return use.say({ text: isConversation(what) ? privacyStrings.noThread : refusal });
  const isDirect = jobRun.adapter.platform.isDirect(use.event.place);
  const person = use.event.speaker.id;
  const data = toStoredRequest({ type: 'forgetting', person, scope, isDone: false, done: null });
  const text = toQuestion(scope.type, isDirect);
  return use.say({ text, data }, toForgetButtons);
}

/** A channel of direct messages is two people’s alone. */
function toQuestion(type: 'person' | 'conversation' | 'channel', isDirect: boolean): string {
  if (type === 'person') return privacyStrings.confirmPerson;
  if (type === 'conversation') return privacyStrings.confirmConversation;
  return isDirect ? privacyStrings.confirmDirect : privacyStrings.confirmChannel;
}

const isConversation = (what: string): boolean => what.toLowerCase() === 'conversation';

/**
 * What a word stands for; null: it is no such word. Outside a thread each question has a
 * conversation of its own, so all of the channel is meant.
 */
async function toScope(jobRun: JobRun, event: CommandEvent, what: string) {
  const { place, conversation } = event;
  const { thread, ...channel } = place;
  if (what.toLowerCase() === 'me') return toPersonal(jobRun, event);
  const isOne = thread !== undefined || jobRun.adapter.platform.isDirect(place);
  if (isConversation(what) && isOne) return { type: 'conversation', conversation, place } as const;
  const isChannel = isConversation(what) || what.toLowerCase() === 'channel';
  return isChannel ? ({ type: 'channel', place: channel } as const) : null;
}

/** Forgets the message that a link leads to. Throws `UserError` if that cannot be. */
async function forgetLinked(
  services: ForgetServices,
  jobRun: JobRun,
  use: CommandUse,
  link: string,
): Promise<string> {
  const linked = jobRun.adapter.archive.locate(use.event.place, link.replace(/^<(.*)>$/, '$1'));
  if (!linked) return privacyStrings.what;
  const { place, seen } = await readLinked(services, jobRun, use.event, linked);
  if (!(await mayForget(services, jobRun, use.event, { place, seen })))
    throw new UserError('tool_failed', privacyStrings.notAuthor);
  const scope = { type: 'message', place, id: seen.id } as const;
  const { id, attempts } = jobRun.journal.job;
  const request = { place: use.event.place, asking: [id], isResumed: attempts > 1 };
  return forgetAll(services, scope, request);
}

type Found = { readonly place: Place; readonly seen: SeenMessage };
type Link = { readonly place: Place; readonly id: string; readonly before: string };

/** Only the person who asks reads the result, and it shows nothing of the message. */
async function readLinked(
  { rawAdapters }: Pick<ForgetServices, 'rawAdapters'>,
  { signals }: JobRun,
  event: CommandEvent,
  { place: named, id, before }: Link,
): Promise<Found> {
  const { place: here, speaker: asker } = event;
  const asking = { here, asker, to: { person: asker.id } };
  const access = createAccess(adapterOf(rawAdapters, here), asking, signals.thinking);
  const from = await access.findReadable(named);
  if (!from) throw new UserError('tool_failed', strings.notReadable);
  const seen = await access.read(from, { after: before, limit: 1 }).catch((error: unknown) => {
    if (!(error instanceof WriteError)) throw error;
    const unread = sayUnreadable(event.place, named, strings.cannotLook);
    throw new UserError('tool_failed', unread, { cause: error, canRetry: true });
  });
  const found = seen.find((each) => each.id === id);
  if (!found) throw new UserError('tool_failed', strings.noLink);
  return { place: from.place, seen: found };
}

/** Its author may, the person who asked where it is an answer, and admins. */
async function mayForget(
  { inbox, isAdmin }: ConfirmationServices,
  jobRun: JobRun,
  { place: here, speaker }: CommandEvent,
  { place, seen }: Found,
): Promise<boolean> {
  if (seen.speaker === speaker.id) return true;
  const job = seen.isOwn ? await inbox.find({ messageKey: toMessageKey(place, seen.id) }) : null;
  if (job && isAsker(job, speaker.id)) return true;
  // What the event tells of rights is true of its own channel alone.
  const isHere = place.workspace === here.workspace && place.channel === here.channel;
  const person = isHere ? speaker : { ...speaker, isAdmin: null };
  return isAdmin(jobRun, { place, speaker: person });
}
