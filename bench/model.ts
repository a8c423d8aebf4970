import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { toFrame, usageFrame } from '../src/demo/frames.ts';

/** A chat request as it arrived. */
export type ChatAsked = {
  /** The last thing a person said. */
  readonly question: string;
  /** When its head was there, by `performance.now()`. */
  readonly at: number;
  readonly bytes: number;
};

export type Script = (asked: ChatAsked) => Iterable<string> | AsyncIterable<string>;

export type ModelServer = {
  /** Ends in `/v1beta/openai/`. */
  readonly url: string;
  script: Script;
  close(): Promise<void>;
};

/** A model that streams what a script says, with as little work of its own as possible. */
export async function createModelServer(script: Script = () => ['Yes.']): Promise<ModelServer> {
  const server = createServer(async (request, response) => {
    const at = performance.now();
    try {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const body = Buffer.concat(chunks);
      if (request.method === 'GET') {
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify({ object: 'list', data: [{ id: 'models/gemini-3.8-flash' }] }));
      } else {
        const question = toQuestion(JSON.parse(body.toString()));
        await stream(response, model.script({ question, at, bytes: body.byteLength }));
      }
    } catch {
      response.destroy(); // The client went away.
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  const model: ModelServer = {
    url: `http://127.0.0.1:${port}/v1beta/openai/`,
    script,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return model;
}

async function stream(response: ServerResponse, chunks: ReturnType<Script>): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for await (const content of chunks) {
    if (response.destroyed) return;
    response.write(toEvent(toFrame({ delta: { content, role: 'assistant' } })));
  }
  response.write(
    toEvent(toFrame({ delta: { role: 'assistant' }, finish_reason: 'stop' }, { usageFrame })),
  );
  response.end('data: [DONE]\n\n');
}

export function toEvent(frame: object): string {
  return `data: ${JSON.stringify(frame)}\n\n`;
}

type Part = { readonly text?: string };
type Body = {
  readonly messages?: readonly { readonly role: string; readonly content?: string | Part[] }[];
};

function toQuestion({ messages = [] }: Body): string {
  const content = messages.findLast(({ role }) => role === 'user')?.content ?? '';
  return typeof content === 'string' ? content : content.map(({ text }) => text ?? '').join(' ');
}

/** Chunks at a steady pace, whatever each costs; `onChunk` hears of each as it leaves. */
export async function* paced(
  chunks: readonly string[],
  charsPerSecond: number,
  onChunk: (at: number, characters: number) => void = () => {},
): AsyncGenerator<string> {
  const start = performance.now();
  let characters = 0;
  for (const chunk of chunks) {
    const wait = start + (characters / charsPerSecond) * 1_000 - performance.now();
    if (wait > 0) await delay(wait);
    characters += chunk.length;
    onChunk(performance.now(), characters);
    yield chunk;
  }
}

const WORDS =
  'channel answer people write while model grows message thread budget window second reader minute quiet river stone garden letter morning'.split(
    ' ',
  );

/** Plain paragraphs of this many characters, which every platform shows as they are. */
export function toPlainText(characters: number): string {
  let text = '';
  for (let word = 0; text.length < characters; word += 1) {
    const end = word % 60 === 59 ? '.\n\n' : ' ';
    text += `${WORDS[(word * 7 + Math.floor(word / 11)) % WORDS.length]}${word}${end}`;
  }
  return text.slice(0, characters).trimEnd();
}

/** A text in chunks of 12 to 40 characters, as a fast model sends them. */
export function toUnevenChunks(text: string): string[] {
  const chunks: string[] = [];
  for (let at = 0, index = 0; at < text.length; index += 1) {
    const size = 12 + ((index * 17) % 29);
    chunks.push(text.slice(at, at + size));
    at += size;
  }
  return chunks;
}

export function toChunks(text: string, size: number): string[] {
  return Array.from({ length: Math.ceil(text.length / size) }, (_, index) =>
    text.slice(index * size, (index + 1) * size),
  );
}
