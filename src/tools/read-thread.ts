import { z } from 'zod';
import { defineTool, type Tool } from '../core/answer/tool.ts';
import { toolStrings } from './strings/index.ts';
import { limitSchema, readTranscript } from './transcript.ts';

const schema = z.object({
  limit: limitSchema,
});

/** Reads what was said earlier in the place that the question came from. */
export function createReadThread(): Tool {
  return defineTool({
    name: 'read_thread',
    description:
      'Reads earlier messages of the thread or conversation that this one takes place in, when more is needed than you were shown.',
    schema,
    acts: false,
    status: () => toolStrings.readingThread,
    async run({ limit = 50 }, context, signal) {
      return { text: await readTranscript(context, context.place, { limit }, signal), sources: [] };
    },
  });
}
