import type { Tool } from '../answer/tool.ts';
import { type Form, parseAction } from '../content.ts';
import type { PersonalScope } from '../conversation/forgotten.ts';
import { UserError } from '../errors.ts';
import type {
  ActionEvent,
  DeleteEvent,
  EditEvent,
  FormEvent,
  MessageEvent,
  ScheduledEvent,
} from '../events.ts';
import type { Job } from '../job.ts';
import type { Place } from '../messages.ts';
import type { Log } from '../ports.ts';
import type { JobRun } from './job-run.ts';

/** Does what was planned, once it is due. */
type ScheduledHandler = (jobRun: JobRun, event: ScheduledEvent) => Promise<void>;

/** Plans work of its own for a message, whether or not the message is answered. */
type MessageHook = {
  /** The key of the work planned for a message, by which an edit or a deletion finds it. */
  toKey(place: Place, messageId: string): string;
  /** The work for a message that has just arrived; null if there is none. */
  plan(event: MessageEvent): Promise<ScheduledEvent | null>;
};

/** Is called for everything that is said, to Parley or not. */
export type ObserverHook = (event: MessageEvent | EditEvent | DeleteEvent) => Promise<void>;

/** What happened on a platform may not have been told: it is listened to, or again. */
export type SessionHook = (platform: string) => Promise<void>;

/** Forgets what is kept outside of a job that is removed. */
export type RemovalHook = (removed: Job) => Promise<void>;

/** How much went; `left`: the conversations of the jobs that could not be reached now, one each. */
export type ForgottenCount = { readonly removed: number; readonly left: readonly string[] };

export type IsExempt = (job: Pick<Job, 'id' | 'events'>) => boolean;

/** What of a scope is to go. */
export type Forgetting = {
  /** Jobs that it holds of stay whatever they hold, as the one that asks. */
  readonly isExempt: IsExempt;
  /**
   * Null: it is asked for the first time, and all there is goes. Else the epoch milliseconds of
   * that first time: what is meant is what jobs have kept since that had been accepted by then.
   */
  readonly until: number | null;
};

/** Something that is kept of people, so that they see it and have it forgotten (promise 20). */
export type PersonalStore = {
  readonly name: string;
  /** What it keeps, in a line that a person reads; null: nothing. */
  describe(scope: PersonalScope): Promise<string | null>;
  forget(scope: PersonalScope, forgetting: Forgetting): Promise<ForgottenCount>;
  /** So many that went, as a person reads it: `3 reminders`. */
  count(n: number): string;
};

/** So many went, and all that was meant. */
export const allRemoved = (removed: number): ForgottenCount => ({ removed, left: [] });

/** A capability that plugs into the core. */
export type Feature = {
  readonly name: string;
  /** What its buttons and forms do, by verb. A verb is never reused for something else. */
  readonly actions: Readonly<Record<string, ActionHandler>>;
  /** What happens when something that it planned is due, by name. */
  readonly scheduled: Readonly<Record<string, ScheduledHandler>>;
  /** Sees each message before it is decided whether the message is answered. */
  readonly onMessage: MessageHook | null;
  /** Hears of each message, edit and deletion as it comes; nothing waits for it. */
  readonly onObserved: ObserverHook | null;
  readonly onSession: SessionHook | null;
  /**
   * Hears of each job whose question was deleted, and of those made from it: what it keeps for
   * them is to go.
   */
  readonly onRemoved: RemovalHook | null;
  /** The functions that it lets the model call. */
  readonly tools: readonly Tool[];
  /** What it keeps of people beside conversations and jobs, which are the core's. */
  readonly stores: readonly PersonalStore[];
  /** How it stands. */
  readonly about: About | null;
};

/** For `/about`: a label and a value a line. */
export type About = () => Promise<readonly (readonly [string, string])[]>;

/** A feature, with nothing in the members that it leaves out. */
export function defineFeature({
  name,
  actions = {},
  scheduled = {},
  onMessage = null,
  onObserved = null,
  onSession = null,
  onRemoved = null,
  tools = [],
  stores = [],
  about = null,
}: Pick<Feature, 'name'> & Partial<Feature>): Feature {
  return {
    ...{
      name,
      actions,
      scheduled,
      onMessage,
      onObserved,
      onSession,
      onRemoved,
      tools,
      stores,
      about,
    },
  };
}

