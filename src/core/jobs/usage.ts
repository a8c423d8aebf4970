import { z } from 'zod';
import { detach, outside, timeNow } from '../async.ts';
import { type IncomingEvent, messageOf } from '../events.ts';
import type { Speaker } from '../messages.ts';
import type { Log, Meter, Usage } from '../ports.ts';
import type { Journal } from '../reply/journal.ts';
import type { Store } from '../store-ports.ts';

const amountSchema = z.object({
  questions: z.number(),
  promptTokens: z.number(),
  answerTokens: z.number(),
  pictures: z.number(),
  searches: z.number().default(0), // Days before searches were counted have no count.
  audioMs: z.number(),
});
/** What was used; never what was said. */
export type Amount = Readonly<z.infer<typeof amountSchema>>;

/** What was used where nothing was. */
export const NOTHING: Amount = {
  questions: 0,
  promptTokens: 0,
  answerTokens: 0,
  pictures: 0,
  searches: 0,
  audioMs: 0,
};

/** What a workspace used in some days. */
export type WorkspaceUsage = {
  readonly total: Amount;
  readonly people: ReadonlyMap<string, Amount>;
  /** What each model was asked for. */
  readonly models: ReadonlyMap<string, Amount>;
};

/** An amount, and the model that it took. */
export type MeteredUsage = Partial<Amount> & { readonly model?: string };

type Workspace = { readonly platform: string; readonly workspace: string };

/** The count of what is used, by workspace and day. */
export type UsageBook = {
  /**
   * Adds to today's count; usage without a person (`person` null) counts in the sum only. Costs no
   * write of its own: the counts of some seconds are stored together.
   */
  count(of: Workspace, person: string | null, counted: MeteredUsage): void;
  /** What was used today, or since the month began, by UTC. */
  read(of: Workspace, span: 'today' | 'month'): Promise<WorkspaceUsage>;
  /**
   * Takes a person out of the counts of all days; the sums stay. Resolves to how many days they
   * were in.
   */
  forget(of: Workspace, person: string): Promise<number>;
  /** Stores what was counted. */
  flush(): Promise<void>;
};

const daySchema = z.object({
  total: amountSchema,
  people: z.record(z.string(), amountSchema),
  models: z.record(z.string(), amountSchema).default({}),
});
type Day = {
  total: Amount;
  readonly people: Map<string, Amount>;
  readonly models: Map<string, Amount>;
};

const MAX_DAYS = 62;
const FLUSH_EVERY_MS = 5_000;

/** Those who come later on a day count in its sum only. */
const MAX_PEOPLE = 1_000;
const MAX_MODELS = 50;

/** Counts by workspace and day (UTC), kept for 62 days. */
export function createUsage(
  store: Store,
  { log, now = timeNow }: { readonly log: Log; readonly now?: () => number },
): UsageBook {
  let pending = new Map<string, Day>();
  let storing: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | null = null;

  const storeAll = async (): Promise<void> => {
    const taken = pending;
    pending = new Map();
    for (const [key, counted] of taken) {
      try {
        await keepIndex(store, key);
        await store.update(key, (value) => toStored(merge(toDayOf(value), counted)));
        taken.delete(key);
      } catch (error) {
        log.warn({ err: error }, 'could not save usage; trying again');
      }
    }
    for (const [key, counted] of taken)
      pending.set(key, merge(pending.get(key) ?? toDay(), counted));
    if (taken.size > 0) plan(); // Perhaps nothing more is counted today.
  };

  const flush = (): Promise<void> => {
    if (timer) clearTimeout(timer);
    timer = null;
    // The sum of all counts, for every asker.
    storing = storing.catch(() => {}).then(() => outside(storeAll));
    return storing;
  };
  const flushSoon = detach(log, 'usage', flush);
  const plan = (): void => {
    timer ??= outside(() => setTimeout(flushSoon, FLUSH_EVERY_MS).unref());
  };

  return {
    flush,
    count(of, person, { model, ...counted }) {
      const key = toKey(of, toDate(now()));
      const total = { ...NOTHING, ...counted };
      const people = new Map(person === null ? [] : [[person, total]]);
      const models = new Map(model === undefined ? [] : [[model, total]]);
      pending.set(key, merge(pending.get(key) ?? toDay(), { total, people, models }));
      plan();
    },
    async forget(of, person) {
      await flush();
      let days = 0;
      const removeOne = async (key: string) => {
        let wasThere = false;
        await store.update(key, (value) => {
          const day = toDayOf(value);
          wasThere = day.people.delete(person);
          return wasThere ? toStored(day) : value;
        });
        if (wasThere) days += 1;
      };
      storing = storing
        .catch(() => {})
        .then(async () => {
          for (const key of toDays(await store.get(toIndex(of)))) await removeOne(key);
        });
      await storing;
      return days;
    },
    async read(of, span) {
      await flush();
      const keys = toDates(now(), span).map((date) => toKey(of, date));
      const days = await Promise.all(keys.map(async (key) => toDayOf(await store.get(key))));
      return days.reduce(merge, toDay());
    },
  };
}

