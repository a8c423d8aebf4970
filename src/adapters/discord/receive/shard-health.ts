import type { Client } from 'discord.js';
import { timeNow } from '../../../core/async.ts';
import type { PartHealth } from '../../../core/ports.ts';
import { toCreatedAt } from '../snowflake.ts';

/** Whether the shards of one client live. */
export type ShardHealth = {
  onFrame(type: string, shard: number): void;
  /** A message was told. */
  onSaid(id: string, shard: number): void;
  onDebug(line: string): void;
  onDisconnect(shard: number): void;
  kill(reason: string, code?: number): void;
  health(client: Client | null): PartHealth;
  /** Until when each of them has certainly told what was said, by the store's time. */
  heardUntil(client: Client | null): number;
  readonly hasBeenReady: boolean;
  /** The code of a close after which discord.js does not connect again. */
  readonly fatalCode: number | null;
};

/** Until Discord has told (docs: Hello). */
const DEFAULT_INTERVAL_MS = 45_000;

const MISSED_BEATS = 2;

export function createShardHealth(now: () => number): ShardHealth {
  const shards = new Map<number, { isReady: boolean; seenAt: number }>();
  /** When the latest message was said that each has told. */
  const said = new Map<number, number>();
  const createdAt = now();
  let intervalMs = DEFAULT_INTERVAL_MS;
  let death: { readonly reason: string; readonly code: number | null } | null = null;

  const seenAt = (client: Client | null): number => {
    if (shards.size === 0) return createdAt;
    const beats = [...shards].map(([id, shard]) => {
      const beat = client?.ws.shards.get(id)?.lastPingTimestamp ?? 0;
      return Math.max(beat, shard.seenAt);
    });
    return Math.min(...beats);
  };

  return {
    onFrame(type, id) {
      const isReady = type === 'READY' || type === 'RESUMED' || (shards.get(id)?.isReady ?? false);
      shards.set(id, { isReady, seenAt: now() });
    },
    onSaid(message, id) {
      said.set(id, Math.max(said.get(id) ?? 0, toCreatedAt(message)));
    },
    onDebug(line) {
      const [, ms] = /starting to beat every (\d+)ms/.exec(line) ?? [];
      if (ms !== undefined) intervalMs = Number(ms);
    },
    onDisconnect(id) {
      const shard = shards.get(id);
      if (shard) shards.set(id, { ...shard, isReady: false });
    },
    kill(reason, code) {
      death ??= { reason, code: code ?? null };
    },
    health(client) {
      if (death) return { isReady: false, isFatal: true, detail: death.reason };
      const isReady = shards.size > 0 && [...shards.values()].every((shard) => shard.isReady);
      if (now() - seenAt(client) > MISSED_BEATS * intervalMs) {
        return { isReady: false, isFatal: true, detail: 'no heartbeat is answered' };
      }
      return { isReady, isFatal: false, detail: isReady ? 'connected' : 'connecting' };
    },
    heardUntil(client) {
      // A heartbeat is dated as it was sent: all that was told before its answer has come.
      const toStoreTime = (at: number) => at + timeNow() - Date.now();
      const heard = [...shards.keys()].map((id) => {
        const beat = client?.ws.shards.get(id)?.lastPingTimestamp ?? 0;
        return Math.max(toStoreTime(Math.max(beat, createdAt)), said.get(id) ?? 0);
      });
      return heard.length === 0 ? toStoreTime(createdAt) : Math.min(...heard);
    },
    get hasBeenReady() {
      return shards.size > 0;
    },
    get fatalCode() {
      return death?.code ?? null;
    },
  };
}
