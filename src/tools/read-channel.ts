import { z } from 'zod';
import type { Place } from '../core/message.ts';
import { defineTool, type Tool, type ToolContext } from '../core/tool.ts';
import { failed } from './failed.ts';
import { limitSchema, readLatest, toTranscript } from './transcript.ts';

const MAX_HOURS = 24 * 30;

const schema = z.object({
  hours: z
    .number()
    .positive()
    .max(MAX_HOURS)
    .optional()
    .describe('Only messages of the last so many hours'),
  limit: limitSchema,
});

/** Reads what was said in the channel around the conversation, for those who may read it. */
export function createReadChannel({ now = Date.now }: { readonly now?: () => number } = {}): Tool {
  return defineTool({
    name: 'read_channel',
    description:
      'Reads the latest messages of the channel that this conversation belongs to, without those inside threads.',
    schema,
    acts: false,
    status: () => 'Reading the channel …',
    async run({ hours, limit = 50 }, context, signal) {
      const { thread: _, ...channel } = context.place;
      await checkReadable(channel, context, signal);
      const seen = await readLatest(context.archive, channel, limit, signal);
      const from = hours === undefined ? 0 : now() - hours * 60 * 60_000;
      const latest = seen.filter(({ sentAt }) => sentAt >= from);
      return { text: await toTranscript(latest, channel, context.directory, signal), sources: [] };
    },
  });
}

/** Unknown means no (design: promise 13). */
async function checkReadable(
  channel: Place,
  { directory, asker }: ToolContext,
  signal: AbortSignal,
): Promise<void> {
  const [isReadable] = await directory.readable(asker.id, [channel], signal).catch(() => []);
  signal.throwIfAborted();
  if (isReadable !== true)
    throw failed(
      'This channel was not read: it is not certain that the person who asks may read it. They can paste what matters.',
    );
}
