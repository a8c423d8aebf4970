import { z } from 'zod';
import { withResults } from '../answer/rounds.ts';
import { timeNow } from '../async.ts';
import { toEveryone } from '../audience.ts';
import { parseAction } from '../content.ts';
import type { History } from '../conversation/history.ts';
import { nameOf } from '../conversation/names.ts';
import type { Policy } from '../conversation/policy.ts';
import type { ActionEvent, FormEvent } from '../events.ts';
import type { Job, Proposal } from '../job.ts';
import type { Log } from '../ports.ts';
import { adoptFiles, reopenLast } from '../reply/journal.ts';
import type { Inbox } from '../store-ports.ts';
import { strings } from '../strings/index.ts';
import { toAllReaders } from '../strings/locale.ts';
import { CLEANUP, type Cleanup } from './cleanup.ts';
import {
  createSendEphemeral,
  createTell,
  type EphemeralServices,
  isOwner,
  type Tell,
  toIds,
} from './ephemeral.ts';
import { type ActionHandler, defineFeature, type Feature, isOutdated } from './feature.ts';
import { takeOverJob, withInteraction } from './handover.ts';
import type { JobRun } from './job-run.ts';
import { createPersonalStores, type PersonalStoreServices } from './personal-stores.ts';
import { createRemoval, type Removal, type RemovalServices } from './removal.ts';
import { onPost, POST } from './static-reply.ts';

type Services = RemovalServices &
  EphemeralServices &
  PersonalStoreServices &
  Pick<AnswerServices, 'policy'> & { readonly cleanup: Cleanup };

/**
 * What the core itself brings in the form of a feature: the buttons of an answer, posts, and what
 * it keeps of people.
 */
export function createAnswersFeature(services: Services): Feature {
  const { inbox, history, policy, cleanup, log } = services;
  const tell = createTell(createSendEphemeral(services));
  const approval = createApproval({ inbox, policy, tell });
  const removal = createRemoval(services);
  return defineFeature({
    name: 'answers',
    actions: {
      ...createAnswerActions({ inbox, history, policy, removal, tell, log }),
      approve: approval,
      deny: approval,
    },
    scheduled: {
      [POST]: (jobRun, event) => onPost(log, jobRun, event),
      [CLEANUP]: (jobRun, event) => cleanup.run(jobRun, event),
    },
    stores: createPersonalStores(services),
  });
}

type AnswerServices = {
  readonly inbox: Inbox;
  readonly history: History;
  readonly policy: Policy;
  readonly removal: Removal;
  readonly tell: Tell;
  readonly log: Log;
};

/** Regenerate: the question is answered again, in the same messages. */
const createRegenerate = ({ inbox, history, tell }: AnswerServices): ActionHandler => ({
  once: 'anybody',
  async run(jobRun, event, from, again) {
    // Answered again since the button was pressed: the answer that was asked for is there, or on
    // its way.
    if (isOutdated(event, from)) return;
    if (!(await isLatest(history, from))) return tell(jobRun, event, strings.onlyLatest);
    const events = withInteraction(from.events, event.interaction);
    await takeOverJob(inbox, jobRun.journal, from, { events });
    return again(jobRun);
  },
});

/** Retry: the same, for what has failed. */
const toRetry = (regenerate: ActionHandler): ActionHandler => ({
  ...regenerate,
  async run(jobRun, event, from, again) {
    if (hasSucceeded(from)) return;
    return regenerate.run(jobRun, event, from, again);
  },
});

/** What a job keeps may say by itself whether a retry can help, as a transcript does. */
const retrySchema = z.object({ canRetry: z.boolean() });

function hasSucceeded({ data, ending }: Job): boolean {
  const kept = retrySchema.safeParse(data).data;
  return kept ? !kept.canRetry : ending?.kind === 'complete';
}

/** Whether nothing was said in the conversation since a job's question. */
async function isLatest(history: History, answered: Job): Promise<boolean> {
  const { turns } = await history.load(answered.conversation);
  const last = turns.findLast(({ role }) => role === 'user');
  const ids = toIds(answered);
  return (
    !last ||
    last.ids.some((id) => ids.includes(id)) ||
    !turns.some((turn) => turn.ids.some((id) => ids.includes(id)))
  );
}

/** Delete: the answer goes, wherever its messages are by now. */
const createRemove = ({ policy, removal, tell }: AnswerServices): ActionHandler => ({
  once: 'person',
  takesAway: true,
  async run(jobRun, event, from) {
    if (!(await isOwner(policy, jobRun, from, event))) return tell(jobRun, event, strings.notYours);
    if (!(await removal.removeAnswer(jobRun, from, event.interaction)))
      return tell(jobRun, event, strings.notAllRemoved);
  },
});

