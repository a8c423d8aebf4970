import { randomUUID } from 'node:crypto';
import type { PageChannel } from './channels.ts';
import type { PageMessage } from './message.ts';

/** What browsers are told. */
export type PageEvent =
  | { readonly type: 'message'; readonly message: Omit<PageMessage, 'choices'> }
  /** The button of a message that the person has chosen; null if no button is chosen. */
  | { readonly type: 'choice'; readonly id: string; readonly action: string | null }
  /** The message's text is its first `keep` characters followed by `text`. */
  | { readonly type: 'grow'; readonly id: string; readonly keep: number; readonly text: string }
  | { readonly type: 'gone'; readonly id: string }
  | { readonly type: 'sign'; readonly id: string; readonly sign: 'working' | 'queued' | 'done' }
  /** A sentence for one person, which is not stored. */
  | { readonly type: 'notice'; readonly text: string }
  /** Another model answers from now on. */
  | { readonly type: 'model'; readonly isDemo: boolean; readonly model: string }
  | { readonly type: 'channels'; readonly channels: readonly PageChannel[] }
  /** Something was said in a channel that may not be the one on screen. */
  | { readonly type: 'activity'; readonly channel: string };

/** Who is told: those who look at a channel (null: at any), of them one person (null: all). */
export type Recipients = { readonly channel: string | null; readonly only: string | null };

export type Viewer = { readonly person: string; readonly channel: string };

/** Sends the open pages what happens, and one that comes back what it has missed. */
export type EventStream = {
  send(event: PageEvent, readers: Recipients): void;
  /** A stream of server-sent events; `toState` tells everything if `lastId` is too old. */
  connect(visitor: Viewer, lastId: string | null, toState: () => object): Response;
  close(): void;
};

type BufferedEvent = {
  readonly number: number;
  readonly readers: Recipients;
  readonly text: string;
};

type Client = Viewer & { readonly controller: ReadableStreamDefaultController<Uint8Array> };

/** What is kept for pages that come back: some seconds of a fast answer, minutes of talk. */
const MAX_FRAMES = 2_000;
const MAX_KEPT_CHARS = 4_000_000;

/** A page that is this far behind is cut off; it comes back and goes on from where it was. */
const MAX_BEHIND_BYTES = 2 * 1024 * 1024;

/** Proxies close a silent connection after a minute, some after half of one. */
const BEAT_MS = 15_000;

const RETRY_MS = 1_000;

const encoder = new TextEncoder();

export function createEventStream(): EventStream {
  // Numbers begin again with each process: those of another one say nothing here.
  const epoch = randomUUID().slice(0, 8);
  const { clients, leave, push } = createClients();
  const frames: BufferedEvent[] = [];
  let keptChars = 0;
  let number = 0;

  const beat = setInterval(() => {
    for (const client of clients) push(client, ':\n\n');
  }, BEAT_MS).unref();

  const keep = (frame: BufferedEvent) => {
    frames.push(frame);
    keptChars += frame.text.length;
    while (frames.length > MAX_FRAMES || (keptChars > MAX_KEPT_CHARS && frames.length > 1))
      keptChars -= frames.shift()?.text.length ?? 0;
  };

  /** The frames after this id; null if some of them are not kept any more. */
  const framesAfter = (lastId: string | null): readonly BufferedEvent[] | null => {
    const [of, last] = lastId?.split('-') ?? [];
    const seen = Number(last);
    if (of !== epoch || !Number.isInteger(seen) || seen > number) return null;
    const oldest = frames[0]?.number ?? number + 1;
    return seen >= oldest - 1 ? frames.slice(seen - oldest + 1) : null;
  };

  return {
    send(event, readers) {
      number += 1;
      const text = toFrame(`${epoch}-${number}`, event.type, event);
      keep({ number, readers, text });
      for (const client of clients) if (isFor(readers, client)) push(client, text);
    },
    connect(visitor, lastId, toState) {
      let client: Client | undefined;
      const body = new ReadableStream<Uint8Array>(
        {
          start(controller) {
            const missed = framesAfter(lastId)?.filter(({ readers }) => isFor(readers, visitor));
            const first = missed?.map(({ text }) => text) ?? [
              toFrame(`${epoch}-${number}`, 'state', toState()),
            ];
            // Not before: a state that cannot be told opens no stream.
            client = { ...visitor, controller };
            clients.add(client);
            for (const text of [`retry: ${RETRY_MS}\n\n`, ...first]) push(client, text);
          },
          cancel() {
            if (client) leave(client);
          },
        },
        new ByteLengthQueuingStrategy({ highWaterMark: 64 * 1024 }),
      );
      const headers = { 'content-type': 'text/event-stream', 'cache-control': 'no-store' };
      return new Response(body, { headers: { ...headers, 'x-accel-buffering': 'no' } });
    },
    close() {
      clearInterval(beat);
      for (const client of clients) leave(client);
    },
  };
}

/** The streams of the open pages. */
function createClients() {
  const clients = new Set<Client>();

  const leave = (client: Client) => {
    if (!clients.delete(client)) return;
    try {
      client.controller.close();
    } catch {
      // The browser went first.
    }
  };

  /** A stream whose browser has just gone is left, and the others get what is for them. */
  const push = (client: Client, text: string) => {
    try {
      client.controller.enqueue(encoder.encode(text));
    } catch {
      return leave(client);
    }
    if ((client.controller.desiredSize ?? 0) < -MAX_BEHIND_BYTES) leave(client);
  };

  return { clients, leave, push };
}

function isFor({ channel, only }: Recipients, visitor: Viewer): boolean {
  return (
    (channel === null || channel === visitor.channel) && (only === null || only === visitor.person)
  );
}

/** JSON has no raw line breaks, so that a frame's data is one line. */
function toFrame(id: string, type: string, data: object): string {
  return `id: ${id}\nevent: ${type}\ndata: ${JSON.stringify(data)}\n\n`;
}
