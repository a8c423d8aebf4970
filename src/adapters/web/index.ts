import { UserError } from '../../core/errors.ts';
import type { CommandSpec } from '../../core/jobs/command.ts';
import type { Suggest } from '../../core/jobs/command-form.ts';
import type { Adapter, Listener, Log, Route } from '../../core/ports.ts';
import type { Blobs, Store } from '../../core/store-ports.ts';
import { toAssetRoutes } from './assets.ts';
import { type ChannelState, openChannelState } from './channel-state.ts';
import { createChannels } from './channels.ts';
import { createEventStream } from './event-stream.ts';
import { createPeople } from './person.ts';
import { page } from './platform.ts';
import { createArchive } from './read/archive.ts';
import { createDirectory } from './read/directory.ts';
import { toSpecs } from './receive/commands.ts';
import { createFiles } from './receive/files.ts';
import { toArrival } from './receive/messages.ts';
import { toRoutes } from './receive/routes.ts';
import { createChannel } from './write/outbound.ts';

export type WebOptions = {
  readonly commands: readonly CommandSpec[];
  /** What options may be completed with. */
  readonly suggest?: Suggest;
  /** Whether the offline stand-in answers; the page says so. */
  readonly isDemo: () => boolean;
  /** Takes the key of a model for this run. Throws `UserError` where it cannot be used. */
  readonly unlock?: (key: string) => Promise<void>;
  readonly model: string;
  /** Keeps the page's messages, channels and names. */
  readonly store: Store;
  readonly blobs: Blobs;
  readonly log: Log;
};

/** The chat page as a platform of its own: it stores its channels and messages itself. */
export function createWebAdapter(
  options: WebOptions,
): Adapter & { readonly routes: readonly Route[] } {
  const { store, blobs, log } = options;
  const commands = toSpecs(options.commands);
  const eventStream = createEventStream();
  const channels = createChannels(store);
  const people = createPeople(store);
  const files = createFiles(blobs);
  const channelStates = new Map<string, Promise<ChannelState>>();
  let listener: Listener | null = null;

  const load = (channel: string) => {
    const channelState = openChannelState(channel, { store, blobs }, eventStream);
    channelStates.set(channel, channelState);
    channelState.catch(() => channelStates.delete(channel)); // The next one tries again.
    return channelState;
  };
  const open = (channel: string) => channelStates.get(channel) ?? load(channel);

  const emit: Listener = async (event) => {
    if (!listener) throw new UserError('web_failed', 'Parley is starting. Try again in a moment.');
    return listener(event);
  };

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
        async close() {
          listener = null;
          eventStream.close();
        },
      };
    },
    channel: (place, audience) => createChannel(place, audience, { open, eventStream }),
    directory: createDirectory(people, channels),
    archive: createArchive({ open, blobs }),
    routes: [
      ...toAssetRoutes(),
      ...toRoutes({ ...options, commands, eventStream, channels, people, files, open, emit, log }),
    ],
  };
}
