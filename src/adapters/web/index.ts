import { contain, createTurnTaking, timeNow } from '../../core/async.ts';
import { UserError } from '../../core/errors.ts';
import type { CommandSpec } from '../../core/jobs/command.ts';
import type { Suggest } from '../../core/jobs/command-form.ts';
import type { Adapter, Listener, Log, Route } from '../../core/ports.ts';
import type { Blobs, Signals, Store } from '../../core/store-ports.ts';
import { toAssetRoutes } from './assets.ts';
import { type ChannelState, openChannelState } from './channel-state.ts';
import { type Channels, createChannels } from './channels.ts';
import { createEventStream, type EventStream } from './event-stream.ts';
import { createPeople, type People } from './person.ts';
import { page } from './platform.ts';
import { createArchive } from './read/archive.ts';
import { createDirectory } from './read/directory.ts';
import { toSpecs } from './receive/commands.ts';
import { createFiles } from './receive/files.ts';
import { toArrival } from './receive/messages.ts';
import { toRoutes } from './receive/routes.ts';
import { createRelay, type Relay, type RelayMessage } from './relay.ts';
import { webStrings } from './strings/index.ts';
import { createChannel } from './write/outbound.ts';

export type WebOptions = {
  readonly commands: readonly CommandSpec[];
  /** What options may be completed with. */
  readonly suggest?: Suggest;
  /** Whether the offline stand-in answers; the page says so. */
  readonly isDemo: () => boolean;
  /** Takes the key of a model for this run. Throws `UserError` if it cannot be used. */
  readonly unlock?: (key: string) => Promise<void>;
  readonly model: string;
  /** Keeps the page's messages, channels and names. */
  readonly store: Store;
  readonly blobs: Blobs;
  readonly log: Log;
  /** Where other processes serve the same page. */
  readonly signals?: Signals;
};

/** The chat page as a platform of its own: it stores its channels and messages itself. */
export function createWebAdapter(
  options: WebOptions,
): Adapter & { readonly routes: readonly Route[] } {
  const { store, blobs, log } = options;
  const commands = toSpecs(options.commands);
  const eventStream = createEventStream();
  const channels = createChannels(store);
  const relay = createRelay(options.signals ?? null);
  const people = createPeople(store, (id) => relay.tell({ type: 'person', id }));
  const files = createFiles(blobs);
  const channelStates = new Map<string, Promise<ChannelState>>();
  let listener: Listener | null = null;

  const load = (channel: string) => {
    const channelState = openChannelState(channel, { store, blobs, relay }, eventStream);
    channelStates.set(channel, channelState);
    channelState.catch(() => channelStates.delete(channel)); // The next one tries again.
    return channelState;
  };
  const open = (channel: string) => channelStates.get(channel) ?? load(channel);

  const emit: Listener = async (event) => {
    if (!listener) throw new UserError('web_failed', webStrings.starting);
    return listener(event);
  };

  hearOthers(relay, { channels, people, eventStream, open, channelStates, log });

  /** Messages that were shown before the process ended; the inbox knows those it accepted. */
  const resume = async () => {
    for (const { id } of await channels.list()) {
      const channelState = await open(id);
      for (const message of channelState.pending()) {
        await emit(toArrival(message, commands, null));
        await channelState.settle(message.id);
      }
    }
  };

  return {
    platform: page,
    async connect(given) {
      listener = given;
      await resume();
      return {
        health: () => ({ isReady: true, isFatal: false, detail: 'serves the page' }),
        session: () => 0,
        heardUntil: timeNow,
        async close() {
          listener = null;
          eventStream.close();
        },
      };
    },
    channel: (place, audience) => createChannel(place, audience, { open, eventStream, relay }),
    directory: createDirectory({ people, channels, open }),
    archive: createArchive({ open, blobs }),
    routes: [
      ...toAssetRoutes(),
      ...toRoutes({
        ...options,
        commands,
        eventStream,
        channels,
        relay,
        people,
        files,
        open,
        emit,
        log,
      }),
    ],
  };
}

type Heard = {
  readonly channels: Channels;
  readonly people: People;
  readonly eventStream: EventStream;
  readonly open: (channel: string) => Promise<ChannelState>;
  readonly channelStates: ReadonlyMap<string, Promise<ChannelState>>;
  readonly log: Log;
};

/** Shows the pages that this process serves what other replicas have done. */
function hearOthers(
  relay: Relay,
  { channels, people, eventStream, open, channelStates, log }: Heard,
): void {
  const listChannels = async () => {
    channels.forget();
    const all = await channels.list();
    eventStream.send({ type: 'channels', channels: all }, { channel: null, only: null });
  };
  // One after another: a sign comes behind the message that it is on.
  const inTurn = createTurnTaking();
  const act = async (told: RelayMessage) => {
    if (told.type === 'person') return people.forget(told.id);
    if (told.type === 'channels') return listChannels();
    if (told.type === 'notice') {
      const { text, person: only } = told;
      return eventStream.send({ type: 'notice', text }, { channel: null, only });
    }
    const channelState = await open(told.channel);
    if (told.type === 'message') await channelState.hear(told.id);
    else channelState.hearSign(told.id, told.sign);
  };
  relay.on(
    contain(log, 'the page of another replica', (told: RelayMessage) => inTurn(() => act(told))),
  );
  relay.onGap(
    contain(log, 'the page of other replicas', async () => {
      await listChannels();
      for (const opened of channelStates.values()) {
        const channelState = await opened;
        await channelState.catchUp();
        for (const { id } of channelState.list()) await channelState.hear(id);
      }
    }),
  );
}
