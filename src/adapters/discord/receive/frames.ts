import type { Log } from '../../../core/ports.ts';
import type { Sdk } from '../failures.ts';
import { type Bag, textOf, toBag } from '../json.ts';

// https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-opcodes
const DISPATCH = 0;
const INVALID_SESSION = 9;
const HELLO = 10;

const MAX_KIND = 40;

type Strategy = InstanceType<Sdk['SimpleShardingStrategy']>;
type Manager = ConstructorParameters<Sdk['SimpleShardingStrategy']>[0];

/**
 * How discord.js opens its shards, with a net under each. A shard calls its own methods from sockets and timers without waiting for
 * them, so that a frame that lacks something, or a write to a socket that has just closed, would end the process. There is no seam
 * for that but the shard's private methods.
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
        log.warn({ what, err: error }, 'a shard of Discord failed');
        return onFailure(error);
      }
    };
  replace(shard, 'unpackMessage', (unpack) => async (...args) => {
    const frame = await unpack(...args);
    const kind = findFlaw(frame);
    if (kind === null) return frame;
    log.warn({ kind }, 'a malformed frame from Discord was left');
    return null; // The shard leaves it too.
  });
  for (const name of ['onMessage', 'onClose', 'heartbeat']) replace(shard, name, netted(name));
  // Whoever waits for the shard to connect is told.
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

/** A socket that is left while it is being opened fails later, when the shard no longer listens. */
function listenForErrors(socket: unknown): void {
  if (typeof socket !== 'object' || socket === null || !('on' in socket)) return;
  if (typeof socket.on === 'function') socket.on('error', () => {});
}

/** What a frame is of which the SDK would miss something; null where it can be read. */
export function findFlaw(value: unknown): string | null {
  const frame = toBag(value);
  switch (frame.op) {
    case DISPATCH:
      return findDispatchFlaw(frame);
    case HELLO:
      return Number(toBag(frame.d).heartbeat_interval) > 0 ? null : 'HELLO';
    case INVALID_SESSION:
      return typeof frame.d === 'boolean' ? null : 'INVALID_SESSION';
    default:
      return typeof frame.op === 'number' ? null : 'no frame';
  }
}

function findDispatchFlaw({ t, d }: Bag): string | null {
  if (typeof t !== 'string' || t === 'error') return 'no event'; // An emitter takes that name for a failure.
  const data = toBag(d);
  if (t === 'READY') return isReady(data) ? null : t;
  const isOfGuild = t === 'GUILD_CREATE' || t === 'GUILD_DELETE';
  return isOfGuild && textOf(data, 'id') === '' ? t.slice(0, MAX_KIND) : null;
}

/** A session without these could neither know itself nor be resumed: it is as if no READY had come. */
function isReady(data: Bag): boolean {
  return (
    textOf(toBag(data.user), 'id') !== '' &&
    textOf(toBag(data.application), 'id') !== '' &&
    textOf(data, 'session_id') !== '' &&
    /^wss?:\/\//.test(textOf(data, 'resume_gateway_url')) &&
    URL.canParse(textOf(data, 'resume_gateway_url')) &&
    Array.isArray(data.guilds) &&
    data.guilds.every((guild) => textOf(toBag(guild), 'id') !== '')
  );
}
