import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { isJson, toJson } from './json.ts';
import { toFullMember, toGuild, toUser } from './render.ts';
import { createDispatcher, OP, type Session, send } from './sessions.ts';
import type { Json } from './types.ts';
import { guildOf, type World } from './world.ts';

// Discord docs, "Opcodes and Status Codes", Gateway Close Event Codes.
const CLOSE = {
  unknownOpcode: 4001,
  decodeError: 4002,
  notAuthenticated: 4003,
  authenticationFailed: 4004,
  alreadyAuthenticated: 4005,
  invalidSeq: 4007,
  rateLimited: 4008,
  invalidShard: 4010,
  invalidVersion: 4012,
  invalidIntents: 4013,
  disallowedIntents: 4014,
} as const;
// Discord docs, "Gateway", Sending Events: 4,096 bytes a payload, 120 events in 60 seconds.
const MAX_PAYLOAD_BYTES = 4096;
const MAX_SENDS = 120;
const SENDS_WINDOW_MS = 60_000;
// "Gateway", List of Intents: the highest bit is 25; privileged are 1, 8 and 15.
const ALL_INTENTS = 2 ** 26 - 1;
const PRIVILEGED = (1 << 1) | (1 << 8) | (1 << 15);
const MESSAGE_CONTENT = 1 << 15;

type Connection = { readonly socket: WebSocket; session: Session | null; sends: number[] };

const isShard = (value: unknown): value is [number, number] => {
  if (!Array.isArray(value) || value.length !== 2) return false;
  const [id, count]: unknown[] = value;
  return Number.isInteger(id) && Number(id) >= 0 && Number(id) < Number(count);
};

