import { callReply, type ModelReply, textReply } from '../../src/demo/frames.ts';
import type { DemoServer } from '../../src/demo/server.ts';

type Model = { readonly model: DemoServer };

/** What the model says once it has tried to fetch. */
export const SAID = 'That is what I found.';

/** The model fetches these addresses, all in one round, and then answers. */
export function tryToFetch({ model }: Model, ...urls: readonly string[]): void {
  model.next(toCalls(urls), textReply(SAID));
}

export function toCalls(urls: readonly string[], prefix = 'fetch'): ModelReply {
  return callReply(
    urls.map((url, index) => ({
      name: 'fetch_page',
      id: `${prefix}-${index}`,
      arguments: JSON.stringify({ url }),
    })),
  );
}

/** The model reads the channel. */
export function toRead(): ModelReply {
  return callReply([{ name: 'read_channel', id: 'read', arguments: '{}' }]);
}

/** What the tools answered in the latest request. */
export function results({ model }: Model): string[] {
  return (model.requests.at(-1)?.messages ?? [])
    .filter(({ role }) => role === 'tool')
    .map(({ content }) => String(content));
}

/** What the model was shown in the latest request, the system prompt apart, as one text. */
export function shown({ model }: Model): string {
  return (model.requests.at(-1)?.messages ?? [])
    .filter(({ role }) => role === 'user' || role === 'assistant')
    .map(({ content }) => toText(content))
    .join('\n\n');
}

function toText(content: unknown): string {
  if (!Array.isArray(content)) return String(content ?? '');
  return content.map((part) => String(part?.text ?? '[file]')).join('\n\n');
}
