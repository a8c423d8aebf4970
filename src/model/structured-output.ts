import { ModelError } from '../core/errors.ts';
import type { StructuredOutput } from '../core/ports.ts';
import { createFileMarkers } from './base64-body.ts';
import { toMessages } from './request.ts';
import {
  createStructuredRequest,
  type StructuredRequestOptions,
  toValue,
} from './structured-request.ts';

/** Answers in the shape of a schema, checked here whatever the server promises. */
export function createStructuredOutput(options: StructuredRequestOptions): StructuredOutput {
  const structuredRequest = createStructuredRequest(options);

  return {
    async extract(schema, request, signal, meter) {
      const fileMarkers = createFileMarkers();
      const messages = toMessages(request, fileMarkers);
      const first = await structuredRequest.read(schema, { messages, fileMarkers }, signal, meter);
      const checked = toValue(schema, first);
      if ('value' in checked) return checked.value;
      const repair = [
        ...messages,
        { role: 'assistant', content: first.trim() || '(nothing)' },
        { role: 'user', content: toComplaint(checked.problem) },
      ] as const;
      const second = await structuredRequest.read(
        schema,
        { messages: repair, fileMarkers },
        signal,
        meter,
      );
      const repaired = toValue(schema, second);
      if ('value' in repaired) return repaired.value;
      throw new ModelError('malformed', `the answer does not fit: ${repaired.problem}`);
    },
  };
}

function toComplaint(problem: string): string {
  return `That answer does not fit the schema:\n${problem}\nGive the whole answer again as JSON that fits, without any other text.`;
}
