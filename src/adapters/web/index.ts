import type { CommandSpec } from '../../core/command/command.ts';
import type { Suggest } from '../../core/command/suggestions.ts';
import { UserError } from '../../core/errors.ts';
import type { Adapter, Blobs, Listener, Log, Route, Store } from '../../core/ports.ts';
import { createArchive } from './archive.ts';
import { toAssetRoutes } from './assets.ts';
import { createChannels } from './channels.ts';
import { toSpecs } from './commands.ts';
import { createDirectory } from './directory.ts';
import { createFiles } from './files.ts';
import { createHub } from './hub.ts';
import { toArrival } from './inbound.ts';
import { createChannel } from './outbound.ts';
import { createPeople } from './person.ts';
import { page } from './platform.ts';
import { openRoom, type Room } from './room.ts';
import { toRoutes } from './routes.ts';

export type WebOptions = {
  readonly commands: readonly CommandSpec[];
  /** What options may be completed with. */
  readonly suggest?: Suggest;
  /** The offline stand-in answers; the page says so. */
  readonly isDemo: boolean;
  readonly model: string;
  /** Keeps the page's messages, channels and names. */
  readonly store: Store;
  readonly blobs: Blobs;
  readonly log: Log;
};

/** The chat page as a platform of its own: its channels and messages live here, so that they outlast a restart. */
export function createWebAdapter(
  options: WebOptions,
): Adapter & { readonly routes: readonly Route[] } {
  const { store, blobs, log } = options;
  const commands = toSpecs(options.commands);
  const hub = createHub();
  const channels = createChannels(store);
  const people = createPeople(store);
  const files = createFiles(blobs);
  const rooms = new Map<string, Promise<Room>>();
  let listener: Listener | null = null;

  const load = (channel: string) => {
    const room = openRoom(channel, store, hub);
    rooms.set(channel, room);
    room.catch(() => rooms.delete(channel)); // The next one tries again.
    return room;
  };
  const open = (channel: string) => rooms.get(channel) ?? load(channel);

  const emit: Listener = async (event) => {
    if (!listener) throw new UserError('web_failed', 'Parley is starting. Try again in a moment.');
    return listener(event);
  };

  /** Messages that were shown but, because the process ended, perhaps not accepted; the inbox knows those that were. */
  const resume = async () => {
    for (const { id } of await channels.list()) {
      const room = await open(id);
      for (const message of room.pending()) {
        await emit(toArrival(message, commands, null));
        await room.settle(message.id);
      }
    }
  };

  return {
    platform: page,
    async connect(given) {
      listener = given;
      await resume();
      return {
        health: () => ({ isReady: true, isDead: false, detail: 'serves the page' }),
        session: () => 0,
        async close() {
          listener = null;
          hub.close();
        },
      };
    },
    channel: (place, audience) => createChannel(place, audience, { open, hub }),
    directory: createDirectory(people, channels),
    archive: createArchive({ open, blobs }),
    routes: [
      ...toAssetRoutes(),
      ...toRoutes({ ...options, commands, hub, channels, people, files, open, emit, log }),
    ],
  };
}
