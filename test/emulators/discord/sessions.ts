import type { WebSocket } from 'ws';
import type { Json } from './types.ts';
import type { World } from './world.ts';

// Discord docs, "Opcodes and Status Codes", Gateway Opcodes.
export const OP = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  presence: 3,
  voiceState: 4,
  resume: 6,
  reconnect: 7,
  requestMembers: 8,
  invalidSession: 9,
  hello: 10,
  heartbeatAck: 11,
} as const;

// As many missed events as a session keeps for a resume.
const MAX_BACKLOG = 5000;
const MESSAGE_CONTENT = 15;

export type Frame = { readonly op: number; readonly t?: string; readonly s?: number; d: unknown };

/** One identified session; it outlives its socket until it is resumed or invalidated. */
export type Session = {
  readonly id: string;
  readonly intents: number;
  readonly shard: readonly [number, number];
  seq: number;
  readonly sent: Frame[];
  socket: WebSocket | null;
};

/** Sends a frame when the socket is open. */
export const send = (socket: WebSocket | null, frame: Frame): void => {
  if (socket?.readyState === 1) socket.send(JSON.stringify(frame));
};

// Discord docs, "Gateway", Sharding: (guild_id >> 22) % num_shards; DMs go to shard 0.
const isForShard = ([id, count]: readonly [number, number], guildId: string | null): boolean =>
  guildId === null ? id === 0 : Number((BigInt(guildId) >> 22n) % BigInt(count)) === id;

/** Delivers events to sessions, with the disorder that a test asks for. */
export const createDispatcher = (world: World) => {
  const sessions = new Map<string, Session>();
  const disorder = { copies: 1, reverse: 0 };
  let held: { session: Session; name: string; payload: Json }[] = [];

  /** Numbers an event, keeps it for a resume and sends it. */
  const deliver = (session: Session, name: string, d: Json): void => {
    session.seq += 1;
    const frame: Frame = { op: OP.dispatch, t: name, s: session.seq, d };
    session.sent.push(frame);
    if (session.sent.length > MAX_BACKLOG) session.sent.shift();
    send(session.socket, frame);
  };

  const flushReversed = (): void => {
    const batch = held.reverse();
    held = [];
    disorder.reverse = 0;
    for (const { session, name, payload } of batch) deliver(session, name, payload);
  };

  const queue = (session: Session, name: string, payload: Json): void => {
    if (disorder.reverse === 0) {
      deliver(session, name, payload);
      return;
    }
    held.push({ session, name, payload });
    if (held.length >= disorder.reverse) flushReversed();
  };

  world.emit = ({ name, intent, guildId, payload }) => {
    const copies = disorder.copies;
    disorder.copies = 1;
    for (const session of sessions.values()) {
      const wanted = intent === null || (session.intents & (1 << intent)) !== 0;
      if (!wanted || !isForShard(session.shard, guildId)) continue;
      const data = payload((session.intents & (1 << MESSAGE_CONTENT)) !== 0);
      for (let copy = 0; copy < copies; copy += 1) queue(session, name, data);
    }
    world.changed();
  };

  return { sessions, deliver, disorder };
};

export type Dispatcher = ReturnType<typeof createDispatcher>;
