import { toEveryone } from '../audience.ts';
import { type Button, type Poll, parseAction } from '../content.ts';
import { toSection } from '../delivery/section.ts';
import type { DueEvent } from '../event.ts';
import type { Ending, Job } from '../inbox.ts';
import { createLedger, type Ledger } from '../ledger.ts';
import type { Stand } from '../ports.ts';
import { tell } from '../press/answered.ts';
import { noForm, type Verb } from '../press/verb.ts';
import { sentences } from '../sentences.ts';
import { button, type Work } from '../work.ts';
import { movesOut } from './moving.ts';
import { mayStillWrite } from './permission.ts';
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

const ENDING: Ending = { kind: 'fixed', note: sentences.howToVote, canRetry: false };

/** Posts a poll: the platform's own where it has one, else a text with buttons. */
export async function postPoll(
  work: Work,
  stand: Stand,
  { question, options }: Poll,
): Promise<void> {
  const { ledger } = work;
  const kept = keptPollOf(ledger.job) ?? {
    type: 'poll',
    question,
    options: [...options],
    votes: {},
  };
  await ledger.journal({
    state: 'delivering',
    text: toPollText(kept),
    memo: kept,
    ending: ENDING,
  });
  await write(work, stand, ledger, kept);
}

/** A poll that a tool asked for. */
export async function onPollDue(work: Work, event: DueEvent): Promise<void> {
  const poll = pollOf(event);
  if (!poll) return;
  const { parts, ledger } = work;
  if (poll.by !== null && !(await mayStillWrite(work, event.place, poll.by)))
    return parts.log.warn(
      { job: ledger.job.id },
      'a poll was left out: its asker may not write there',
    );
  try {
    await postPoll(work, { place: event.place, audience: toEveryone() }, poll);
  } catch (error) {
    if (!(await movesOut(work, event, error))) throw error;
  }
}

/** Writes a poll's only message, or writes it anew. */
async function write(work: Work, stand: Stand, whole: Ledger, kept: KeptPoll): Promise<void> {
  const { question, options } = kept;
  const isNew = whole === work.ledger;
  const words = { text: '', state: 'answering' } as const;
  const buttons = toButtons(whole.job, kept);
  const reply = work.output({
    ...stand,
    whole,
    section: toSection(whole, 0, isNew ? null : words),
    buttons,
    poll: { question, options },
  });
  if (!isNew) reply.push(toPollText(kept));
  await reply.finish(ENDING, { buttons, files: [], toFile: noFile });
}

/** A poll is far shorter than a message. */
function noFile(): never {
  throw new Error('a poll did not fit');
}

function toButtons({ id }: Job, { options }: KeptPoll): Button[] {
  return options.map((option, index) => button(option, toVoteVerb(index), id));
}

const vote: Verb = {
  once: 'never',
  toForm: noForm,
  async run(work, event, from) {
    const kept = keptPollOf(from);
    const { verb } = parseAction(event.action);
    const option = kept?.options.findIndex((_, index) => toVoteVerb(index) === verb) ?? -1;
    const [asked] = from.events;
    if (!kept || option < 0 || !asked) return tell(work, event, sentences.pollOver);
    const before = choiceOf(work.ledger.job);
    const choice = before === undefined ? toChoice(kept, event.speaker.id, option) : before;
    // Kept first: a press that is run again would take back what it has brought.
    await work.ledger.journal({ memo: { type: 'vote', choice } });
    const counted = withChoice(kept, event.speaker.id, choice);
    const whole = createLedger(from, work.parts.inbox);
    await whole.journal({ memo: counted, text: toPollText(counted) });
    const audience = { ...toEveryone(), via: event.via };
    await write(work, { place: asked.place, audience }, whole, counted);
  },
};

/** The buttons of a poll. */
export const pollVerbs: Readonly<Record<string, Verb>> = Object.fromEntries(
  Array.from({ length: MAX_OPTIONS }, (_, index) => [toVoteVerb(index), vote]),
);
