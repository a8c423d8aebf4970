import { z } from 'zod';
import { timeNow } from '../async.ts';
import { type Place, toConversation } from '../messages.ts';
import type { Adapter, FoundMessage } from '../ports.ts';
import type { Store } from '../store-ports.ts';
import { toChannelScope } from './settings.ts';

/** Whose, or which, words are meant. A workspace of direct messages is one as well. */
export type PersonalScope =
  | {
      readonly type: 'person';
      readonly platform: string;
      readonly workspace: string;
      readonly person: string;
      /** What they are called; null if that is not known, or of no matter. */
      readonly name: string | null;
    }
  | { readonly type: 'conversation'; readonly conversation: string; readonly place: Place }
  | { readonly type: 'channel'; readonly place: Place }
  | { readonly type: 'message'; readonly place: Place; readonly id: string };

/**
 * What people have had forgotten. It is still on the platform, and is not read there again; what
 * they say afterwards is heard like anybody's.
 */
export type Forgotten = {
  note(scope: PersonalScope): Promise<void>;
  /** Whether a message is among what was forgotten. */
  has(message: PlacedMessage): Promise<boolean>;
  /** The same of many messages of a place, looked up once. */
  within(place: Place): (message: Omit<PlacedMessage, 'place'>) => Promise<boolean>;
  /** When a person had everything forgotten that they had said, in epoch milliseconds; or null. */
  since(person: PersonKey): Promise<number | null>;
};

type PersonKey = Pick<
  Extract<PersonalScope, { type: 'person' }>,
  'platform' | 'workspace' | 'person'
>;

type PlacedMessage = {
  readonly place: Place;
  readonly id: string;
  /** Null if it is not known who said it. */
  readonly person: string | null;
  /** Epoch milliseconds. */
  readonly sentAt: number;
};

const channelSchema = z.object({
  /** Until when everything was forgotten, in epoch milliseconds. */
  until: z.number(),
  /** The same of its conversations, by their keys. */
  conversations: z.record(z.string(), z.number()),
  messages: z.array(z.string()),
});
type ForgottenChannel = Readonly<z.infer<typeof channelSchema>>;

const NOTHING: ForgottenChannel = { until: 0, conversations: {}, messages: [] };

/** Of one channel: the oldest are given up, and are seldom among what is read again. */
const MAX_MESSAGES = 1_000;
const MAX_CONVERSATIONS = 500;

export function createForgotten(store: Store, now: () => number = timeNow): Forgotten {
  const timeOf = async (key: string): Promise<number> =>
    z
      .number()
      .catch(0)
      .parse(await store.get(key));
  const ownTime = async (key: Pick<Place, 'platform' | 'workspace'>, person: string | null) =>
    person === null ? 0 : timeOf(toPersonKey({ ...key, person }));

  const within: Forgotten['within'] = (place) => {
    const kept = store.get(toChannelKey(place)).then(toForgottenChannel);
    kept.catch(() => {}); // The asker is told.
    const people = new Map<string | null, Promise<number>>();
    return async ({ id, person, sentAt }) => {
      const known = people.get(person) ?? ownTime(place, person);
      people.set(person, known);
      const [own, channel] = await Promise.all([known, kept]);
      // A message may open a thread, which has its id.
      const [here, below] = [place, { ...place, thread: id }].map(
        (each) => channel.conversations[toConversation(each)] ?? 0,
      );
      const until = Math.max(own, channel.until, here ?? 0, below ?? 0);
      return sentAt <= until || channel.messages.includes(id);
    };
  };

  return {
    async note(scope) {
      if (scope.type === 'person') return void (await store.set(toPersonKey(scope), now()));
      const key = toChannelKey(scope.place);
      await store.update(key, (value) => withScope(toForgottenChannel(value), scope, now()));
    },
    has: ({ place, ...message }) => within(place)(message),
    within,
    async since(scope) {
      return (await timeOf(toPersonKey(scope))) || null;
    },
  };
}

function toForgottenChannel(value: unknown): ForgottenChannel {
  return channelSchema.safeParse(value).data ?? NOTHING;
}

function withScope(
  channel: ForgottenChannel,
  scope: Exclude<PersonalScope, { type: 'person' }>,
  now: number,
): ForgottenChannel {
  switch (scope.type) {
    case 'channel':
      return { ...NOTHING, until: now };
    case 'conversation': {
      const all = Object.entries({ ...channel.conversations, [toConversation(scope.place)]: now });
      const latest = all.sort(([, a], [, b]) => a - b).slice(-MAX_CONVERSATIONS);
      return { ...channel, conversations: Object.fromEntries(latest) };
    }
    default:
      return { ...channel, messages: [...channel.messages, scope.id].slice(-MAX_MESSAGES) };
  }
}

const KEYS = 'forgotten/';

function toPersonKey({ platform, workspace, person }: PersonKey): string {
  return `${KEYS}${platform}/${workspace}/@${person}`;
}

function toChannelKey(place: Place): string {
  return `${KEYS}${toChannelScope(place)}`;
}

/**
 * The same platforms without what people have had forgotten: it is still there, and is neither
 * read nor found again. Parley's own messages stay, by which it finds what it posted.
 */
export function withoutForgotten<Each extends Adapter>(
  adapters: ReadonlyMap<string, Each>,
  forgotten: Pick<Forgotten, 'within'>,
): ReadonlyMap<string, Each> {
  return new Map([...adapters].map(([id, each]) => [id, toUnforgotten(each, forgotten)]));
}

function toUnforgotten<Each extends Adapter>(
  adapter: Each,
  { within }: Pick<Forgotten, 'within'>,
): Each {
  const { archive } = adapter;
  return {
    ...adapter,
    archive: {
      ...archive,
      async read(place, range, signal) {
        const seen = await archive.read(place, range, signal);
        return keep(seen, toIsKept(within(place)));
      },
      async search(query, scope, signal) {
        const { hits, gap } = await archive.search(query, scope, signal);
        const isKept = ({ place, message }: (typeof hits)[number]) =>
          toIsKept(within(place))(message);
        return { hits: await keep(hits, isKept), gap };
      },
    },
  };
}

type IsKept = (message: FoundMessage) => Promise<boolean>;

function toIsKept(isForgotten: ReturnType<Forgotten['within']>): IsKept {
  return async ({ isOwn, speaker: person, ...message }) =>
    isOwn || !(await isForgotten({ ...message, person }));
}

async function keep<Each>(
  all: readonly Each[],
  isKept: (each: Each) => Promise<boolean>,
): Promise<readonly Each[]> {
  const kept = await Promise.all(all.map(isKept));
  return all.filter((_, index) => kept[index]);
}
