import { z } from 'zod';
import { timeNow } from '../../core/async.ts';
import type { Poll } from '../../core/content.ts';
import { UserError } from '../../core/errors.ts';
import { type ScheduledEvent, toEventKey } from '../../core/events.ts';
import type { Job } from '../../core/job.ts';
import { toLiteral } from '../../core/markdown/inline.ts';
import { type Place, toConversation } from '../../core/messages.ts';
import { pollStrings } from './strings/index.ts';

/** The name of a planned poll. */
export const POLL = 'poll';

// Discord: Poll Create Request. https://docs.discord.com/developers/resources/poll
const MAX_QUESTION = 300;
const MAX_OPTION = 55;
const MIN_OPTIONS = 2;
export const MAX_OPTIONS = 10;

/** A poll whose votes Parley counts itself, with the option that each person has chosen. */
const keptPollSchema = z.object({
  type: z.literal('poll'),
  question: z.string(),
  options: z.array(z.string()),
  votes: z.record(z.string(), z.number()),
});
export type KeptPoll = Readonly<z.infer<typeof keptPollSchema>>;

const pollSchema = keptPollSchema
  .pick({ question: true, options: true })
  .extend({ by: z.string().nullable().default(null) });

/** A poll and the person who had it posted; null if no person is named. */
export type PlannedPoll = Poll & { readonly by: string | null };

/** The poll that a job keeps; null if it keeps none. */
export function keptPollOf({ data }: Pick<Job, 'data'>): KeptPoll | null {
  return keptPollSchema.safeParse(data).data ?? null;
}

/**
 * A poll within every platform's limits. Throws a `UserError` with the one sentence that says what
 * is wrong with it.
 */
export function toPoll(question: string, options: readonly string[]): Poll {
  const asked = question.replace(/\s+/g, ' ').trim();
  const given = [...new Set(options.map((option) => option.replace(/\s+/g, ' ').trim()))].filter(
    (option) => option !== '',
  );
  if (asked === '' || given.length < MIN_OPTIONS || given.length > MAX_OPTIONS)
    throw new UserError('tool_failed', pollStrings.noPoll);
  if (asked.length > MAX_QUESTION)
    throw new UserError('tool_failed', pollStrings.longQuestion(MAX_QUESTION));
  if (given.some(({ length }) => length > MAX_OPTION))
    throw new UserError('tool_failed', pollStrings.longOption(MAX_OPTION));
  return { question: asked, options: given };
}

/** The verb of the button that votes for the n-th option. */
export const toVoteVerb = (index: number): string => `vote${index}`;

/** Votes in a poll are counted one after another, and wait for nothing that is said. */
export const toVoteLane = (conversation: string, job: string): string =>
  `${conversation}#vote/${job}`;

/** What a press stands for: one vote a person; the same once more takes it back (null). */
export function toChoice({ votes }: KeptPoll, person: string, option: number): number | null {
  return votes[person] === option ? null : option;
}

/** The poll with the only vote of a person. */
export function withChoice(poll: KeptPoll, person: string, choice: number | null): KeptPoll {
  const { [person]: _, ...others } = poll.votes;
  return { ...poll, votes: choice === null ? others : { ...others, [person]: choice } };
}

const voteSchema = z.object({ type: z.literal('vote'), choice: z.number().nullable() });

/** What the job of a press has decided before; undefined if nothing yet. */
export function choiceOf({ data }: Pick<Job, 'data'>): number | null | undefined {
  return voteSchema.safeParse(data).data?.choice;
}

const BAR = 10;

/** The poll with its count, as text for platforms without polls of their own. */
export function toPollText({ question, options, votes }: KeptPoll): string {
  const chosen = Object.values(votes);
  const lines = options.map((option, index) => {
    const count = chosen.filter((vote) => vote === index).length;
    const filled = chosen.length === 0 ? 0 : Math.round((count / chosen.length) * BAR);
    const bar = `${'█'.repeat(filled)}${'░'.repeat(BAR - filled)}`;
    return `${index + 1}. ${toLiteral(option)}\n   \`${bar}\` ${pollStrings.votes(count)}`;
  });
  return `📊 **${toLiteral(question)}**\n\n${lines.join('\n')}`;
}

/** A poll that is posted as a message of its own. */
export function toPollEvent(
  place: Place,
  id: string,
  { question, options, by }: PlannedPoll,
): ScheduledEvent {
  return {
    type: 'scheduled',
    key: `${toEventKey(place, id, 'scheduled')}/${POLL}`,
    conversation: toConversation(place),
    place,
    at: timeNow(),
    name: POLL,
    payload: { question, options: [...options], by },
  };
}

/** The poll that was planned; null if something else was. */
export function pollOf({ name, payload }: ScheduledEvent): PlannedPoll | null {
  return name === POLL ? (pollSchema.safeParse(payload).data ?? null) : null;
}
