import { z } from 'zod';
import { timeNow } from '../../core/async.ts';
import { toEveryone } from '../../core/audience.ts';
import { parseAction } from '../../core/content.ts';
import type { PersonalScope } from '../../core/conversation/forgotten.ts';
import { toChannelScope } from '../../core/conversation/settings.ts';
import { personOf, type ScheduledEvent, toEventKey } from '../../core/events.ts';
import type { Job } from '../../core/job.ts';
import { allRemoved, type Forgetting, type PersonalStore } from '../../core/jobs/feature.ts';
import type { JobRun } from '../../core/jobs/job-run.ts';
import { findJobs } from '../../core/jobs/meant-jobs.ts';
import type { Log } from '../../core/ports.ts';
import { createJournal } from '../../core/reply/journal.ts';
import type { Inbox } from '../../core/store-ports.ts';
import type { OpenPolls } from './open-polls.ts';
import { toButtons, writePoll } from './polling.ts';
import { type KeptPoll, keptPollOf, toPollText, toVoteLane, withChoice } from './polls.ts';
import { pollStrings } from './strings/index.ts';

/** The name of the scheduled event after a poll, or a person's vote in it, was forgotten. */
export const POLL_FORGOTTEN = 'poll-forgotten';

const forgottenSchema = z.object({
  jobId: z.string(),
  /** Whose vote goes; null: the poll itself does. */
  voter: z.string().nullable(),
  /** How many votes each option had; its words are not kept anywhere. */
  counts: z.array(z.number()),
});
type ForgottenPoll = Readonly<z.infer<typeof forgottenSchema>>;

export type ForgetPollServices = {
  readonly inbox: Pick<Inbox, 'list' | 'accept'>;
  readonly openPolls: Pick<OpenPolls, 'forget'>;
};

/**
 * Polls, as something that is kept of those who asked and of those who voted. Their words are
 * those of jobs; that what people see of them is true is done here: votes are taken out, and a poll
 * that has lost its question is closed.
 */
export function createPollStore({ inbox, openPolls }: ForgetPollServices): PersonalStore {
  /** Whether it was not planned already. */
  const plan = async (job: Job, voter: string | null, counts: number[]): Promise<boolean> => {
    const [asked] = job.events;
    if (!asked) return false;
    const { place } = asked;
    const key = `${toEventKey(place, job.id, 'scheduled')}/${POLL_FORGOTTEN}/${timeNow()}`;
    const payload: ForgottenPoll = { jobId: job.id, voter, counts };
    const base = { type: 'scheduled', key, place, conversation: job.conversation } as const;
    const event = { ...base, at: timeNow(), name: POLL_FORGOTTEN, payload };
    const lane = toVoteLane(job.conversation, job.id);
    const once = `${POLL_FORGOTTEN}/${job.id}/${voter ?? ''}`;
    const { status } = await inbox.accept(event, { lane, notBefore: 0, merge: false, once });
    return status === 'new';
  };

  const forgetOne = async (job: Job, scope: PersonalScope): Promise<boolean> => {
    const kept = keptPollOf(job);
    if (!kept) return false;
    if (isOf(job, scope)) await plan(job, null, countVotes(kept));
    else if (scope.type === 'person' && scope.person in kept.votes)
      return plan(job, scope.person, []);
    return false;
  };

  return {
    name: 'polls',
    describe: async () => null,
    async forget(scope, forgetting) {
      const meant = await findChangedSince(inbox, scope, forgetting);
      if (scope.type === 'person' && meant === null) await openPolls.forget(scope);
      let votes = 0;
      const prefix = toPrefix(scope);
      let jobs = await inbox.list(prefix, null);
      while (jobs.length > 0) {
        for (const job of jobs.filter(({ id }) => meant?.has(id) ?? true))
          votes += (await forgetOne(job, scope)) ? 1 : 0;
        jobs = await inbox.list(prefix, jobs.at(-1)?.id ?? null);
      }
      return allRemoved(votes);
    },
    count: (n) => pollStrings.votes(n),
  };
}

/** Which polls jobs have posted, or voted in, that began before; null: at first, all are meant. */
async function findChangedSince(
  inbox: Pick<Inbox, 'list'>,
  scope: PersonalScope,
  forgetting: Forgetting,
): Promise<ReadonlySet<string> | null> {
  if (forgetting.until === null) return null;
  const { found } = await findJobs(inbox, scope, forgetting);
  const voted = found.flatMap(({ events }) =>
    events.flatMap((event) => (event.type === 'action' ? parseAction(event.action).jobId : [])),
  );
  return new Set([...found.map(({ id }) => id), ...voted]);
}

function toPrefix(scope: PersonalScope): string {
  if (scope.type === 'person') return `${scope.platform}/${scope.workspace}/`;
  return scope.type === 'conversation' ? scope.conversation : toChannelScope(scope.place);
}

/** Whether the poll itself is meant, and not one person's vote in it. */
function isOf({ events, conversation, posted }: Job, scope: PersonalScope): boolean {
  const [event] = events;
  if (!event) return false;
  switch (scope.type) {
    case 'person':
      return events.some((each) => personOf(each) === scope.person);
    case 'conversation':
      return conversation === scope.conversation;
    case 'channel':
      return toChannelScope(event.place) === toChannelScope(scope.place);
    case 'message':
      return posted.some(({ id }) => id === scope.id);
  }
}

function countVotes({ options, votes }: KeptPoll): number[] {
  return options.map((_, index) => Object.values(votes).filter((vote) => vote === index).length);
}

/** Updates the poll's message to what is still stored about it. */
export async function onPollForgotten(
  { inbox, log }: { readonly inbox: Inbox; readonly log: Log },
  jobRun: JobRun,
  { payload, place }: ScheduledEvent,
): Promise<void> {
  const { success, data } = forgottenSchema.safeParse(payload);
  const job = success ? await inbox.find({ exactJobId: data.jobId }) : null;
  if (!success || !job) return;
  const kept = keptPollOf(job);
  const whole = createJournal(job, inbox);
  const destination = { place, audience: toEveryone() };
  try {
    if (data.voter !== null) {
      if (!kept) return;
      const counted = withChoice(kept, data.voter, null);
      await whole.write({ data: counted, text: toPollText(counted) });
      const poll = { ...counted, text: toPollText(counted), buttons: toButtons(job, counted) };
      return await writePoll(jobRun, destination, whole, poll);
    }
    const text = toClosed(data.counts);
    await whole.write({ data: null, text });
    await writePoll(jobRun, destination, whole, { ...NO_WORDS, text, buttons: [] });
  } catch (error) {
    // What is kept is right already; what is seen stays as it was.
    log.warn(
      { job: job.id, err: error },
      'could not update a poll after its content was forgotten',
    );
  }
}

/** Only the number of votes for each option is left. */
function toClosed(counts: readonly number[]): string {
  const lines = counts.map((count, index) => `${index + 1}. ${pollStrings.votes(count)}`);
  return [pollStrings.closed, '', ...lines].join('\n');
}

const NO_WORDS = { question: '', options: [] };
