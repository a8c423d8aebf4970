import { SlackError } from './errors.ts';
import type { Channel, Json, Message, Workspace } from './types.ts';
import { findMessage, type World } from './world.ts';

/** One authenticated Web API call. */
export interface Call {
  readonly world: World;
  readonly workspace: Workspace;
  readonly method: string;
  readonly args: Json;
}

/** Answers a call with the fields beside `ok`, or throws a SlackError. */
export type Method = (call: Call) => Json | Promise<Json>;

const MAX_TEXT = 40_000; // docs: chat.postMessage, "Truncating content"
export const MAX_MARKDOWN_TEXT = 12_000; // docs: chat.postMessage, markdown_text

export const truncated = (text: string): { text: string; warning: Json } =>
  text.length > MAX_TEXT
    ? {
        text: text.slice(0, MAX_TEXT),
        warning: {
          warning: 'message_truncated',
          response_metadata: { warnings: ['message_truncated'] },
        },
      }
    : { text, warning: {} };

/** docs: reference/metadata; `event_type` and `event_payload` are required, `{}` removes it. */
export const metadataOf = (args: Json): Json | undefined => {
  const value = args.metadata;
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'object') throw new SlackError('invalid_metadata_format');
  const metadata: Json = { ...value };
  if (Object.keys(metadata).length === 0) return metadata;
  const payload = metadata.event_payload;
  if (typeof metadata.event_type !== 'string' || typeof payload !== 'object' || payload === null)
    throw new SlackError('invalid_metadata_format');
  return metadata;
};

/**
 * A thread is named by its first message, never by a reply (docs: chat.postMessage, thread_ts).
 */
export const threadRoot = (
  channel: Channel,
  threadTs: string,
  error: string,
): Message | undefined => {
  const root = findMessage(channel, threadTs);
  if (!root || (root.threadTs && root.threadTs !== root.ts)) throw new SlackError(error);
  return root;
};
