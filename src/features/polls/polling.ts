import { toEveryone } from '../../core/audience.ts';
import { type Button, type Poll, parseAction } from '../../core/content.ts';
import type { ScheduledEvent } from '../../core/events.ts';
import type { Ending, Job } from '../../core/job.ts';
import { button } from '../../core/jobs/endings.ts';
import type { Tell } from '../../core/jobs/ephemeral.ts';
import type { ActionHandler } from '../../core/jobs/feature.ts';
import type { JobRun } from '../../core/jobs/job-run.ts';
import { fallBackToChannel, mayStillWrite } from '../../core/jobs/permission.ts';
import { resumeStaticReply } from '../../core/jobs/static-reply.ts';
import type { Destination, Log } from '../../core/ports.ts';
import { createJournal, type Journal, toOutputJournal } from '../../core/reply/journal.ts';
import type { Inbox } from '../../core/store-ports.ts';
import { toAllReaders } from '../../core/strings/locale.ts';
import {
  choiceOf,
  type KeptPoll,
  keptPollOf,
  MAX_OPTIONS,
  pollOf,
  toChoice,
  toPollText,
  toVoteVerb,
  withChoice,
} from './polls.ts';
import { pollStrings } from './strings/index.ts';

const toEnding = (): Ending => ({
  kind: 'fixed',
  note: pollStrings.howToVote,
  canRetry: false,
});

/** Posts a poll: the platform's own where it has one, else a text with buttons. */
export async function postPoll(
  jobRun: JobRun,
  destination: Destination,
  { question, options }: Poll,
): Promise<void> {
  const { journal } = jobRun;
  const kept = keptPollOf(journal.job) ?? {
    type: 'poll',
    question,
    options: [...options],
    votes: {},
  };
  await journal.write({
    state: 'delivering',
    text: toPollText(kept),
    data: kept,
    ending: toEnding(),
  });
  await writePoll(jobRun, destination, journal, toShown(journal.job, kept));
}

/** Resumes a poll that an earlier process had finalized; false if there is none. */
export async function resumePoll(jobRun: JobRun, destination: Destination): Promise<boolean> {
  const kept = keptPollOf(jobRun.journal.job);
  if (!kept) return resumeStaticReply(jobRun, destination);
  await postPoll(jobRun, destination, kept);
  return true;
}

/** A poll that a tool asked for. */
export async function onPlannedPoll(
  { inbox, log }: { readonly inbox: Inbox; readonly log: Log },
  jobRun: JobRun,
  event: ScheduledEvent,
): Promise<void> {
  const poll = pollOf(event);
  if (!poll) return;
  if (poll.by !== null && !(await mayStillWrite(jobRun, event.place, poll.by)))
    return log.warn(
      { job: jobRun.journal.job.id },
      'did not post a poll: the person who asked may not post there',
    );
  try {
    await postPoll(jobRun, { place: event.place, audience: toEveryone() }, poll);
  } catch (error) {
    if (!(await fallBackToChannel(inbox, jobRun, event, error))) throw error;
  }
}

type ShownPoll = Poll & { readonly text: string; readonly buttons: readonly Button[] };

function toShown(job: Job, kept: KeptPoll): ShownPoll {
  return { ...kept, text: toPollText(kept), buttons: toButtons(job, kept) };
}

/** Writes a poll's only message, or writes it again. */
export async function writePoll(
  jobRun: JobRun,
  destination: Destination,
  whole: Journal,
  { question, options, text, buttons }: ShownPoll,
): Promise<void> {
  const isNew = whole === jobRun.journal;
  const words = { text: '', state: 'answering' } as const;
  const reply = jobRun.output({
    ...destination,
    whole,
    outputJournal: toOutputJournal(whole, 0, isNew ? null : words),
    buttons,
    poll: { question, options },
  });
  if (!isNew) reply.push(text);
  await reply.finish(toEnding(), { buttons, files: [], toFile: noFile });
}

/** A poll is far shorter than a message. */
function noFile(): never {
  throw new Error('a poll did not fit');
}

export function toButtons({ id }: Job, { options, votes }: KeptPoll): Button[] {
  const people = Object.entries(votes);
  return options.map((option, index) => ({
    ...button(option, toVoteVerb(index), id),
    chosenBy: people.filter(([, vote]) => vote === index).map(([person]) => person),
  }));
}

export type VoteServices = { readonly inbox: Inbox; readonly tell: Tell };

const createVote = ({ inbox, tell }: VoteServices): ActionHandler => ({
  once: 'never',
  waitsFor: 'message',
  async run(jobRun, event, from) {
    const kept = keptPollOf(from);
    const { verb } = parseAction(event.action);
    const option = kept?.options.findIndex((_, index) => toVoteVerb(index) === verb) ?? -1;
    const [asked] = from.events;
    if (!kept || option < 0 || !asked) return tell(jobRun, event, pollStrings.pollOver);
    const before = choiceOf(jobRun.journal.job);
    const choice = before === undefined ? toChoice(kept, event.speaker.id, option) : before;
    // Kept first: a press that is run again would take back what it has brought.
    await jobRun.journal.write({ data: { type: 'vote', choice } });
    const counted = withChoice(kept, event.speaker.id, choice);
    const whole = createJournal(from, inbox);
    await whole.write({ data: counted, text: toAllReaders(() => toPollText(counted)) });
    const audience = { ...toEveryone(), interaction: event.interaction };
    const shown = toAllReaders(() => toShown(whole.job, counted));
    const destination = { place: asked.place, audience };
    await toAllReaders(() => writePoll(jobRun, destination, whole, shown));
  },
});

/** The buttons of a poll. */
export function createPollActions(services: VoteServices): Readonly<Record<string, ActionHandler>> {
  const vote = createVote(services);
  return Object.fromEntries(
    Array.from({ length: MAX_OPTIONS }, (_, index) => [toVoteVerb(index), vote]),
  );
}