/** The Gateway: it speaks to any number of connections on the server's own port. */
export const createGateway = (world: World, server: Server) => {
  const sockets = new WebSocketServer({ server, maxPayload: 1024 * 1024 });
  const dispatcher = createDispatcher(world);
  const { sessions, deliver, disorder } = dispatcher;
  const connections = new Set<Connection>();
  const timers = new Set<NodeJS.Timeout>();
  const trouble = {
    guildCreateDelayMs: 0,
    refuseWith: null as number | null,
    heartbeatsMuted: false,
    beforeReady: [] as readonly (string | Buffer)[],
  };
  const counts = { identifies: 0, resumes: 0, heartbeats: 0 };

  const later = (ms: number, work: () => void): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      work();
    }, ms);
    timers.add(timer);
  };

  const allowedIntents = (): number =>
    (ALL_INTENTS & ~PRIVILEGED) |
    world.options.privilegedIntents |
    (world.options.messageContent ? MESSAGE_CONTENT : 0);

  const refusal = (data: Json): number | null => {
    const { intents, shard = [0, 1] } = data;
    if (trouble.refuseWith !== null) return trouble.refuseWith;
    if (data.token !== world.options.token) return CLOSE.authenticationFailed;
    if (typeof intents !== 'number' || (intents & ~ALL_INTENTS) !== 0) return CLOSE.invalidIntents;
    if ((intents & ~allowedIntents()) !== 0) return CLOSE.disallowedIntents;
    return isShard(shard) ? null : CLOSE.invalidShard;
  };

  const sendGuilds = (session: Session): void => {
    if ((session.intents & 1) === 0) return;
    for (const guild of world.guilds.values())
      if (guild.members.has(world.bot.id)) deliver(session, 'GUILD_CREATE', toGuild(world, guild));
    world.changed();
  };

  const identify = (connection: Connection, data: Json): number | null => {
    if (connection.session) return CLOSE.alreadyAuthenticated;
    counts.identifies += 1;
    const code = refusal(data);
    if (code !== null) return code;
    const session: Session = {
      id: randomUUID().replaceAll('-', ''),
      intents: Number(data.intents),
      shard: isShard(data.shard) ? data.shard : [0, 1],
      seq: 0,
      sent: [],
      socket: connection.socket,
    };
    connection.session = session;
    sessions.set(session.id, session);
    for (const frame of trouble.beforeReady) connection.socket.send(frame);
    const known = [...world.guilds.values()].filter(({ members }) => members.has(world.bot.id));
    deliver(session, 'READY', {
      v: 10,
      user: { ...toUser(world.bot), verified: true, mfa_enabled: false, email: null, flags: 0 },
      guilds: known.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: world.origin.replace('http', 'ws'),
      session_type: 'normal',
      private_channels: [],
      shard: session.shard,
      application: { id: world.bot.id, flags: 0 },
    });
    if (trouble.guildCreateDelayMs > 0)
      later(trouble.guildCreateDelayMs, () => sendGuilds(session));
    else sendGuilds(session);
    world.changed();
    return null;
  };

  const resume = (connection: Connection, data: Json): number | null => {
    counts.resumes += 1;
    if (trouble.refuseWith !== null) return trouble.refuseWith;
    if (data.token !== world.options.token) return CLOSE.authenticationFailed;
    const session = sessions.get(String(data.session_id));
    const seq = Number(data.seq);
    if (!session) {
      send(connection.socket, { op: OP.invalidSession, d: false });
      return null;
    }
    if (!(seq <= session.seq)) return CLOSE.invalidSeq;
    connection.session = session;
    session.socket = connection.socket;
    for (const frame of session.sent) if ((frame.s ?? 0) > seq) send(session.socket, frame);
    deliver(session, 'RESUMED', {});
    world.changed();
    return null;
  };

  const sendMembers = (session: Session, data: Json): void => {
    const guild = guildOf(world, String(data.guild_id));
    const ids = [data.user_ids ?? []].flat().map(String);
    const members = [...guild.members.keys()].filter((id) => ids.length === 0 || ids.includes(id));
    deliver(session, 'GUILD_MEMBERS_CHUNK', {
      guild_id: guild.id,
      members: members.map((id) => toFullMember(world, guild, id)),
      chunk_index: 0,
      chunk_count: 1,
      not_found: ids.filter((id) => !guild.members.has(id)),
      nonce: data.nonce,
    });
  };

  const beat = ({ socket }: Connection): null => {
    counts.heartbeats += 1;
    if (!trouble.heartbeatsMuted) send(socket, { op: OP.heartbeatAck, d: null });
    return null;
  };

  const command = ({ session }: Connection, op: number, data: Json): number | null => {
    if (!session) return CLOSE.notAuthenticated;
    if (op === OP.requestMembers) sendMembers(session, data);
    const isKnown = [OP.requestMembers, OP.presence, OP.voiceState].some((known) => known === op);
    return isKnown ? null : CLOSE.unknownOpcode;
  };

  /** Handles one frame and gives the code to close with, if any. */
  const handle = (connection: Connection, op: number, data: unknown): number | null => {
    if (op === OP.heartbeat) return beat(connection);
    if (op === OP.identify) return identify(connection, toJson(data));
    if (op === OP.resume) return resume(connection, toJson(data));
    return command(connection, op, toJson(data));
  };

  const receive = (connection: Connection, text: string): number | null => {
    const now = Date.now();
    connection.sends = connection.sends.filter((at) => at > now - SENDS_WINDOW_MS);
    connection.sends.push(now);
    if (connection.sends.length > MAX_SENDS) return CLOSE.rateLimited;
    const frame = Buffer.byteLength(text) > MAX_PAYLOAD_BYTES ? null : parse(text);
    return frame ? handle(connection, Number(frame.op), frame.d) : CLOSE.decodeError;
  };

  sockets.on('connection', (socket: WebSocket, request: IncomingMessage) => {
    const query = new URL(request.url ?? '/', world.origin).searchParams;
    if (query.get('v') !== '10') {
      socket.close(CLOSE.invalidVersion);
      return;
    }
    const connection: Connection = { socket, session: null, sends: [] };
    connections.add(connection);
    socket.on('error', () => undefined);
    socket.on('message', (raw) => {
      const code = receive(connection, String(raw));
      if (code !== null) socket.close(code);
    });
    socket.on('close', (code) => {
      connections.delete(connection);
      const session = connection.session;
      if (session?.socket === socket) {
        session.socket = null;
        // "Gateway", Resuming: a session that the app closed with 1000 or 1001 is over.
        if (code === 1000 || code === 1001) sessions.delete(session.id);
      }
      world.changed();
    });
    send(socket, { op: OP.hello, d: { heartbeat_interval: world.options.heartbeatIntervalMs } });
  });

  const each = (work: (connection: Connection) => void): void => {
    for (const connection of [...connections]) work(connection);
  };

  return {
    /** Sessions with an open socket. */
    get connected(): number {
      return [...sessions.values()].filter(({ socket }) => socket !== null).length;
    },
    counts,
    /** Op 7 to every connection. */
    reconnect: () => each(({ socket }) => send(socket, { op: OP.reconnect, d: null })),
    /** Op 9 to every connection; without resumable the sessions are forgotten. */
    invalidSession: (resumable: boolean) => {
      if (!resumable) sessions.clear();
      each(({ socket }) => send(socket, { op: OP.invalidSession, d: resumable }));
    },
    /** Closes every connection with a code. */
    close: (code: number) => each(({ socket }) => socket.close(code)),
    /** Cuts every connection without a close frame; sessions can be resumed. */
    kill: () => each(({ socket }) => socket.terminate()),
    /** Closes every identify and resume from now on with a code; null ends that. */
    refuseWith: (code: number | null) => {
      trouble.refuseWith = code;
    },
    /** Stops (or restarts) answering heartbeats. */
    muteHeartbeats: (muted = true) => {
      trouble.heartbeatsMuted = muted;
    },
    /** Delivers the next event `times` times in all. */
    duplicateNext: (times: number) => {
      disorder.copies = times;
    },
    /** Holds the next `count` events back and delivers them in reverse order. */
    reverseNext: (count: number) => {
      disorder.reverse = count;
    },
    /** Sends an event as it is given, however odd it may be. */
    sendOdd: (name: string, payload: Json) => {
      for (const session of sessions.values()) deliver(session, name, payload);
    },
    /** Sends frames as they are given, to every connection. */
    sendRaw: (...frames: readonly (string | Buffer)[]) => {
      each(({ socket }) => {
        for (const frame of frames) socket.send(frame);
      });
    },
    /** What each connection gets between its identify and READY. */
    sayBeforeReady: (...frames: readonly (string | Buffer)[]) => {
      trouble.beforeReady = frames;
    },
    /** Makes GUILD_CREATE come this long after READY. */
    delayGuildCreate: (ms: number) => {
      trouble.guildCreateDelayMs = ms;
    },
    /** Ends everything; for the emulator's own close. */
    stop: () => {
      for (const timer of timers) clearTimeout(timer);
      each(({ socket }) => socket.terminate());
      sockets.close();
    },
  };
};

const parse = (text: string): Json | null => {
  try {
    const value: unknown = JSON.parse(text);
    return isJson(value) ? value : null;
  } catch {
    return null;
  }
};

export type Gateway = ReturnType<typeof createGateway>;
