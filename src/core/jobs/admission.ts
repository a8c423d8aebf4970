import { timeNow } from '../async.ts';
import { parseAction } from '../content.ts';
import type { ActionEvent, CommandEvent, FormEvent, IncomingEvent } from '../events.ts';
import type { Adapter } from '../ports.ts';
import type { Inbox } from '../store-ports.ts';
import { strings } from '../strings/index.ts';
import type { Tell } from './ephemeral.ts';
import type { Handlers } from './feature.ts';
import type { JobRun } from './job-run.ts';
import { hasCounted, isBegun, isPutBehind, isRefused, REFUSED } from './shared-press.ts';

/*
 * A client may still show the button, or the form, of a place that its person has left. Whatever it
 * does: it is done only for those who see the place now (promise 13).
 */

/** Whether the acting person is among those who see the place now. */
export type Presence = 'here' | 'gone' | 'unknown';

/** What a person does in a place with its buttons, forms and commands. */
export type InteractionEvent = ActionEvent | FormEvent | CommandEvent;

/** The platform may let Parley ask only so often; a person does not wait for ever. */
const KNOWN_WITHIN_MS = 8_000;

/** Whether this has to be asked of an event. A command typed in a place was let in there. */
export function isAct(event: IncomingEvent | undefined): event is InteractionEvent {
  if (event?.type === 'command') return event.isAdmitted !== undefined;
  return event?.type === 'action' || event?.type === 'form';
}

/** What was told along with a press that had to wait is asked again: its person may have left. */
const TOLD_FOR_MS = 15_000;

/** Asks the platform if the event did not say; without an answer in time it is unknown. */
export async function findPresence(
  { directory, platform }: Adapter,
  {
    isAdmitted,
    place,
    speaker,
    at,
  }: Pick<InteractionEvent, 'isAdmitted' | 'place' | 'speaker' | 'at'>,
  signal: AbortSignal,
  withinMs = KNOWN_WITHIN_MS,
): Promise<Presence> {
  if (platform.isDirect(place)) return 'here'; // Nobody can leave their own direct messages.
  if (isAdmitted === false) return 'gone';
  if (isAdmitted === true && timeNow() - at < TOLD_FOR_MS) return 'here';
  const soon = AbortSignal.any([signal, AbortSignal.timeout(withinMs)]);
  try {
    return (await directory.isMember(speaker.id, place, soon)) ? 'here' : 'gone';
  } catch {
    signal.throwIfAborted();
    return 'unknown';
  }
}

/**
 * What answers a press in the platform's own way stands in the place, where its person would not
 * see it; a client that still shows them the place, as the platform knew, shows it all the same.
 */
export function toReachable<Each extends InteractionEvent>(act: Each): Each {
  return act.isAdmitted === false ? act : { ...act, interaction: null };
}

export type AdmissionServices = {
  readonly inbox: Pick<Inbox, 'find'>;
  readonly actions: Handlers['actions'];
  readonly tell: Tell;
};

/** Whether nothing is to come of a job, because its person is no longer there: they were told. */
export async function isTurnedAway(
  { inbox, actions, tell }: AdmissionServices,
  jobRun: JobRun,
): Promise<boolean> {
  const { adapter, journal, signals } = jobRun;
  const [act] = journal.job.events;
  if (!isAct(act) || isBegun(journal.job)) return false;
  if (isRefused(journal.job)) return true;
  if (await isDoneByAnother(inbox, act)) {
    if (act.type !== 'command' && isPutBehind(act)) await tell(jobRun, act, strings.alreadyPressed);
    return true;
  }
  const presence = await findPresence(adapter, act, signals.thinking);
  if (presence === 'here') return false;
  if (presence === 'unknown' && takesAway(actions, act)) return false;
  if (presence === 'gone') await tell(jobRun, toReachable(act), strings.goneFromHere);
  else await tell(jobRun, act, strings.presenceUnknown);
  await journal.write({ data: REFUSED });
  return true;
}

function takesAway(actions: Handlers['actions'], act: InteractionEvent): boolean {
  return act.type !== 'command' && actions.get(parseAction(act.action).verb)?.takesAway === true;
}

/** Of several presses that count for all one is done: the first that something comes of. */
async function isDoneByAnother(
  inbox: Pick<Inbox, 'find'>,
  act: InteractionEvent,
): Promise<boolean> {
  if (act.type === 'command' || act.insteadOf === undefined) return false;
  return hasCounted(inbox, act.insteadOf);
}
