import { z } from 'zod';
import type { ToolContext } from '../../core/answer/tool.ts';
import { escapeTags } from '../../core/frame.ts';
import type { CallResult } from './server.ts';

// With its frame it fits into the longest result that the model is shown.
const MAX_TEXT_CHARS = 49_500;
// With an answer's own files they still fit in a Discord message, which holds 10.
const MAX_PICTURES = 8;

/**
 * One block of a result.
 * https://modelcontextprotocol.io/specification/2025-11-25/server/tools#tool-result
 */
const blockSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({ type: z.enum(['image', 'audio']), data: z.string(), mimeType: z.string() }),
  z.object({
    type: z.literal('resource'),
    resource: z.object({
      uri: z.string(),
      mimeType: z.string().optional(),
      text: z.string().optional(),
      blob: z.string().optional(),
    }),
  }),
  z.object({
    type: z.literal('resource_link'),
    uri: z.string(),
    name: z.string(),
    description: z.string().optional(),
  }),
]);
type ContentBlock = z.infer<typeof blockSchema>;

/** What is kept with the answer. */
export type Attach = (bytes: Uint8Array, type: PictureType, nth: number) => Promise<string>;

type PictureType = 'png' | 'jpeg' | 'webp';

/** How a tool's pictures are named and described. */
export function toAttach(context: ToolContext, server: string, tool: string): Attach {
  return async (bytes, type, nth) => {
    const stem = `${server}-${tool}`.replaceAll(/[^a-zA-Z0-9_-]+/g, '-').slice(0, 60);
    const name = `${stem}-${nth}.${type === 'jpeg' ? 'jpg' : type}`;
    const alt = `A picture from ${server}: ${tool}`;
    await context.attach({ name, mimeType: `image/${type}`, alt, bytes });
    return name;
  };
}

/**
 * A result in words for the model, at most 49,500 characters; its pictures are attached to the
 * answer.
 */
export async function toResultText(result: CallResult, attach: Attach): Promise<string> {
  const texts: string[] = [];
  let pictures = 0;
  for (const raw of result.content) {
    const block = blockSchema.safeParse(raw);
    if (!block.success) {
      texts.push('[something that Parley cannot read]');
      continue;
    }
    const bytes = toBytes(block.data);
    const type = bytes && pictures < MAX_PICTURES ? sniffPicture(bytes) : null;
    if (bytes && type) {
      pictures += 1;
      texts.push(`[picture, attached to the answer as ${await attach(bytes, type, pictures)}]`);
    } else texts.push(toWords(block.data, bytes));
  }
  const hasText = result.content.some(
    (block) => blockSchema.safeParse(block).data?.type === 'text',
  );
  if (!hasText && result.structuredContent !== undefined)
    texts.push(JSON.stringify(result.structuredContent));
  return toBounded(escapeTags(withError(texts.join('\n\n'), result.isError)));
}

function toBytes(block: ContentBlock): Uint8Array | null {
  if (block.type === 'image' || block.type === 'audio') return Buffer.from(block.data, 'base64');
  if (block.type !== 'resource' || block.resource.blob === undefined) return null;
  return Buffer.from(block.resource.blob, 'base64');
}

function toWords(block: ContentBlock, bytes: Uint8Array | null): string {
  switch (block.type) {
    case 'text':
      return block.text;
    case 'image':
    case 'audio':
      return `[${block.type}, ${block.mimeType.slice(0, 60)}, ${bytes?.length ?? 0} bytes: not shown]`;
    case 'resource':
      return `${block.resource.uri}\n${block.resource.text ?? `[${bytes?.length ?? 0} bytes: not shown]`}`;
    case 'resource_link':
      return `${block.name}: ${[block.uri, block.description].filter(Boolean).join(' – ')}`;
  }
}

/** By the first bytes, not by what the server claims. */
function sniffPicture(bytes: Uint8Array): PictureType | null {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
  return head.startsWith('RIFF') && head.endsWith('WEBP') ? 'webp' : null;
}

function withError(text: string, isError: boolean): string {
  if (!isError) return text;
  return text === ''
    ? 'The tool reported an error and no reason.'
    : `The tool reported an error: ${text}`;
}

function toBounded(text: string): string {
  if (text.length <= MAX_TEXT_CHARS) return text;
  const note = `\n[cut: the whole result has ${text.length} characters; ask for less at a time]`;
  return text.slice(0, MAX_TEXT_CHARS - note.length) + note;
}
