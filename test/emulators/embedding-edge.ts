import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createDemoServer } from '../../src/demo/server.ts';

type Embedding = { readonly embedding: readonly number[] };

/**
 * The stand-in of the model, whose embeddings a test has refused or shortened: a 400 as Google
 * answers it (https://ai.google.dev/gemini-api/docs/troubleshooting#error-codes).
 */
export async function createEmbeddingEdge() {
  const model = await createDemoServer({ apiKey: 'key' });
  const state = {
    /** Every text that was to be embedded, in order. */
    texts: [] as string[],
    refuses: (_texts: readonly string[]): boolean => false,
    /** How long the vectors are; null: as long as they are asked for. */
    length: null as number | null,
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const forward = () =>
      fetch(new URL(request.url ?? '/', model.url), {
        method: request.method ?? 'GET',
        headers: toHeaders(request),
        ...(body.length > 0 ? { body } : {}),
      });
    const isEmbedding = /\/embeddings$/.test(request.url ?? '');
    if (!isEmbedding) return send(response, await forward());
    const { input } = JSON.parse(body.toString()) as { readonly input: readonly string[] };
    state.texts.push(...input);
    return send(response, state.refuses(input) ? refusal() : shorten(await forward()));
  };

  const shorten = async (given: Response): Promise<Response> => {
    const { length } = state;
    if (length === null || !given.ok) return given;
    const { data, ...rest } = (await given.json()) as { readonly data: readonly Embedding[] };
    const cut = data.map((each) => ({ ...each, embedding: each.embedding.slice(0, length) }));
    return Response.json({ ...rest, data: cut });
  };

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(state, {
    model,
    environment: { GEMINI_BASE_URL: `http://127.0.0.1:${port}/v1beta/openai/` },
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await model.close();
    },
  });
}

function toHeaders({ headers }: IncomingMessage): Record<string, string> {
  const kept = Object.entries(headers).filter(
    ([name]) => !['host', 'connection', 'content-length', 'transfer-encoding'].includes(name),
  );
  return Object.fromEntries(kept.map(([name, value]) => [name, String(value)]));
}

function refusal(): Response {
  const error = { code: 400, message: 'Request contains an invalid argument.' };
  return Response.json([{ error: { ...error, status: 'INVALID_ARGUMENT' } }], { status: 400 });
}

async function send(response: ServerResponse, given: Response | Promise<Response>): Promise<void> {
  const { status, headers, body } = await given;
  response.writeHead(status, { 'content-type': headers.get('content-type') ?? 'text/plain' });
  for await (const chunk of body ?? []) response.write(chunk);
  response.end();
}
