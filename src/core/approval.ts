import { toEveryone } from './audience.ts';
import { withResults } from './calls.ts';
import { parseAction } from './content.ts';
import type { FormEvent, PressEvent } from './event.ts';
import type { Job, Proposal } from './inbox.ts';
import { adopt, isOwner, tell } from './press/answered.ts';
import { noForm, type Verb } from './press/verb.ts';
import { nameOf } from './prompt.ts';
import { sentences } from './sentences.ts';
import type { Work } from './work.ts';

/** Nobody is bound by what was proposed the day before yesterday. */
const EXPIRES_MS = 24 * 60 * 60_000;

/** Approve: exactly the recorded calls are run, and the answer goes on. Deny: it ends there. */
export const approval: Verb = {
  toForm: noForm,
  async run(work, event, from, again) {
    const open = from.proposals.filter(({ state }) => state === 'open');
    if (open.length === 0) return tell(work, event, sentences.decided);
    if (Date.now() - from.createdAt > EXPIRES_MS)
      return close(work, from, decide(from, 'expired', null), sentences.expired);
    const refusal = await findRefusal(work, event, from, open);
    if (refusal !== null) return tell(work, event, refusal);
    const by =
      event.speaker.name ??
      (await nameOf(event.speaker.id, event.place, work.adapter.directory, work.writing));
    if (parseAction(event.action).verb === 'deny')
      return close(work, from, decide(from, 'denied', by), sentences.deniedBy(by));
    const proposals = decide(from, 'approved', by);
    const rounds = withResults(
      from.rounds,
      open.map(({ callId }) => callId),
    );
    await adopt(work, { ...from, proposals }, from.events, {
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

/** Nothing is done: the answer stays as it is, without the buttons, and says what was decided. */
async function close(work: Work, from: Job, proposals: Proposal[], note: string): Promise<void> {
  const [event] = from.events;
  if (!event) return;
  await adopt(work, { ...from, proposals }, from.events, { proposals, files: from.files });
  const reply = work.reply(event.place, toEveryone());
  reply.push(from.text);
  await work.finish(reply, { kind: 'complete', note, canRetry: false });
}
