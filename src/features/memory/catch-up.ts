import { timeNow } from '../../core/async.ts';
import { SETTINGS_KEYS } from '../../core/conversation/settings.ts';
import type { SessionHook } from '../../core/jobs/feature.ts';
import { type Place, toConversation, toPlaceOf } from '../../core/messages.ts';
import type { Adapter, Log } from '../../core/ports.ts';
import type { StoreKeys } from '../../core/store-ports.ts';

/** Finds what was missed in the channels whose memory is on. */
export type CatchUp = {
  readonly run: SessionHook;
  /** How many channels and threads could not be read the last time. */
  unread(): number;
  /** Reads them as when their memory was turned on. */
  readAgain(): Promise<void>;
};

export type CatchUpServices = {
  readonly adapters: ReadonlyMap<string, Adapter>;
  readonly keys: StoreKeys;
  readonly log: Log;
  readonly shutdown: AbortSignal;
};

type Used = { readonly place: Place; readonly usedAt: number };

type Reading = {
  isOn(place: Place): Promise<boolean>;
  read(place: Place, signal: AbortSignal): Promise<unknown>;
  readEarlier(channel: Place, signal: AbortSignal): Promise<unknown>;
};

/** A session. Reads are shared with the questions of people, so that there are not many. */
const MAX_CHANNELS = 200;
const MAX_THREADS = 100;

/** Threads in which nothing was said for longer are not looked at. */
const THREAD_WINDOW_MS = 24 * 60 * 60 * 1000;

export function createCatchUp(
  { adapters, keys, log, shutdown }: CatchUpServices,
  { isOn, read, readEarlier }: Reading,
): CatchUp {
  const running = new Set<string>();
  const unread = new Map<string, number>();

  const attempt = async <Found>(
    place: Place,
    look: () => Promise<Found>,
  ): Promise<Found | null> => {
    if (shutdown.aborted) return null;
    try {
      return await look();
    } catch (error) {
      if (shutdown.aborted) return null;
      const { platform } = place;
      unread.set(platform, (unread.get(platform) ?? 0) + 1);
      log.warn(
        { place: toConversation(place), err: error },
        'could not read what was missed in a remembered channel',
      );
      return null;
    }
  };

  const runOne = async (platform: string, adapter: Adapter): Promise<void> => {
    unread.set(platform, 0);
    const { channels, more } = await findChannels(keys, platform, isOn);
    if (more > 0)
      log.warn({ platform, more }, 'too many remembered channels to catch up on all of them');
    unread.set(platform, more);
    const used: Used[] = [];
    for (const channel of channels) {
      await attempt(channel, () => read(channel, shutdown));
      used.push(...(await findThreads(adapter, channel)));
    }
    const latest = used.sort((a, b) => b.usedAt - a.usedAt);
    for (const { place } of latest.slice(0, MAX_THREADS))
      await attempt(place, () => read(place, shutdown));
  };

  const findThreads = async ({ archive }: Adapter, channel: Place): Promise<readonly Used[]> => {
    const found = await attempt(channel, () => archive.threads(channel, shutdown));
    const since = timeNow() - THREAD_WINDOW_MS;
    return (found ?? [])
      .filter(({ usedAt }) => usedAt >= since)
      .map(({ thread, usedAt }) => ({ place: { ...channel, thread }, usedAt }));
  };

  return {
    unread: () => [...unread.values()].reduce((sum, count) => sum + count, 0),
    async readAgain() {
      for (const platform of adapters.keys())
        for (const channel of (await findChannels(keys, platform, isOn)).channels)
          await attempt(channel, () => readEarlier(channel, shutdown));
    },
    async run(platform) {
      const adapter = adapters.get(platform);
      if (!adapter || running.has(platform)) return;
      running.add(platform);
      try {
        await runOne(platform, adapter);
      } finally {
        running.delete(platform);
      }
    },
  };
}

/** `more`: so many beyond those that are looked at. */
async function findChannels(
  keys: StoreKeys,
  platform: string,
  isOn: Reading['isOn'],
): Promise<{ readonly channels: readonly Place[]; readonly more: number }> {
  const found: Place[] = [];
  for await (const key of keys(`${SETTINGS_KEYS}${platform}/`)) {
    const place = toPlaceOf(key.slice(SETTINGS_KEYS.length));
    // Settings are also kept of conversations and of people.
    const isChannel = place.channel !== '' && place.thread === undefined;
    if (isChannel && (await isOn(place))) found.push(place);
  }
  const channels = found.slice(0, MAX_CHANNELS);
  return { channels, more: found.length - channels.length };
}
