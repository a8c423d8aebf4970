import { withResults } from '../answer/tool-calls.ts';
import { toEveryone } from '../audience.ts';
import { parseAction } from '../content.ts';
import type { Policy } from '../conversation/policy.ts';
import { nameOf } from '../conversation/prompt.ts';
import type { ActionEvent, FormEvent } from '../events.ts';
import type { Job, Proposal } from '../job.ts';
import type { Inbox } from '../ports.ts';
import { reopenLast } from '../reply/posted.ts';
import { strings } from '../strings/en.ts';
import { type ActionHandler, isOutdated } from './action-handler.ts';
import { isOwner, type Tell } from './answered.ts';
import { takeOverJob, withInteraction } from './handover.ts';
import type { JobRun } from './job-run.ts';

type ApprovalServices = {
  readonly inbox: Inbox;
  readonly policy: Policy;
  readonly tell: Tell;
};

/** Nobody is bound by what was proposed the day before yesterday. */
const EXPIRES_MS = 24 * 60 * 60_000;

/** Approve: exactly the recorded calls are run, and the answer goes on. Deny: it ends there. */
export const createApproval = ({ inbox, policy, tell }: ApprovalServices): ActionHandler => ({
  once: 'person',
  async run(jobRun, event, from, again) {
    const { adapter, journal, signals } = jobRun;
    // Nobody agrees to what they were not shown: the button stands for the calls of its own
    // message.
    if (isOutdated(event, from)) return tell(jobRun, event, toOutdated(from));
    const open = from.proposals.filter(({ state }) => state === 'open');
    if (open.length === 0) return tell(jobRun, event, strings.decided);
    if (Date.now() - from.createdAt > EXPIRES_MS)
      return close(inbox, jobRun, event, {
        from,
        state: 'expired',
        by: null,
        note: strings.expired,
      });
    const refusal = await findRefusal(policy, jobRun, event, from);
    if (refusal !== null) return tell(jobRun, event, refusal);
    const by =
      event.speaker.name ??
      (await nameOf(event.speaker.id, event.place, adapter.directory, signals.writing));
    if (parseAction(event.action).verb === 'deny')
      return close(inbox, jobRun, event, {
        from,
        state: 'denied',
        by,
        note: strings.deniedBy(by),
      });
    const proposals = decide(from, 'approved', by);
    const rounds = withResults(
      from.rounds,
      open.map(({ callId }) => callId),
    );
    await takeOverJob(
      inbox,
      journal,
      { ...from, proposals },
      {
        events: withInteraction(from.events, event.interaction),
        rounds,
        proposals,
        files: from.files,
        addresses: from.addresses,
      },
    );
    return again(jobRun);
  },
});

function decide({ proposals }: Job, state: Proposal['state'], by: string | null): Proposal[] {
  return proposals.map((proposal) =>
    proposal.state === 'open' ? { ...proposal, state, by } : proposal,
  );
}

async function findRefusal(
  policy: Policy,
  jobRun: JobRun,
  event: ActionEvent | FormEvent,
  from: Job,
): Promise<string | null> {
  const { adapter, signals } = jobRun;
  const { place, speaker } = event;
  const isForAdmins = from.proposals.some(
    ({ state, consent }) => state === 'open' && consent === 'admin',
  );
  if (isForAdmins)
    return (await policy.isAdmin(place, speaker, adapter.directory, signals.writing))
      ? null
      : strings.adminsOnly;
  return (await isOwner(policy, jobRun, from, event)) ? null : strings.notYours;
}

/** Why a button does nothing whose message has gone on to another job. */
function toOutdated({ proposals }: Job): string {
  return proposals.some(({ state }) => state === 'open') ? strings.newerAnswer : strings.decided;
}

type Refused = Pick<Proposal, 'state' | 'by'> & { readonly from: Job; readonly note: string };

/**
 * Nothing is done: the answer stays as it is, without the buttons, and says what was decided. All
 * of that is stored at once, so that after a crash it is shown, and nobody is asked again.
 */
async function close(
  inbox: Inbox,
  jobRun: JobRun,
  { interaction }: ActionEvent | FormEvent,
  { from, state, by, note }: Refused,
): Promise<void> {
  const [event] = from.events;
  if (!event) return;
  const { rounds, files, addresses } = from;
  const proposals = decide(from, state, by);
  const ending = { kind: 'complete', note, canRetry: false } as const;
  const kept = { rounds, files, addresses, proposals, ending, posted: reopenLast(from.posted) };
  const events = withInteraction(from.events, interaction);
  const decided = { ...from, proposals };
  await takeOverJob(inbox, jobRun.journal, decided, { ...kept, events, state: 'delivering' });
  await jobRun.finish(jobRun.reply(event.place, { ...toEveryone(), interaction }), ending);
}
