import { z } from 'zod';
import { defineTool, type Tool } from '../core/answer/tool.ts';
import { timeNow } from '../core/async.ts';
import { namedChannelSchema, toChannelPlace } from './channel.ts';
import { toolStrings } from './strings/index.ts';
import { limitSchema, readTranscript } from './transcript.ts';

const MAX_HOURS = 24 * 30;

const schema = z.object({
  channel: namedChannelSchema
    .optional()
    .describe('Another channel that was mentioned, such as #general; left out: this one'),
  hours: z
    .number()
    .positive()
    .max(MAX_HOURS)
    .optional()
    .describe('Only messages of the last so many hours'),
  limit: limitSchema,
});

/** Reads what was said in the channel around the conversation, for those who may read it. */
export function createReadChannel({ now = timeNow }: { readonly now?: () => number } = {}): Tool {
  return defineTool({
    name: 'read_channel',
    description:
      'Reads the latest messages of the channel that this conversation belongs to, or of one that was mentioned, without those inside threads.',
    schema,
    acts: false,
    status: () => toolStrings.readingChannel,
    async run({ channel, hours, limit = 50 }, context, signal) {
      const { thread: _, ...here } = context.place;
      const named = channel === undefined ? here : toChannelPlace(channel, context);
      const from = hours === undefined ? 0 : now() - hours * 60 * 60_000;
      return { text: await readTranscript(context, named, { limit, from }, signal), sources: [] };
    },
  });
}
