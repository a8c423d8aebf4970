import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Json } from './types.ts';
import { isJson } from './wire.ts';
import type { World } from './world.ts';

const MAX_SOCKETS = 10; // docs: apis/events-api/using-socket-mode
const CLOSE_AFTER_MS = 1_000;

export type DisconnectReason =
  | 'warning'
  | 'refresh_requested'
  | 'link_disabled'
  | 'too_many_websockets';

/** One Socket Mode connection. */
export interface Link {
  readonly id: number;
  readonly socket: WebSocket;
  /** Hello was sent, so that envelopes may follow. */
  ready: boolean;
  /** Told to go: it gets no new envelopes. */
  leaving: boolean;
  /** Nothing passes in either direction, and neither side is told. */
  silent: boolean;
}

export interface SocketListener {
  onAck(envelopeId: string, payload: Json | undefined): void;
  onClosed(link: Link): void;
}

/** The WebSocket side of Socket Mode. */
export const createSockets = (world: World, server: Server, listener: SocketListener) => {
  // Pings are answered by hand so that a half-open connection can stay silent.
  const acceptor = new WebSocketServer({ noServer: true, autoPong: false });
  const tickets = new Set<string>();
  const links = new Set<Link>();
  const opened = { count: 0, mutedHellos: 0 };
  let turn = 0;

  const write = (link: Link, message: Json): void => {
    if (!link.silent && link.socket.readyState === link.socket.OPEN)
      link.socket.send(JSON.stringify(message));
  };

  /** docs: using-socket-mode; the address works once. */
  const openSocket = (): string => {
    const ticket = world.nextId('ticket-');
    tickets.add(ticket);
    const host = world.baseUrl.replace('http', 'ws');
    return `${host}/link/?ticket=${ticket}&app_id=${world.settings.appId}`;
  };

  const disconnect = (link: Link, reason: DisconnectReason): void => {
    write(link, { type: 'disconnect', reason, debug_info: { host: 'emulator' } });
    if (reason === 'warning') return;
    link.leaving = true;
    world.later(CLOSE_AFTER_MS, () => link.socket.close());
  };

  const sayHello = (link: Link): void => {
    if (opened.mutedHellos > 0) {
      opened.mutedHellos -= 1;
      return;
    }
    link.ready = true;
    write(link, {
      type: 'hello',
      num_connections: links.size,
      connection_info: { app_id: world.settings.appId },
      debug_info: { host: 'emulator', build_number: 1, approximate_connection_time: 18_060 },
    });
  };

  const onMessage = (link: Link, data: string): void => {
    if (link.silent) return;
    const message: unknown = JSON.parse(data);
    if (!isJson(message) || typeof message.envelope_id !== 'string') return;
    listener.onAck(message.envelope_id, isJson(message.payload) ? message.payload : undefined);
  };

  const onConnection = (socket: WebSocket): void => {
    opened.count += 1;
    const link: Link = { id: opened.count, socket, ready: false, leaving: false, silent: false };
    links.add(link);
    const pings = setInterval(() => {
      if (!link.silent) socket.ping();
    }, world.settings.pingEveryMs);
    socket.on('ping', (data) => {
      if (!link.silent) socket.pong(data);
    });
    socket.on('message', (data) => onMessage(link, String(data)));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      clearInterval(pings);
      links.delete(link);
      listener.onClosed(link);
      world.changed();
    });
    if (!world.settings.socketMode) disconnect(link, 'link_disabled');
    else if (links.size > MAX_SOCKETS) disconnect(link, 'too_many_websockets');
    else sayHello(link);
    world.changed();
  };

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const ticket = new URL(request.url ?? '/', 'http://emulator').searchParams.get('ticket') ?? '';
    if (!tickets.delete(ticket)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n');
      return;
    }
    acceptor.handleUpgrade(request, socket, head, onConnection);
  });

  const live = (): Link[] => [...links].filter((link) => link.ready && !link.leaving);

  /** Each envelope goes to exactly one connection; they take turns. */
  const pick = (): Link | undefined => {
    const candidates = live();
    turn += 1;
    return candidates[turn % Math.max(1, candidates.length)];
  };

  /** The oldest connections, at most `count` of them. */
  const chosen = (count = Number.POSITIVE_INFINITY): Link[] => [...links].slice(0, count);

  const controls = {
    /** How many connections may get envelopes now. */
    get connections(): number {
      return live().length;
    },
    /** How many connections were ever opened. */
    get opened(): number {
      return opened.count;
    },
    /** Sends `disconnect` and closes a second later, as the real one does every few hours. */
    disconnect: (reason: DisconnectReason, count?: number): void => {
      for (const link of chosen(count)) disconnect(link, reason);
    },
    refresh: (count?: number): void => {
      for (const link of chosen(count)) {
        disconnect(link, 'warning');
        disconnect(link, 'refresh_requested');
      }
    },
    /** Cuts the TCP connection without a close frame. */
    kill: (count?: number): void => {
      for (const link of chosen(count)) link.socket.terminate();
    },
    /** The connection stays open and nothing passes any more, pongs included. */
    halfOpen: (count?: number): void => {
      for (const link of chosen(count)) link.silent = true;
    },
    /** The next connections open and never hear hello. */
    noHello: (count = 1): void => {
      opened.mutedHellos = count;
    },
  };

  const close = (): void => {
    for (const link of links) link.socket.terminate();
    acceptor.close();
  };

  return { openSocket, pick, write, controls, close };
};

export type Sockets = ReturnType<typeof createSockets>;
