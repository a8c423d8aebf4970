import { z } from 'zod';
import { buttonSchema, outgoingFileSchema } from './content.ts';
import { incomingEventSchema, withoutWords } from './events.ts';
import { placeSchema } from './messages.ts';

/**
 * One message that an answer was written to. `opening` is journalled before the create and the id
 * after it, so that after a crash an unknown outcome is known to be one.
 */
const postedSchema = z.object({
  /** `jobId/output/n`: the n-th message of an output. */
  key: z.string(),
  /** The platform's id, null until the create is known to have happened. */
  id: z.string().nullable(),
  state: z.enum(['opening', 'open', 'closed']),
  /**
   * Where in the formatted text this message ends; null while it is the last one. Never moved once
   * set.
   */
  cut: z.number().nullable(),
  /**
   * The same for the older answer that it still shows because the new one has not come; null or
   * left out if there is none.
   */
  oldCut: z.number().nullish(),
  /** Epoch milliseconds at which its create began. */
  openedAt: z.number(),
  /**
   * What its adapter needs to go on with it in another process (a stream's state, the channel it
   * is in).
   */
  adapterState: z.json(),
});
export type Posted = Readonly<z.infer<typeof postedSchema>>;

/**
 * A message that its job could not finish: it took no end, which is `content`, or was to go and
 * could not be taken away (null).
 */
export const leftSchema = z.object({
  message: postedSchema,
  content: z
    .object({ text: z.string(), status: z.string().nullable(), buttons: z.array(buttonSchema) })
    .nullable(),
});
export type Leftover = Readonly<z.infer<typeof leftSchema>>;

/**
 * One assistant message, verbatim with its signatures, and the results of its tool calls in order.
 * Before an acting call is started, that is journalled: if its result is null after a crash, its
 * outcome is unknown.
 */
const roundSchema = z.object({
  message: z.json(),
  results: z.array(z.json()),
  /** Which of the calls that act have been started; left out: all of them may have been. */
  started: z.array(z.number()).optional(),
  sources: z
    .array(z.object({ title: z.string(), url: z.string(), saidAt: z.number().optional() }))
    .default([]),
  /** The places whose words its calls may have shown: asked about again when it goes on later. */
  read: z.array(placeSchema).optional(),
});
export type Round = Readonly<z.infer<typeof roundSchema>>;

/** Places whose words a job may show, and to whom: asked about again before it shows them later. */
const readingSchema = z.object({
  here: placeSchema,
  asker: z.object({ id: z.string(), isExternal: z.boolean() }),
  to: z.union([z.literal('everyone'), z.object({ person: z.string() })]),
  places: z.array(placeSchema),
});
export type JobReading = Readonly<z.infer<typeof readingSchema>>;

/** A call that waits for a person's approval. */
const proposalSchema = z.object({
  callId: z.string(),
  /** What is to be done, in Markdown. */
  text: z.string(),
  consent: z.enum(['asker', 'admin']),
  /** `begun`: it was agreed to and has been started, so that it is not started again. */
  state: z.enum(['open', 'approved', 'begun', 'denied', 'expired']),
  /** The name of the person who decided. */
  by: z.string().nullable(),
  /** Epoch milliseconds at which they did. */
  decidedAt: z.number().optional(),
  /** The result, once it is known, or known to be unknown. */
  outcome: z.enum(['done', 'failed', 'unknown']).optional(),
});
export type Proposal = Readonly<z.infer<typeof proposalSchema>>;

const jobStateSchema = z.enum(['accepted', 'answering', 'delivering', 'done', 'dropped']);

/** Why a running or waiting job is to end early. */
const interruptionSchema = z.enum(['stop', 'edit', 'delete', 'leave']);
export type Interruption = z.infer<typeof interruptionSchema>;