/** What people think of an answer, by person. */
const opinionsSchema = z.object({
  type: z.literal('opinions'),
  of: z.record(z.string(), z.enum(['good', 'bad'])),
});

/** An opinion on an answer; giving the same one again takes it back. */
const createOpinion = (
  verdict: 'good' | 'bad',
  { inbox, tell, log }: AnswerServices,
): ActionHandler => ({
  once: 'person', // A person who changes their mind may press again.
  waitsFor: 'message',
  async run(jobRun, event, from) {
    const { [event.speaker.id]: before, ...others } =
      opinionsSchema.safeParse(from.data).data?.of ?? {};
    const isTakenBack = before === verdict;
    const of = isTakenBack ? others : { ...others, [event.speaker.id]: verdict };
    await inbox.journal({ ...from, data: { type: 'opinions', of } });
    log.info({ job: from.id, verdict: isTakenBack ? null : verdict }, 'feedback');
    return tell(jobRun, event, isTakenBack ? strings.tookBack : strings.thanks);
  },
});

/** What the buttons do that an answer carries. */
function createAnswerActions(services: AnswerServices): Readonly<Record<string, ActionHandler>> {
  const regenerate = createRegenerate(services);
  return {
    again: regenerate,
    retry: toRetry(regenerate),
    remove: createRemove(services),
    good: createOpinion('good', services),
    bad: createOpinion('bad', services),
  };
}

type ApprovalServices = {
  readonly inbox: Inbox;
  readonly policy: Policy;
  readonly tell: Tell;
};

/** A proposal from the day before yesterday can no longer be approved. */
const EXPIRES_MS = 24 * 60 * 60_000;

/** Approve: exactly the recorded calls are run, and the answer goes on. Deny: it ends there. */
const createApproval = ({ inbox, policy, tell }: ApprovalServices): ActionHandler => ({
  once: 'person',
  async run(jobRun, event, from, again) {
    const { adapter, journal, signals } = jobRun;
    // Nobody can approve what they were not shown: the button stands for the calls of its own
    // message.
    if (isOutdated(event, from)) return tell(jobRun, event, toOutdated(from));
    const open = from.proposals.filter(({ state }) => state === 'open');
    if (open.length === 0) return tell(jobRun, event, strings.decided);
    if (timeNow() - from.createdAt > EXPIRES_MS)
      return toAllReaders(() =>
        close(inbox, jobRun, event, { from, state: 'expired', by: null, note: strings.expired }),
      );
    const refusal = await findRefusal(policy, jobRun, event, from);
    if (refusal !== null) return tell(jobRun, event, refusal);
    const by =
      event.speaker.name ??
      (await nameOf(event.speaker.id, event.place, adapter.directory, signals.writing));
    if (parseAction(event.action).verb === 'deny')
      return toAllReaders(() =>
        close(inbox, jobRun, event, { from, state: 'denied', by, note: strings.deniedBy(by) }),
      );
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
        readings: from.readings,
        files: from.files,
        addresses: from.addresses,
      },
    );
    return again(jobRun);
  },
});

function decide({ proposals }: Job, state: Proposal['state'], by: string | null): Proposal[] {
  return proposals.map((proposal) =>
    proposal.state === 'open' ? { ...proposal, state, by, decidedAt: timeNow() } : proposal,
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
  const isDecided = proposals.length > 0 && proposals.every(({ state }) => state !== 'open');
  return isDecided ? strings.decided : strings.newerAnswer;
}

type Refused = Pick<Proposal, 'state' | 'by'> & { readonly from: Job; readonly note: string };

/**
 * Nothing is done: the answer stays as it is, without the buttons, and says what was decided. That
 * is stored in one write, so that it is shown after a crash, and nobody is asked again.
 */
async function close(
  inbox: Inbox,
  jobRun: JobRun,
  { interaction }: ActionEvent | FormEvent,
  { from, state, by, note }: Refused,
): Promise<void> {
  const [event] = from.events;
  if (!event) return;
  const { rounds, readings, files, addresses } = from;
  const proposals = decide(from, state, by);
  // If the receipt says it, it is not said twice.
  const line = jobRun.adapter.platform.hasReceipts ? null : note;
  const ending = { kind: 'complete', note: line, canRetry: false } as const;
  const kept = {
    rounds,
    readings,
    files,
    oldFiles: null,
    addresses,
    proposals,
    ending,
    posted: adoptFiles(reopenLast(from.posted), jobRun.journal.job.id),
  };
  const events = withInteraction(from.events, interaction);
  const decided = { ...from, proposals };
  await takeOverJob(inbox, jobRun.journal, decided, { ...kept, events, state: 'delivering' });
  await jobRun.finish(jobRun.reply(event.place, { ...toEveryone(), interaction }), ending);
}
