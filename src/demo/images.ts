import { badRequest, modelGone } from './errors.ts';
import { toPng } from './media.ts';

/** The only models that the compatible endpoint draws with; newer ones are native only. */
const COMPATIBLE = ['gemini-3-pro-image-preview', 'gemini-2.5-flash-image'];

/** `POST images/generations`: one picture a call. */
export function drawCompatibly({
  model = '',
  prompt = '',
}: {
  readonly model?: string;
  readonly prompt?: string;
}): Response {
  if (!COMPATIBLE.includes(model.replace(/^models\//, ''))) return modelGone(model);
  if (prompt === '') return badRequest('Prompt must not be empty.');
  return Response.json({ data: [{ b64_json: toPng(prompt).toString('base64') }] });
}

type NativeBody = {
  readonly contents?: readonly {
    readonly parts?: readonly { readonly text?: string; readonly inlineData?: object }[];
  }[];
  readonly generationConfig?: { readonly responseModalities?: readonly string[] };
};

/** `POST models/…:generateContent`: a picture where one is asked for, else a line of text. */
export function generateNatively({ contents = [], generationConfig }: NativeBody): Response {
  const parts = contents.flatMap((content) => content.parts ?? []);
  if (parts.length === 0)
    return badRequest('* GenerateContentRequest.contents: contents is not specified');
  const wantsImage = generationConfig?.responseModalities?.includes('IMAGE') ?? false;
  const prompt = parts.map(({ text }) => text ?? '').join(' ');
  const part = wantsImage
    ? { inlineData: { mimeType: 'image/png', data: toPng(prompt).toString('base64') } }
    : { text: 'This is Parley’s offline stand-in: nothing was looked up.' };
  return Response.json({
    candidates: [{ content: { parts: [part], role: 'model' }, finishReason: 'STOP' }],
    usageMetadata: { promptTokenCount: 17, candidatesTokenCount: 20, totalTokenCount: 37 },
  });
}
