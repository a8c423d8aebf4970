import { z } from 'zod';
import { createTurnTaking, timeNow } from '../../core/async.ts';
import { UserError } from '../../core/errors.ts';
import type { ScheduledEvent } from '../../core/events.ts';
import type { Schedule } from '../../core/local-time.ts';
import { type Place, placeSchema } from '../../core/messages.ts';
import type { Inbox, Store, StoreKeys } from '../../core/store-ports.ts';
import { reminderStrings } from './strings/index.ts';

/** The name of a planned reminder. */
export const REMIND = 'remind';

export const reminderSchema = z.object({
  id: z.string(),
  place: placeSchema,
  conversation: z.string(),
  /** The message that asked for it, which it is a reply to. */
  messageId: z.string().nullable(),
  person: z.string(),
  /** What the person is called. */
  name: z.string().nullable(),
  what: z.string(),
  /** Epoch milliseconds of the next occurrence. */
  at: z.number(),
  /** The zone that its times are told in. */
  zone: z.string().nullable(),
  /** How it is repeated: a series with its start, or a cron pattern; null: once. */
  repeat: z.string().nullable(),
});
export type Reminder = Readonly<z.infer<typeof reminderSchema>>;

/** Whose reminders. */
export type Owner = Pick<Reminder, 'person'> & {
  readonly place: { readonly platform: string; readonly workspace: string };
};

type Workspace = Pick<Place, 'platform' | 'workspace'>;
type IsMeant = (reminder: Reminder) => boolean;

/** Everyone's pending reminders: listed and canceled here, run by the inbox. */
export type Reminders = {
  /**
   * Keeps a reminder and plans its next occurrence; twice is once. Throws `UserError` if there are
   * too many.
   */
  plan(reminder: Reminder): Promise<void>;
  /** Those of one person, the next one first. */
  list(owner: Owner): Promise<readonly Reminder[]>;
  /** Keeps what a person is asked about, until it is planned or past. */
  ask(reminder: Reminder): Promise<void>;
  /**
   * A reminder as the answer to a question that is open in its conversation, which it then is one
   * with: a person may answer in words and press Yes, too.
   */
  answering(reminder: Reminder): Promise<Reminder>;
  /** Those in a workspace that are meant, whosever they are. */
  listIn(workspace: Workspace, isMeant: IsMeant): Promise<readonly Reminder[]>;
  /** The same with the questions about them; resolves to how many were planned. */
  forgetIn(workspace: Workspace, isMeant: IsMeant): Promise<number>;
  /** False if it was not there any more. */
  cancel(owner: Owner, id: string): Promise<boolean>;
  /** An occurrence was delivered: the next one is planned, or it is over. */
  pass(reminder: Reminder): Promise<void>;
};

/** Of one person, in all conversations and workspaces of a platform; a series counts once. */
const MAX_REMINDERS = 50;

export type RemindersOptions = {
  readonly store: Store;
  readonly keys?: StoreKeys;
  readonly inbox: Pick<Inbox, 'accept'>;
  readonly schedule: Pick<Schedule, 'next'>;
  readonly now?: () => number;
};

export function createReminders({
  store,
  keys = noKeys,
  inbox,
  schedule,
  now = timeNow,
}: RemindersOptions): Reminders {
  const { load, change, add, listIn, forgetIn } = createLists(store, keys);
  const questions = createQuestions(store, { keys, now });

  const accept = (reminder: Reminder) =>
    inbox.accept(toScheduledEvent(reminder), {
      notBefore: reminder.at,
      lane: reminder.conversation,
      merge: false,
    });

  const plan = async (reminder: Reminder): Promise<void> => {
    await add(reminder);
    await accept(reminder);
  };

  const cancel = (owner: Owner, id: string) => change(owner, id, () => null);

  return {
    plan,
    ask: questions.add,
    async answering(reminder) {
      const planned = new Set((await load(reminder)).map(({ id }) => id));
      const asked = await questions.load(reminder);
      const own = asked.findLast((each) => isAnswer(reminder, each, planned.has(each.id)));
      return own ? { ...reminder, id: own.id } : reminder;
    },
    async list(owner) {
      return (await load(owner)).toSorted((a, b) => a.at - b.at);
    },
    listIn,
    async forgetIn(workspace, isMeant) {
      await questions.forgetIn(workspace, isMeant);
      return forgetIn(workspace, isMeant);
    },
    cancel,
    async pass(reminder) {
      const { repeat, zone, at, id } = reminder;
      // Occurrences that were missed while Parley was down are made up for once, not one by one.
      const after = Math.max(at, now());
      const next = repeat === null ? null : await schedule.next(repeat, { zone, after });
      if (next === null) return void (await cancel(reminder, id));
      const moved = { ...reminder, at: next };
      const isKept = await change(reminder, id, () => moved);
      if (isKept) await accept(moved); // Cancelled while it was delivered: then that was the last.
    },
  };
}

/** Of one person; older ones are not remembered. */
const MAX_QUESTIONS = 10;

