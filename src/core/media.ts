import type { Attachment, Part, Turn } from './message.ts';
import type { Blobs, Directory, Extractor, ModelPart } from './ports.ts';
import { toSentence } from './sentences.ts';

export type Media = {
  /**
   * Fetches a message's attachments and keeps what the model can use; `problems` says in a sentence each what it cannot and why.
   * Texts become text parts, all else goes into `Blobs`.
   */
  collect(
    attachments: readonly Attachment[],
    directory: Directory,
    signal: AbortSignal,
  ): Promise<{ readonly parts: readonly Part[]; readonly problems: readonly string[] }>;
  /** The bytes of the latest turns' parts, by hash; older ones are only named. */
  load(turns: readonly Turn[]): Promise<ReadonlyMap<string, Uint8Array>>;
};

const MAX_BYTES = 50 * 1024 * 1024; // Gemini: inline PDF limit
const MAX_ATTACHMENTS = 10; // Discord and Slack allow ten a message; more come only by API

/** So many pictures, recordings and documents of a conversation are shown to the model again, within this sum. */
const MAX_RECENT_PARTS = 8;
const MAX_RECENT_BYTES = 60 * 1024 * 1024;

export function createMedia({
  blobs,
  extractor,
}: {
  readonly blobs: Blobs;
  readonly extractor: Extractor;
}): Media {
  const collectOne = async (
    attachment: Attachment,
    directory: Directory,
    signal: AbortSignal,
  ): Promise<Part> => {
    const { name, mimeType, source } = attachment;
    const bytes = await directory.fetchFile(source, MAX_BYTES, signal);
    const extracted = await extractor.extract({ name, mimeType, bytes }, signal);
    if (extracted.type === 'text') return { type: 'text', text: toFileText(name, extracted.text) };
    return {
      type: extracted.type,
      hash: await blobs.put(extracted.bytes),
      mimeType: extracted.mimeType,
      name,
    };
  };

  return {
    async collect(attachments, directory, signal) {
      const parts: Part[] = [];
      const problems: string[] = [];
      for (const attachment of attachments.slice(0, MAX_ATTACHMENTS)) {
        try {
          parts.push(await collectOne(attachment, directory, signal));
        } catch (error) {
          signal.throwIfAborted();
          problems.push(
            `${attachment.name || 'An attachment'} was left out: ${toSentence(error).text}`,
          );
        }
      }
      if (attachments.length > MAX_ATTACHMENTS)
        problems.push(`Only the first ${MAX_ATTACHMENTS} attachments were looked at.`);
      return { parts, problems };
    },
    async load(turns) {
      const loaded = new Map<string, Uint8Array>();
      let bytes = 0;
      for (const part of turns.flatMap(({ parts }) => parts).reverse()) {
        if (part.type === 'text' || loaded.has(part.hash)) continue;
        if (loaded.size >= MAX_RECENT_PARTS) break;
        const found = await blobs.get(part.hash);
        if (!found || bytes + found.length > MAX_RECENT_BYTES) continue;
        bytes += found.length;
        loaded.set(part.hash, found);
      }
      return loaded;
    },
  };
}

/** What the model is shown of a kept part: its bytes, or where they are gone, that they are. */
export function toModelPart(part: Part, loaded: ReadonlyMap<string, Uint8Array>): ModelPart {
  if (part.type === 'text') return part;
  const bytes = loaded.get(part.hash);
  if (!bytes)
    return {
      type: 'text',
      text: `[${part.type} "${part.name}" was here; its contents are no longer at hand]`,
    };
  return { type: part.type, mimeType: part.mimeType, bytes, name: part.name };
}

function toFileText(name: string, text: string): string {
  return `<file name=${JSON.stringify(name)}>\n${text}\n</file>`;
}