/** What all features bring, found by name. */
export type Handlers = {
  readonly actions: ReadonlyMap<string, ActionHandler>;
  readonly scheduled: ReadonlyMap<string, ScheduledHandler>;
  readonly messageHooks: readonly MessageHook[];
  readonly observerHooks: readonly ObserverHook[];
  readonly sessionHooks: readonly SessionHook[];
  readonly removalHooks: readonly RemovalHook[];
  readonly tools: readonly Tool[];
  readonly stores: readonly PersonalStore[];
  readonly about: About;
};

/** Throws a `UserError` if two features bring the same name. */
export function mergeFeatures(features: readonly Feature[]): Handlers {
  return {
    actions: merge(features, ({ actions }) => actions),
    scheduled: merge(features, ({ scheduled }) => scheduled),
    messageHooks: features.flatMap(({ onMessage }) => onMessage ?? []),
    sessionHooks: features.flatMap(({ onSession }) => onSession ?? []),
    observerHooks: features.flatMap(({ onObserved }) => onObserved ?? []),
    removalHooks: features.flatMap(({ onRemoved }) => onRemoved ?? []),
    tools: features.flatMap(({ tools }) => tools),
    stores: features.flatMap(({ stores }) => stores),
    async about() {
      const lines = await Promise.all(features.map(async ({ about }) => (await about?.()) ?? []));
      return lines.flat();
    },
  };
}

/** For the operator, in a terminal. */
function toBroughtTwice(name: string, [first, second]: readonly [string, string]): string {
  return `The features ${first} and ${second} both provide “${name}”. Remove one of them, or rename it there.`;
}

function merge<T>(
  features: readonly Feature[],
  select: (feature: Feature) => Readonly<Record<string, T>>,
): ReadonlyMap<string, T> {
  const merged = new Map<string, T>();
  const owners = new Map<string, string>();
  for (const feature of features) {
    for (const [key, handler] of Object.entries(select(feature))) {
      const owner = owners.get(key);
      if (owner !== undefined)
        throw new UserError('config_failed', toBroughtTwice(key, [owner, feature.name]));
      owners.set(key, feature.name);
      merged.set(key, handler);
    }
  }
  return merged;
}

/** What the buttons of one verb do. `from` is the job that holds the message they are on. */
export type ActionHandler = {
  /**
   * Whose second press counts for nothing while the first is being handled: anybody's (everyone
   * sees the outcome), or the same person's. `never`: each press counts.
   */
  readonly once: 'anybody' | 'person' | 'never';
  /**
   * A press waits for what was said in the conversation before it; with `message` only for
   * earlier presses on the same message.
   */
  readonly waitsFor?: 'message';
  /**
   * It removes only what is the person's own: done even if it is unknown whether they still see the
   * place.
   */
  readonly takesAway?: true;
  /**
   * The form that a press opens (its verb ends in `?`); null if there is nothing to ask. It only
   * looks at what is in memory: the platform waits for it.
   */
  toForm?(from: Job, event: ActionEvent): Promise<Form | null>;
  /**
   * Handles a press, or a form that was sent, as a job of its own in the conversation of `from`.
   * `again` answers the question that the job has taken over (`takeOverJob`).
   */
  run(
    jobRun: JobRun,
    event: ActionEvent | FormEvent,
    from: Job,
    again: (jobRun: JobRun) => Promise<void>,
  ): Promise<void>;
};

/** Whether the messages went on to another job after the button was shown that was pressed. */
export function isOutdated({ action }: ActionEvent | FormEvent, from: Job): boolean {
  return parseAction(action).jobId !== from.id;
}

/**
 * The name under which the inbox knows that an action is under way. Regenerate and Retry come to
 * the same.
 */
export function toActionName(action: string): string {
  const { verb, jobId } = parseAction(action);
  return `press/${verb === 'retry' ? 'again' : verb}/${jobId}`;
}

/** Hands something that is due to the feature that planned it. */
export async function onScheduled(
  { scheduled, log }: { readonly scheduled: Handlers['scheduled']; readonly log: Log },
  jobRun: JobRun,
  event: ScheduledEvent,
): Promise<void> {
  const handle = scheduled.get(event.name);
  if (handle) return handle(jobRun, event);
  log.warn(
    { job: jobRun.journal.job.id, name: event.name },
    'skipped a scheduled event: its feature has been removed',
  );
}
