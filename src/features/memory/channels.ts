import type { Access } from '../../core/access.ts';
import { createKeyedTurnTaking } from '../../core/async.ts';
import type { Policy } from '../../core/conversation/policy.ts';
import { toUserTurn } from '../../core/conversation/prompt.ts';
import { type SettingsStore, toChannelScope } from '../../core/conversation/settings.ts';
import type { EditEvent, MessageEvent } from '../../core/events.ts';
import type { ObserverHook, SessionHook } from '../../core/jobs/feature.ts';
import {
  hasContent,
  type Message,
  type Place,
  toConversation,
  toOwnPlace,
} from '../../core/messages.ts';
import type { Adapter, Log } from '../../core/ports.ts';
import type { Passage, PassageIndex, StoreKeys } from '../../core/store-ports.ts';
import { type CatchUp, createCatchUp } from './catch-up.ts';
import { createChannelReader } from './channel-reader.ts';
import type { IndexWriter } from './index-writer.ts';
import { toUtterances } from './utterances.ts';
import type { IsWanted } from './wanted.ts';

/** Channels in which everything that is said is remembered. */
export type ChannelMemory = {
  readonly onObserved: ObserverHook;
  /** Finds what was said, changed and deleted while Parley was not listening. */
  readonly onSession: SessionHook;
  /** How many channels, or threads, could not be looked through at the last session. */
  readonly unread: CatchUp['unread'];
  /** Reads again what can be read of them: the index was lost. */
  readonly readAgain: CatchUp['readAgain'];
  isOn(place: Place): Promise<boolean>;
  /** Resolves to how many of the channel's latest messages are remembered from now on. */
  turnOn(place: Place, access: Access, signal: AbortSignal): Promise<number>;
  turnOff(place: Place): Promise<void>;
};

export type ChannelMemoryServices = {
  readonly adapters: ReadonlyMap<string, Adapter>;
  readonly settings: SettingsStore;
  readonly keys: StoreKeys;
  readonly policy: Pick<Policy, 'isAllowed'>;
  readonly passages: Pick<PassageIndex, 'list'>;
  readonly remembered: Pick<IndexWriter, 'keep' | 'forget'>;
  readonly isWanted: IsWanted;
  readonly log: Log;
  readonly shutdown: AbortSignal;
};

export function createChannelMemory(services: ChannelMemoryServices): ChannelMemory {
  const { adapters, settings, passages, remembered } = services;
  const { keep, findKept } = createKeeping(services);

  const isOn: ChannelMemory['isOn'] = async (place) =>
    (await settings.get(toChannelScope(place))).memory === true;

  const hear = async (event: MessageEvent | EditEvent): Promise<void> => {
    const { type, message } = event;
    if (await isOn(message.place)) return void (await keep(message, type === 'edit'));
    // Also where the memory was turned off since: what is kept is as it was last said.
    if (type === 'edit' && (await findKept(message)).length > 0) await keep(message, true);
  };

  /** Finding names takes its time: what is told of a message later is done later. */
  const takeTurn = createKeyedTurnTaking();
  const reader = createChannelReader({
    ...{ adapters, passages, remembered },
    keep: (message, isStillWanted) =>
      takeTurn(toKey(message), async () => isStillWanted() && keep(message, true)),
  });
  const catchUp = createCatchUp(services, { ...reader, isOn });

  return {
    isOn,
    onSession: catchUp.run,
    unread: catchUp.unread,
    readAgain: catchUp.readAgain,
    async onObserved(event) {
      const { place } = event;
      const id = event.type === 'delete' ? event.messageId : event.message.id;
      reader.onObserved({ place, id });
      await takeTurn(toKey({ place, id }), async () => {
        if (event.type !== 'delete') return hear(event);
        await remembered.forget({ place: toChannelScope(place), messageId: id });
      });
    },
    async turnOn(place, access, signal) {
      await settings.set(toChannelScope(place), { memory: true });
      const { thread: _, ...channel } = place;
      // A forum itself holds no messages: who reads a post there reads them all.
      const from = (await access.findReadable(channel)) ?? (await access.findReadable(place));
      return from ? reader.readEarlier(channel, signal) : 0;
    },
    turnOff: (place) => settings.set(toChannelScope(place), { memory: false }),
  };
}

/** The turn of one message: its versions are kept one after the other. */
function toKey({ place, id }: { readonly place: Place; readonly id: string }): string {
  return `${toChannelScope(place)}/${id}`;
}

function createKeeping({
  adapters,
  policy,
  passages,
  remembered,
  isWanted,
  shutdown,
}: ChannelMemoryServices) {
  const findKept = ({ id, place }: Message): Promise<readonly Passage[]> =>
    passages.list({ place: toChannelScope(place), messageId: id });

  /** Of a message that may be kept already, and is not to be kept any more, nothing stays. */
  const leaveOut = async ({ place, id }: Message, mayBeKept: boolean): Promise<boolean> => {
    if (mayBeKept) await remembered.forget({ place: toChannelScope(place), messageId: id });
    return false;
  };

  /** Whether there was anything to be kept. */
  const keep = async (message: Message, mayBeKept: boolean): Promise<boolean> => {
    const { place, speaker } = message;
    const adapter = adapters.get(place.platform);
    // What has nothing in it may be a message that Discord does not let Parley read.
    if (!adapter || message.isProxied || !hasContent(message)) return false;
    if (!policy.isAllowed(place, speaker)) return leaveOut(message, mayBeKept);
    const turn = await toUserTurn(message, NOTHING, adapter.directory, shutdown);
    const [utterance] = toUtterances(turn, toConversation(toOwnPlace(message)));
    if (!utterance) return false;
    if (!(await isWanted(utterance))) return leaveOut(message, mayBeKept);
    // What is kept as a part of a conversation stays one.
    const [known] = mayBeKept ? await findKept(message) : [];
    const source = known?.source ?? utterance.source;
    // What its recordings say is told by their transcripts.
    const spoken = message.attachments.length > 0 ? null : utterance.spoken;
    await remembered.keep([{ ...utterance, source, spoken }]);
    return utterance.typed !== null && utterance.typed !== '';
  };

  return { keep, findKept };
}

/** Not what is quoted, which may come from where fewer people read. */
const NOTHING = { parts: [], linked: [] };
