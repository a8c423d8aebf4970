import { badRequest, modelGone } from './errors.ts';
import { paintPicture } from './paint.ts';
import { toUnknownFields } from './validate.ts';

/** The only models that the compatible endpoint draws with; newer ones are native only. */
const COMPATIBLE = ['gemini-3-pro-image-preview', 'gemini-2.5-flash-image'];

/**
 * What it reads, and what it is documented to ignore. https://ai.google.dev/gemini-api/docs/openai
 */
const FIELDS = [
  'prompt',
  'model',
  'n',
  'size',
  'response_format',
  'extra_body',
  'quality',
  'style',
  'background',
  'user',
];

/** `POST images/generations`: one picture a call. */
export function drawCompatibly(
  body: { readonly model?: string; readonly prompt?: string },
  seed: number,
): Response {
  const unknown = Object.keys(body).filter((field) => !FIELDS.includes(field));
  if (unknown.length > 0) return toUnknownFields(unknown);
  const { model = '', prompt = '' } = body;
  if (!COMPATIBLE.includes(model.replace(/^models\//, ''))) return modelGone(model);
  if (prompt === '') return badRequest('Prompt must not be empty.');
  if (isGory(prompt)) return badRequest('The prompt was blocked by the safety filters.');
  return Response.json({
    data: [{ b64_json: paintPicture(prompt, '1:1', seed).toString('base64') }],
  });
}

/** So that a refusal can be tried: the one word that the stand-in draws nothing for. */
export function isGory(prompt: string): boolean {
  return /\bgore\b/i.test(prompt);
}