/** How an answer ended, and the quiet line that says so. */
const endingSchema = z.object({
  /**
   * `fixed`: not the model's words, so nothing to regenerate. `waiting`: no end at all, the model
   * is out of reach for now.
   */
  kind: z.enum(['complete', 'stopped', 'cut', 'failed', 'fixed', 'waiting']),
  note: z.string().nullable(),
  canRetry: z.boolean(),
  /** The text is Parley's own sentence of what went wrong: no answer stands. */
  isSentence: z.boolean().optional(),
});
export type Ending = Readonly<z.infer<typeof endingSchema>>;

/**
 * Work that was accepted: one answer's worth of events, and everything needed to finish it in
 * another process.
 */
export const jobSchema = z.object({
  id: z.string(),
  conversation: z.string(),
  events: z.array(incomingEventSchema).min(1),
  state: jobStateSchema,
  /** How many processes have started it; the third death ends it in a visible error. */
  attempts: z.number(),
  posted: z.array(postedSchema),
  rounds: z.array(roundSchema),
  /** The model's text: as far as it was shown while answering, whole from `delivering` on. */
  text: z.string(),
  /** What tools made to go with the answer. */
  files: z.array(outgoingFileSchema).default([]),
  /**
   * The files of the older answer whose text `text` is, as long as that stands; null if the text is
   * the job's own.
   */
  oldFiles: z.array(outgoingFileSchema).nullable().default(null),
  /** What a job of its kind keeps for the buttons of its messages: a transcript, a drawing. */
  data: z.json().default(null),
  /**
   * Addresses that searches returned for it, and those that it has fetched: a later run goes on
   * with both.
   */
  addresses: z
    .object({ found: z.array(z.string()), fetched: z.array(z.string()) })
    .default({ found: [], fetched: [] }),
  /** Calls that wait for an approval, in the order of their buttons. */
  proposals: z.array(proposalSchema).default([]),
  /** How the answer ended, once it has. After a crash it is shown again, not worked out again. */
  ending: endingSchema.nullable(),
  interruption: interruptionSchema.nullable(),
  /**
   * The job that has taken over its question and messages: buttons that name this job mean that
   * one.
   */
  successor: z.string().nullable().default(null),
  /**
   * Epoch milliseconds at which its answer was deleted, or its words forgotten, on request; from
   * then on none of its buttons work, except Delete if messages of it are left.
   */
  removedAt: z.number().nullable().default(null),
  /**
   * Jobs that made something else from its answer, by their id or their event's key: another
   * picture, a summary, a poll. They go with the question.
   */
  derived: z.array(z.string()).default([]),
  /** Whose words the model was shown for it, beside those of its events, by their ids. */
  people: z.array(z.string()).default([]),
  /** Which messages of elsewhere the model was shown for it, by their ids. */
  repeats: z.array(z.string()).default([]),
  /** Where else its words may come from. */
  readings: z.array(readingSchema).default([]),
  createdAt: z.number(),
});
export type Job = Readonly<z.infer<typeof jobSchema>>;

/** What is left of a job whose words are to be forgotten: its messages, and whose they are. */
export function toStripped(job: Job, now: number): Job {
  return {
    ...job,
    events: job.events.map(withoutWords),
    ...{ text: '', rounds: [], files: [], oldFiles: null, data: null, proposals: [] },
    readings: [],
    addresses: { found: [], fetched: [] },
    ending: job.ending && { ...job.ending, note: null },
    removedAt: job.removedAt ?? now,
  };
}

/** The most processes that may die over one job before it ends in an error (promise 1). */
export const MAX_ATTEMPTS = 3;

/** A new job for one event. */
export function toJob(id: string, event: Job['events'][number], now: number): Job {
  return {
    id,
    conversation: event.conversation,
    events: [event],
    state: 'accepted',
    attempts: 0,
    posted: [],
    rounds: [],
    text: '',
    files: [],
    oldFiles: null,
    data: null,
    addresses: { found: [], fetched: [] },
    proposals: [],
    ending: null,
    interruption: null,
    successor: null,
    removedAt: null,
    derived: [],
    people: [],
    repeats: [],
    readings: [],
    createdAt: now,
  };
}
