import { z } from 'zod';
import { ModelError } from '../core/errors.ts';
import type { Transcriber, Transcript } from '../core/model-ports.ts';
import { createFileMarkers } from './base64-body.ts';
import { toMessages } from './request.ts';
import {
  createStructuredRequest,
  type StructuredRequestOptions,
  toValue,
} from './structured-request.ts';

const transcriptSchema = z.object({
  language: z.string().describe('The language that is spoken, in English'),
  segments: z.array(
    z.object({
      start: z.number().describe('Where it begins, in seconds'),
      speaker: z.string().describe('"Speaker 1", "Speaker 2" … in order of appearance'),
      text: z.string().describe('What is said, word for word'),
    }),
  ),
  summary: z.string().describe('One line that says what it is about'),
});

const INSTRUCTION =
  'Transcribe this recording word for word, in the language that is spoken. Begin a new segment with every change of speaker and about every thirty seconds. Invent nothing: where nobody speaks, give no segments.';

/**
 * Transcription by chat with a JSON schema; a server that answers in plain text is understood as
 * well.
 */
export function createTranscriber(options: StructuredRequestOptions): Transcriber {
  const structuredRequest = createStructuredRequest(options);

  return {
    async transcribe({ mimeType, bytes }, signal, meter) {
      const audio = { type: 'audio', mimeType, bytes, name: '' } as const;
      const parts = [audio, { type: 'text', text: INSTRUCTION }] as const;
      const fileMarkers = createFileMarkers();
      const messages = toMessages({ system: '', turns: [{ role: 'user', parts }] }, fileMarkers);
      const asked = { messages, fileMarkers };
      return toTranscript(await structuredRequest.read(transcriptSchema, asked, signal, meter));
    },
  };
}

function toTranscript(content: string): Transcript {
  if (content.trim() === '') throw new ModelError('empty', 'the transcript was empty');
  const read = toValue(transcriptSchema, content);
  if ('problem' in read) {
    return {
      language: '',
      summary: '',
      segments: [{ startMs: 0, speaker: null, text: content.trim() }],
    };
  }
  const { language, summary, segments } = read.value;
  const speakers = new Set(segments.map(({ speaker }) => speaker));
  return {
    language,
    summary,
    segments: segments.map(({ start, speaker, text }) => ({
      startMs: Math.round(start * 1_000),
      speaker: speakers.size > 1 ? speaker : null,
      text,
    })),
  };
}