/** What a person was asked about and has not let pass. */
function createQuestions(
  store: Store,
  { keys, now }: { readonly keys: StoreKeys; readonly now: () => number },
) {
  const toOwnKey = (owner: Owner) => toAskedKey(toKey(owner));
  const isOpen = ({ at }: Reminder) => at > now();

  return {
    load: async (owner: Owner): Promise<Reminder[]> =>
      (await readList(store, toOwnKey(owner))).filter(isOpen),
    async add(reminder: Reminder): Promise<void> {
      await store.update(toOwnKey(reminder), (value) => {
        const others = toReminders(value).filter((each) => isOpen(each) && each.id !== reminder.id);
        return [...others, reminder].slice(-MAX_QUESTIONS);
      });
    },
    forgetIn: (workspace: Workspace, isMeant: IsMeant) =>
      dropFrom(store, keys(toAskedKey(toListKeys(workspace))), isMeant),
  };
}

/**
 * Whether a reminder answers a question: it is for the same thing, or for the same time. Once the
 * question was answered by a press, one for another time is another reminder.
 */
function isAnswer(reminder: Reminder, asked: Reminder, isPlanned: boolean): boolean {
  if (reminder.conversation !== asked.conversation) return false;
  return isSameTime(reminder, asked) || (!isPlanned && toThing(reminder) === toThing(asked));
}

export const isSameTime = (a: Reminder, b: Reminder): boolean =>
  a.at === b.at && a.repeat === b.repeat;

const toThing = ({ what }: Reminder): string =>
  what
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The stored lists, one for each person and workspace. */
function createLists(store: Store, keys: StoreKeys) {
  const inTurn = createTurnTaking();

  const load = (owner: Owner) => readList(store, toKey(owner));

  /**
   * How many a person has in other workspaces of the platform; from now on this one is known, too.
   */
  const countElsewhere = async (owner: Owner): Promise<number> => {
    const key = toIndexKey(owner);
    const { platform, workspace } = owner.place;
    const toKnown = (value: unknown) => z.array(z.string()).safeParse(value).data ?? [];
    const empty = new Set<string>();
    let count = 0;
    for (const other of toKnown(await store.get(key)).filter((each) => each !== workspace)) {
      const { length } = await load({ ...owner, place: { platform, workspace: other } });
      if (length === 0) empty.add(other);
      count += length;
    }
    await store.update(key, (value) => {
      const others = toKnown(value).filter((each) => each !== workspace && !empty.has(each));
      return [...others, workspace];
    });
    return count;
  };

  return {
    load,
    async listIn(workspace: Workspace, isMeant: IsMeant): Promise<readonly Reminder[]> {
      const found: Reminder[] = [];
      for await (const key of keys(toListKeys(workspace)))
        found.push(...(await readList(store, key)).filter(isMeant));
      return found;
    },
    forgetIn: (workspace: Workspace, isMeant: IsMeant) =>
      dropFrom(store, keys(toListKeys(workspace)), isMeant),
    /** Whether it was there. */
    async change(owner: Owner, id: string, edit: (found: Reminder) => Reminder | null) {
      let isThere = false;
      await store.update(toKey(owner), (value) => {
        const list = toReminders(value);
        isThere = list.some((each) => each.id === id);
        return list.flatMap((each) => (each.id === id ? (edit(each) ?? []) : each));
      });
      return isThere;
    },
    /** The same one twice is once. */
    add: (reminder: Reminder) =>
      inTurn(async () => {
        const elsewhere = await countElsewhere(reminder);
        await store.update(toKey(reminder), (value) => {
          const others = toReminders(value).filter(({ id }) => id !== reminder.id);
          if (others.length + elsewhere >= MAX_REMINDERS)
            throw new UserError('tool_failed', reminderStrings.tooManyReminders(MAX_REMINDERS));
          return [...others, reminder];
        });
      }),
  };
}

async function readList(store: Store, key: string): Promise<Reminder[]> {
  return toReminders(await store.get(key));
}

function toReminders(stored: unknown): Reminder[] {
  return z.array(reminderSchema).safeParse(stored).data ?? [];
}

/** Takes those that are meant out of some lists; resolves to how many there were. */
async function dropFrom(store: Store, keys: AsyncIterable<string>, isMeant: IsMeant) {
  let dropped = 0;
  for await (const key of keys) {
    let meant = 0;
    await store.update(key, (value) => {
      const list = toReminders(value);
      const kept = list.filter((each) => !isMeant(each));
      meant = list.length - kept.length;
      return meant === 0 ? value : kept;
    });
    dropped += meant;
  }
  return dropped;
}

async function* noKeys(): AsyncGenerator<string> {}

function toListKeys({ platform, workspace }: Workspace): string {
  return `reminders/${platform}/${workspace}/`;
}

function toAskedKey(key: string): string {
  return `asked ${key}`;
}

function toKey({ place, person }: Owner): string {
  return `${toListKeys(place)}${person}`;
}

/** Where it is kept in which workspaces a person has reminders. */
function toIndexKey({ place: { platform }, person }: Owner): string {
  return `reminders of/${platform}/${person}`;
}

export function toScheduledEvent(reminder: Reminder): ScheduledEvent {
  const { id, place, conversation, at } = reminder;
  return {
    type: 'scheduled',
    key: [place.platform, place.workspace, place.channel, id, REMIND, at].join('/'),
    conversation,
    place,
    at,
    name: REMIND,
    payload: JSON.parse(JSON.stringify(reminder)), // Plain JSON: no member that is undefined.
  };
}

/** The reminder that a scheduled event is for; null if it is for something else. */
export function reminderOf({ name, payload }: ScheduledEvent): Reminder | null {
  return name === REMIND ? (reminderSchema.safeParse(payload).data ?? null) : null;
}
