import { toEveryone } from './audience.ts';
import { withResults } from './calls.ts';
import { parseAction } from './content.ts';
import { reopenLast } from './delivery/posted.ts';
import type { FormEvent, PressEvent } from './event.ts';
import type { Job, Proposal } from './inbox.ts';
import { isOwner, tell } from './press/answered.ts';
import { adopt, withVia } from './press/handover.ts';
import { isOutdated, noForm, type Verb } from './press/verb.ts';
import { nameOf } from './prompt.ts';
import { sentences } from './sentences.ts';
import type { Work } from './work.ts';

/** Nobody is bound by what was proposed the day before yesterday. */
const EXPIRES_MS = 24 * 60 * 60_000;

/** Approve: exactly the recorded calls are run, and the answer goes on. Deny: it ends there. */
export const approval: Verb = {
  once: 'person',
  toForm: noForm,
  async run(work, event, from, again) {
    // Nobody agrees to what they were not shown: the button stands for the calls of its own message.
    if (isOutdated(event, from)) return tell(work, event, toOutdated(from));
    const open = from.proposals.filter(({ state }) => state === 'open');
    if (open.length === 0) return tell(work, event, sentences.decided);
    if (Date.now() - from.createdAt > EXPIRES_MS)
      return close(work, event, from, { state: 'expired', by: null, note: sentences.expired });
    const refusal = await findRefusal(work, event, from, open);
    if (refusal !== null) return tell(work, event, refusal);
    const by =
      event.speaker.name ??
      (await nameOf(event.speaker.id, event.place, work.adapter.directory, work.writing));
    if (parseAction(event.action).verb === 'deny')
      return close(work, event, from, { state: 'denied', by, note: sentences.deniedBy(by) });
    const proposals = decide(from, 'approved', by);
    const rounds = withResults(
      from.rounds,
      open.map(({ callId }) => callId),
    );
    await adopt(work, { ...from, proposals }, withVia(from.events, event.via), {
      rounds,
      proposals,
      files: from.files,
      addresses: from.addresses,
    });
    return again(work);
  },
};

function decide({ proposals }: Job, state: Proposal['state'], by: string | null): Proposal[] {
  return proposals.map((proposal) =>
    proposal.state === 'open' ? { ...proposal, state, by } : proposal,
  );
}

async function findRefusal(
  work: Work,
  { place, speaker }: PressEvent | FormEvent,
  from: Job,
  open: readonly Proposal[],
): Promise<string | null> {
  const { parts, adapter, writing } = work;
  const isForAdmins = open.some(({ consent }) => consent === 'admin');
  if (isForAdmins)
    return (await parts.policy.isAdmin(place, speaker, adapter.directory, writing))
      ? null
      : sentences.adminsOnly;
  return (await isOwner(work, from, place, speaker)) ? null : sentences.notYours;
}

/** Why a button does nothing whose message has gone on to another job. */
function toOutdated({ proposals }: Job): string {
  return proposals.some(({ state }) => state === 'open')
    ? sentences.newerAnswer
    : sentences.decided;
}

type Refused = Pick<Proposal, 'state' | 'by'> & { readonly note: string };

/**
 * Nothing is done: the answer stays as it is, without the buttons, and says what was decided. All of that is stored at once, so that
 * after a crash it is shown, and nobody is asked again.
 */
async function close(
  work: Work,
  { via }: PressEvent | FormEvent,
  from: Job,
  { state, by, note }: Refused,
): Promise<void> {
  const [event] = from.events;
  if (!event) return;
  const { rounds, files, addresses } = from;
  const proposals = decide(from, state, by);
  const ending = { kind: 'complete', note, canRetry: false } as const;
  const kept = { rounds, files, addresses, proposals, ending, posted: reopenLast(from.posted) };
  await adopt(work, { ...from, proposals }, withVia(from.events, via), {
    ...kept,
    state: 'delivering',
  });
  await work.finish(work.reply(event.place, { ...toEveryone(), via }), ending);
}
