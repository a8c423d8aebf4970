import { z } from 'zod';
import { defineTool, type Tool } from '../core/tool.ts';
import { readLatest, toTranscript } from './transcript.ts';

const MAX_MESSAGES = 100;

const schema = z.object({
  limit: z
    .number()
    .int()
    .min(1)
    .max(MAX_MESSAGES)
    .optional()
    .describe('How many of the latest messages; 50 if left out'),
});

/** Reads what was said earlier in the place that the question came from. */
export function createReadThread(): Tool {
  return defineTool({
    name: 'read_thread',
    description:
      'Reads earlier messages of the thread or conversation that this one takes place in, when more is needed than you were shown.',
    schema,
    acts: false,
    status: () => 'Reading the thread …',
    async run({ limit = 50 }, { place, directory }, signal) {
      const seen = await readLatest(directory, place, limit, signal);
      return { text: await toTranscript(seen, place, directory, signal), sources: [] };
    },
  });
}
