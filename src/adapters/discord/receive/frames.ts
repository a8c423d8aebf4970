import { z } from 'zod';
import type { Log } from '../../../core/ports.ts';
import type { Sdk } from '../failures.ts';
import { numberOrNull, part, textOrNull } from '../schema.ts';

// https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-opcodes
const DISPATCH = 0;
const INVALID_SESSION = 9;
const HELLO = 10;

const MAX_KIND = 40;

const frameSchema = part({ op: numberOrNull, t: textOrNull, d: z.unknown().optional() });

const helloSchema = z.object({ heartbeat_interval: z.coerce.number().positive() });

const namedSchema = z.object({ id: z.string().min(1) });

/** A session without these could neither know itself nor be resumed: it counts as no READY. */
const usableReadySchema = z.object({
  user: namedSchema,
  application: namedSchema,
  session_id: z.string().min(1),
  resume_gateway_url: z.string().refine((url) => /^wss?:\/\//.test(url) && URL.canParse(url)),
  guilds: z.array(namedSchema),
});

type Strategy = InstanceType<Sdk['SimpleShardingStrategy']>;
type Manager = ConstructorParameters<Sdk['SimpleShardingStrategy']>[0];

/**
 * How discord.js opens its shards, with a net under each. A shard calls its own methods from
 * sockets and timers without waiting for them, so a frame that lacks something, or a write to a
 * socket that has just closed, would end the process. The only seam for that is the shard's
 * private methods.
 */
export function toStrategy(
  { SimpleShardingStrategy }: Sdk,
  log: Log,
): (manager: Manager) => Strategy {
  return (manager) => {
    const strategy = new SimpleShardingStrategy(manager);
    const spawn = strategy.spawn.bind(strategy);
    strategy.spawn = async (ids) => {
      await spawn(ids);
      const shards: unknown = Reflect.get(strategy, 'shards');
      if (shards instanceof Map) for (const shard of shards.values()) guardShard(shard, log);
    };
    return strategy;
  };
}

type Method = (...args: unknown[]) => unknown;

/** Puts `wrapped` in the place of a method. */
function replace(shard: object, name: string, wrapped: (original: Method) => Method): void {
  const method: unknown = Reflect.get(shard, name);
  if (typeof method !== 'function') return;
  Reflect.set(
    shard,
    name,
    wrapped((...args) => Reflect.apply(method, shard, args)),
  );
}

function guardShard(shard: object, log: Log): void {
  const netted =
    (what: string, onFailure: (error: unknown) => void = () => {}) =>
    (original: Method): Method =>
    async (...args) => {
      try {
        return await original(...args);
      } catch (error) {
        log.warn({ what, err: error }, 'a Discord shard failed');
        return onFailure(error);
      }
    };
  replace(shard, 'unpackMessage', (unpack) => async (...args) => {
    const frame = await unpack(...args);
    const kind = findFrameFlaw(frame);
    if (kind === null) return frame;
    log.warn({ kind }, 'skipped a malformed frame from Discord');
    return null; // The shard leaves it too.
  });
  for (const name of ['onMessage', 'onClose', 'heartbeat']) replace(shard, name, netted(name));
  // The caller that waits for the shard to connect is told.
  const tell = (error: unknown) => {
    const emit: unknown = Reflect.get(shard, 'emit');
    if (typeof emit === 'function') Reflect.apply(emit, shard, ['error', { error }]);
  };
  replace(shard, 'internalConnect', netted('internalConnect', tell));
  replace(shard, 'destroy', (destroy) => (...args) => {
    listenForErrors(Reflect.get(shard, 'connection'));
    return destroy(...args);
  });
}

/** A socket that is left while it opens fails later, when the shard no longer listens. */
function listenForErrors(socket: unknown): void {
  if (typeof socket !== 'object' || socket === null || !('on' in socket)) return;
  if (typeof socket.on === 'function') socket.on('error', () => {});
}

/** The kind of a frame that lacks something the SDK relies on; null if it can be read. */
function findFrameFlaw(value: unknown): string | null {
  const { op, t, d } = frameSchema.parse(value);
  switch (op) {
    case DISPATCH:
      return findDispatchFlaw(t, d);
    case HELLO:
      return helloSchema.safeParse(d).success ? null : 'HELLO';
    case INVALID_SESSION:
      return typeof d === 'boolean' ? null : 'INVALID_SESSION';
    default:
      return op === null ? 'no frame' : null;
  }
}

function findDispatchFlaw(type: string | null, data: unknown): string | null {
  // An emitter takes the name `error` for a failure.
  if (type === null || type === 'error') return 'no event';
  if (type === 'READY') return usableReadySchema.safeParse(data).success ? null : type;
  const isOfGuild = type === 'GUILD_CREATE' || type === 'GUILD_DELETE';
  return isOfGuild && !namedSchema.safeParse(data).success ? type.slice(0, MAX_KIND) : null;
}
