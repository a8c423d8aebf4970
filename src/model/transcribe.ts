import type OpenAI from 'openai';
import { z } from 'zod';
import { ModelError } from '../core/errors.ts';
import type { Transcriber, Transcript } from '../core/transcript.ts';
import { toModelError } from './errors.ts';
import { toParameters } from './schema.ts';

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

/** Transcription by chat with a JSON schema; a server that answers in plain text is understood as well. */
export function createTranscriber({
  client,
  model,
}: {
  readonly client: OpenAI;
  readonly model: string;
}): Transcriber {
  return {
    async transcribe({ mimeType, bytes }, signal) {
      const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
      const format = mimeType.includes('wav') ? 'wav' : 'mp3';
      try {
        const completion = await client.chat.completions.create(
          {
            model,
            messages: [
              {
                role: 'user',
                content: [
                  { type: 'input_audio', input_audio: { data, format } },
                  { type: 'text', text: INSTRUCTION },
                ],
              },
            ],
            response_format: {
              type: 'json_schema',
              json_schema: {
                name: 'transcript',
                schema: toParameters(transcriptSchema) as Record<string, unknown>,
              },
            },
          },
          { signal },
        );
        return toTranscript(completion.choices?.[0]?.message?.content ?? '');
      } catch (error) {
        throw toModelError(error);
      }
    },
  };
}

function toTranscript(content: string): Transcript {
  if (content.trim() === '') throw new ModelError('empty', 'the transcript was empty');
  const parsed = transcriptSchema.safeParse(parseJson(content));
  if (!parsed.success)
    return {
      language: '',
      summary: '',
      segments: [{ startMs: 0, speaker: null, text: content.trim() }],
    };
  const { language, summary, segments } = parsed.data;
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

/** Some models put a fence around JSON. */
function parseJson(content: string): unknown {
  try {
    return JSON.parse(content.replace(/^\s*```(?:json)?\s*|\s*```\s*$/g, ''));
  } catch {
    return null;
  }
}
