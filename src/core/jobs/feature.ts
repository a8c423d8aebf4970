import type { Tool } from '../answer/tool.ts';
import { UserError } from '../errors.ts';
import type { MessageEvent, ScheduledEvent } from '../events.ts';
import type { Place } from '../messages.ts';
import { strings } from '../strings/en.ts';
import type { ActionHandler } from './action-handler.ts';
import type { JobRun } from './job-run.ts';

/** Does what was planned, once it is due. */
export type ScheduledHandler = (jobRun: JobRun, event: ScheduledEvent) => Promise<void>;

/** Plans work of its own for a message, whether or not the message is answered. */
export type MessageHook = {
  /** The key of the work planned for a message, by which an edit or a deletion finds it. */
  toKey(place: Place, messageId: string): string;
  /** The work for a message that has just arrived; null if there is none. */
  plan(event: MessageEvent): Promise<ScheduledEvent | null>;
};

/** A capability that plugs into the core. */
export type Feature = {
  readonly name: string;
  /** What its buttons and forms do, by verb. A verb is never reused for something else. */
  readonly actions: Readonly<Record<string, ActionHandler>>;
  /** What happens when something that it planned is due, by name. */
  readonly scheduled: Readonly<Record<string, ScheduledHandler>>;
  /** Sees each message before it is decided whether the message is answered. */
  readonly onMessage: MessageHook | null;
  /** The functions that it lets the model call. */
  readonly tools: readonly Tool[];
};

/** A feature, with nothing in the members that it leaves out. */
export function defineFeature({
  name,
  actions = {},
  scheduled = {},
  onMessage = null,
  tools = [],
}: Pick<Feature, 'name'> & Partial<Feature>): Feature {
  return { name, actions, scheduled, onMessage, tools };
}

/** What all features bring, found by name. */
export type Handlers = {
  readonly actions: ReadonlyMap<string, ActionHandler>;
  readonly scheduled: ReadonlyMap<string, ScheduledHandler>;
  readonly messageHooks: readonly MessageHook[];
  readonly tools: readonly Tool[];
};

/** Throws a `UserError` if two features bring the same name. */
export function mergeFeatures(features: readonly Feature[]): Handlers {
  return {
    actions: merge(features, ({ actions }) => actions),
    scheduled: merge(features, ({ scheduled }) => scheduled),
    messageHooks: features.flatMap(({ onMessage }) => onMessage ?? []),
    tools: features.flatMap(({ tools }) => tools),
  };
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
        throw new UserError('config_failed', strings.broughtTwice(key, [owner, feature.name]));
      owners.set(key, feature.name);
      merged.set(key, handler);
    }
  }
  return merged;
}