function toStored({ total, people, models }: Day) {
  return { total, people: Object.fromEntries(people), models: Object.fromEntries(models) };
}

function toDayOf(stored: unknown): Day {
  const { data } = daySchema.safeParse(stored);
  if (!data) return toDay();
  const { total, people, models } = data;
  return {
    total,
    people: new Map(Object.entries(people)),
    models: new Map(Object.entries(models)),
  };
}

function toDay(): Day {
  return { total: NOTHING, people: new Map(), models: new Map() };
}

/** Adds the second to the first. */
function merge(day: Day, more: Day): Day {
  addEach(day.people, more.people, MAX_PEOPLE);
  addEach(day.models, more.models, MAX_MODELS);
  day.total = add(day.total, more.total);
  return day;
}

function addEach(into: Map<string, Amount>, more: ReadonlyMap<string, Amount>, max: number): void {
  for (const [name, amount] of more) {
    const known = into.get(name);
    if (known || into.size < max) into.set(name, add(known ?? NOTHING, amount));
  }
}

function add(a: Amount, b: Amount): Amount {
  return {
    questions: a.questions + b.questions,
    promptTokens: a.promptTokens + b.promptTokens,
    answerTokens: a.answerTokens + b.answerTokens,
    pictures: a.pictures + b.pictures,
    searches: a.searches + b.searches,
    audioMs: a.audioMs + b.audioMs,
  };
}

function toIndex({ platform, workspace }: Workspace): string {
  return `usage/${platform}/${workspace}`;
}

function toKey(of: Workspace, date: string): string {
  return `${toIndex(of)}/${date}`;
}

const toDays = (stored: unknown): readonly string[] =>
  z.array(z.string()).safeParse(stored).data ?? [];

function toDate(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** Today, or every day of this month until today. */
function toDates(at: number, span: 'today' | 'month'): string[] {
  const today = toDate(at);
  if (span === 'today') return [today];
  return Array.from({ length: Number(today.slice(8)) }, (_, day) => {
    return `${today.slice(0, 8)}${String(day + 1).padStart(2, '0')}`;
  });
}

/** Remembers which days of a workspace are stored, and forgets the oldest. */
async function keepIndex(store: Store, key: string): Promise<void> {
  const index = key.slice(0, key.lastIndexOf('/'));
  let old: readonly string[] = [];
  await store.update(index, (value) => {
    const days = toDays(value);
    const all = days.includes(key) ? days : [...days, key].toSorted();
    old = all.slice(0, -MAX_DAYS);
    return all === days ? value : all.slice(-MAX_DAYS);
  });
  for (const day of old) await store.delete(day);
}

/** Counts what a job uses, on the account of the person who asked. */
export type UsageMeter = {
  /** Goes along with every request to a model. */
  readonly meter: Meter;
  /** What the job took so far in this process. */
  readonly tokens: Pick<Usage, 'promptTokens' | 'answerTokens'>;
  countQuestion(asker: Speaker): void;
  /** Counts recordings that the job wrote down. */
  countAudio(audioMs: number): void;
};

export function createUsageMeter(usage: UsageBook, journal: Journal): UsageMeter {
  let tokens = { promptTokens: 0, answerTokens: 0 };

  const count = (person: string | null, counted: MeteredUsage) => {
    const event = journal.job.events.at(-1);
    if (event) usage.count(event.place, person, counted);
  };
  const payer = () => {
    const event = journal.job.events.at(-1);
    return event ? (speakerOf(event)?.id ?? null) : null;
  };

  return {
    get tokens() {
      return tokens;
    },
    meter(used) {
      tokens = {
        promptTokens: tokens.promptTokens + used.promptTokens,
        answerTokens: tokens.answerTokens + used.answerTokens,
      };
      count(payer(), used);
    },
    countQuestion: ({ id }) => count(id, { questions: 1 }),
    countAudio(audioMs) {
      if (audioMs > 0) count(payer(), { audioMs });
    },
  };
}

function speakerOf(event: IncomingEvent): Speaker | null {
  if (event.type === 'message' || event.type === 'edit') return event.message.speaker;
  if (event.type === 'scheduled') return messageOf(event)?.speaker ?? null;
  return 'speaker' in event ? event.speaker : null;
}
