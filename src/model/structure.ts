import { ModelError } from '../core/errors.ts';
import type { Structurer } from '../core/ports.ts';
import { createInlays } from './inlay.ts';
import { createReader, type ReaderOptions, toValue } from './reader.ts';
import { toMessages } from './request.ts';

/** Answers in the shape of a schema, checked here whatever the server promises. */
export function createStructurer(options: ReaderOptions): Structurer {
  const reader = createReader(options);

  return {
    async extract(schema, request, signal, meter) {
      const inlays = createInlays();
      const messages = toMessages(request, inlays);
      const first = await reader.read(schema, { messages, inlays }, signal, meter);
      const checked = toValue(schema, first);
      if ('value' in checked) return checked.value;
      const repair = [
        ...messages,
        { role: 'assistant', content: first.trim() || '(nothing)' },
        { role: 'user', content: toComplaint(checked.problem) },
      ] as const;
      const second = await reader.read(schema, { messages: repair, inlays }, signal, meter);
      const repaired = toValue(schema, second);
      if ('value' in repaired) return repaired.value;
      throw new ModelError('malformed', `the answer does not fit: ${repaired.problem}`);
    },
  };
}

function toComplaint(problem: string): string {
  return `That answer does not fit the schema:\n${problem}\nGive the whole answer again as JSON that fits, without any other text.`;
}
