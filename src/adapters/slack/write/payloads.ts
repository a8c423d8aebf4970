import { z } from 'zod';
import { SlackRefusal, toWriteError } from '../failures.ts';
import { list, part, text } from '../schema.ts';

/*
 * What Slack's Web API replies to writes (docs.slack.dev/reference/methods), as far as it is used.
 */

/** `chat.postMessage` and `chat.startStream` */
const postedSchema = part({ ts: text });

const TIMESTAMP = /^\d{1,12}\.\d{6}$/;

/**
 * The message that a call has created. Throws a `WriteError` if the reply does not tell its
 * timestamp: it may be there all the same, and has to be looked for.
 */
export function toPostedTs(method: string, reply: unknown): string {
  const { ts } = postedSchema.parse(reply);
  if (TIMESTAMP.test(ts)) return ts;
  throw toWriteError('unknown', new SlackRefusal(method, 'unreadable_reply'));
}

/** `conversations.open` */
export const openedSchema = part({ channel: part({ id: text }) });

/** `files.getUploadURLExternal` */
export const uploadSlotSchema = part({ upload_url: text, file_id: text });

const shares = z.record(z.string(), list(z.object({ ts: text }))).catch({});

/** `files.info`: where a file is shared, by the kind of channel and the channel. */
export const sharesSchema = part({
  file: part({ shares: z.record(z.string(), shares).default({}).catch({}) }),
});

/** What a `response_url` answers where it does not answer with plain text. */
export const responseSchema = part({ error: text });
