import type { ModelFile, ModelPart } from '../../src/core/ports.ts';
import { badRequest } from '../../src/demo/errors.ts';
import { textReply } from '../../src/demo/frames.ts';
import { ask, server } from './ask.ts';

export const file = (name: string, content: string, more: Partial<ModelFile> = {}): ModelFile => ({
  ...{ type: 'image', mimeType: 'image/png', name, bytes: Buffer.from(content) },
  ...more,
});

export const base64 = (content: string) => Buffer.from(content).toString('base64');

/** A server that takes no request with one of these in it. */
export function refuseAll(contents: readonly string[], message: string): void {
  server.answer((body) => {
    const request = JSON.stringify(body.messages);
    const isBad = contents.some((content) => request.includes(base64(content)));
    return isBad ? badRequest(message) : textReply('Fine.');
  });
}

/** Asks with these files; what came, and what each request showed of the files. */
export async function askWith(parts: readonly ModelPart[], earlier: readonly ModelPart[] = []) {
  const asked = { role: 'user', parts: [{ type: 'text', text: 'Ada: look' }, ...parts] } as const;
  const turns = [
    ...(earlier.length === 0
      ? []
      : [
          { role: 'user', parts: earlier } as const,
          { role: 'assistant', parts: [{ type: 'text', text: 'I see.' }] } as const,
        ]),
    asked,
  ];
  const came = await ask({ turns });
  const left = came.events.flatMap((event) =>
    event.type === 'left_out'
      ? [{ reason: event.reason, names: event.files.map((f) => f.name) }]
      : [],
  );
  return { ...came, left };
}

export const lastRequest = () => JSON.stringify(server.requests.at(-1)?.messages);
