import type { Access, Readable } from '../../core/access.ts';
import { createKeyedTurnTaking } from '../../core/async.ts';
import { findNamesOf } from '../../core/conversation/names.ts';
import type { Policy } from '../../core/conversation/policy.ts';
import { toUserTurn } from '../../core/conversation/prompt.ts';
import { type SettingsStore, toChannelScope } from '../../core/conversation/settings.ts';
import type { ToldHook } from '../../core/jobs/feature.ts';
import {
  isVisible,
  type Message,
  type Place,
  toConversation,
  toOwnPlace,
} from '../../core/messages.ts';
import type { Adapter, Directory, SeenMessage } from '../../core/ports.ts';
import type { PassageIndex } from '../../core/store-ports.ts';
import type { Remembered } from './remembered.ts';
import { type Saying, toSaying } from './said.ts';

/** Channels in which everything that is said is remembered. */
export type ChannelMemory = {
  readonly onTold: ToldHook;
  isOn(place: Place): Promise<boolean>;
  /** Resolves to how many of the channel's latest messages are remembered from now on. */
  turnOn(place: Place, access: Access, directory: Directory, signal: AbortSignal): Promise<number>;
  turnOff(place: Place): Promise<void>;
};

export type ChannelMemoryServices = {
  readonly adapters: ReadonlyMap<string, Adapter>;
  readonly settings: SettingsStore;
  readonly policy: Pick<Policy, 'isAllowed'>;
  readonly passages: Pick<PassageIndex, 'list'>;
  readonly remembered: Remembered;
  readonly shutdown: AbortSignal;
};

/** What was said before the memory was turned on, as far back as is read. */
const MAX_EARLIER = 200;

export function createChannelMemory(services: ChannelMemoryServices): ChannelMemory {
  const { adapters, settings, policy, passages, remembered, shutdown } = services;

  const isOn: ChannelMemory['isOn'] = async (place) =>
    (await settings.get(toChannelScope(place))).memory === true;

  /** Also where the memory was turned off since: what is kept is as it was last said. */
  const isKept = async ({ id, place }: Message): Promise<boolean> => {
    const kept = await passages.list({ place: toChannelScope(place), messageId: id });
    return kept.length > 0;
  };

  const keep = async (message: Message): Promise<void> => {
    const { place, speaker } = message;
    const adapter = adapters.get(place.platform);
    if (!adapter || message.isProxied || !policy.isAllowed(place, speaker)) return;
    const nothing = { parts: [], linked: [] };
    const turn = await toUserTurn(message, nothing, adapter.directory, shutdown);
    const saying = toSaying(turn, toConversation(toOwnPlace(message)));
    if (saying) await remembered.keep([saying]);
  };

  /** Finding names takes its time: what is told of a message later is done later. */
  const takeTurn = createKeyedTurnTaking();
  /** The messages that were told of while a channel is being read. */
  const told = new Set<Set<string>>();

  const hear: ToldHook = async (event) => {
    if (event.type === 'delete') {
      const { place, messageId } = event;
      await remembered.forget({ place: toChannelScope(place), messageId });
      return;
    }
    const { message } = event;
    if ((await isOn(message.place)) || (event.type === 'edit' && (await isKept(message))))
      await keep(message);
  };

  const keepEarlier = async (
    from: Readable,
    access: Access,
    directory: Directory,
    signal: AbortSignal,
  ): Promise<number> => {
    const newer = new Set<string>();
    told.add(newer);
    try {
      const seen = await access.read(from, { after: null, limit: MAX_EARLIER });
      const sayings = await toSayings(from, seen, directory, signal);
      return await keepUnless(newer, sayings, remembered);
    } finally {
      told.delete(newer);
    }
  };

  return {
    isOn,
    async onTold(event) {
      const key = toKey(event.place, event.type === 'delete' ? event.messageId : event.message.id);
      for (const each of told) each.add(key);
      await takeTurn(key, () => hear(event));
    },
    async turnOn(place, access, directory, signal) {
      await settings.set(toChannelScope(place), { memory: true });
      const { thread: _, ...channel } = place;
      const from = await access.findReadable(channel);
      return from ? keepEarlier(from, access, directory, signal) : 0;
    },
    turnOff: (place) => settings.set(toChannelScope(place), { memory: false }),
  };
}

function toKey(place: Place, message: string): string {
  return `${toChannelScope(place)}/${message}`;
}

/** Keeps what was not told of meanwhile. Resolves to how much that was. */
async function keepUnless(
  newer: ReadonlySet<string>,
  sayings: readonly Saying[],
  remembered: Remembered,
): Promise<number> {
  let count = 0;
  for (const saying of sayings) {
    if (saying.messageIds.some((id) => newer.has(toKey(saying.place, id)))) continue;
    await remembered.keep([saying]);
    count += 1;
  }
  return count;
}

async function toSayings(
  { place }: Readable,
  seen: readonly SeenMessage[],
  directory: Directory,
  signal: AbortSignal,
): Promise<readonly Saying[]> {
  const said = seen.filter(({ isOwn, isBot }) => !isOwn && !isBot);
  const names = await findNamesOf(said, place, directory, signal);
  return said.flatMap((message): Saying[] => {
    // As of what is heard later: not what is quoted, which may come from where fewer people read.
    const { title = '' } = message;
    const text = names.fill([title, message.text].filter(isVisible).join('\n\n'));
    if (text === '') return [];
    const { id, speaker, speakerName, sentAt } = message;
    return [
      {
        ...{ place, source: toConversation(place), messageIds: [id], at: sentAt },
        ...{ author: speakerName || names.person(speaker), person: speaker },
        ...{ typed: text, spoken: null },
      },
    ];
  });
}
