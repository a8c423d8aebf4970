import { ModelError } from '../core/errors.ts';
import type { WebSearch } from '../core/ports.ts';
import type { Native } from './native.ts';

const INSTRUCTION =
  'Search the web for this and report what the pages say, with names, numbers and dates, in at most 400 words. Say so where they disagree or where nothing was found.';

/**
 * Gemini's own search: the compatible API refuses it in every spelling.
 * https://ai.google.dev/gemini-api/docs/google-search
 */
export function createWebSearch({
  native,
  model,
}: {
  readonly native: Native;
  readonly model: string;
}): WebSearch {
  return {
    async search(query, signal, meter) {
      const { text, sources, refusal } = await native.generate(
        model,
        {
          systemInstruction: { parts: [{ text: INSTRUCTION }] },
          contents: [{ role: 'user', parts: [{ text: query }] }],
          tools: [{ google_search: {} }],
        },
        signal,
        (usage) => meter({ ...usage, searches: 1 }),
      );
      if (refusal !== null) throw refusal;
      if (text.trim() === '') throw new ModelError('empty', 'the search said nothing');
      return { text: text.trim(), sources };
    },
  };
}
