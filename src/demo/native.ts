import { badRequest } from './errors.ts';
import { isGory } from './images.ts';
import { paintPicture, repaint } from './paint.ts';
import { toUnknownFields } from './validate.ts';

type Part = {
  readonly text?: string;
  readonly inlineData?: { readonly mimeType?: string; readonly data?: string };
};
type Content = { readonly role?: string; readonly parts?: readonly Part[] };
export type NativeBody = {
  readonly contents?: readonly Content[];
  readonly systemInstruction?: Content;
  readonly tools?: readonly object[];
  readonly generationConfig?: {
    readonly responseModalities?: readonly string[];
    readonly imageConfig?: { readonly aspectRatio?: string };
  };
};

/**
 * The fields that Google's proto knows; any other is refused.
 * https://ai.google.dev/api/generate-content
 */
const FIELDS = [
  'contents',
  'systemInstruction',
  'tools',
  'toolConfig',
  'safetySettings',
  'generationConfig',
  'cachedContent',
];
const CONFIG_FIELDS = [
  'responseModalities',
  'imageConfig',
  'temperature',
  'topP',
  'topK',
  'maxOutputTokens',
  'stopSequences',
  'candidateCount',
  'responseMimeType',
  'responseSchema',
  'responseJsonSchema',
  'thinkingConfig',
];
const IMAGE_FIELDS = ['aspectRatio', 'imageSize'];
const TOOLS = ['google_search', 'googleSearch', 'functionDeclarations', 'urlContext'];

/** https://ai.google.dev/gemini-api/docs/image-generation */
const ASPECTS = '1:1 1:4 1:8 2:3 3:2 3:4 4:1 4:3 4:5 5:4 8:1 9:16 16:9 21:9'.split(' ');
const IMAGE_TYPES = ['image/png', 'image/jpeg', 'image/webp', 'image/heic', 'image/heif'];

/**
 * `POST models/…:generateContent`: a picture where one is asked for, what “the web” says where it
 * may search, else a line of text.
 */
export async function generateNatively(
  model: string,
  body: NativeBody,
  seed: number,
): Promise<Response> {
  const fault = findFault(model, body);
  if (fault) return fault;
  const parts = (body.contents ?? []).flatMap((content) => content.parts ?? []);
  const prompt = parts.flatMap(({ text }) => text ?? []).join(' ');
  if (wantsImage(body)) return draw(body, parts, prompt, seed);
  if (body.tools?.some((tool) => 'google_search' in tool || 'googleSearch' in tool))
    return Response.json(toSearched(prompt));
  return Response.json(
    toAnswer([{ text: 'This is Parley’s offline stand-in: nothing was looked up.' }]),
  );
}

function wantsImage({ generationConfig }: NativeBody): boolean {
  return generationConfig?.responseModalities?.includes('IMAGE') ?? false;
}

/** A model draws, by its name, or it does not. */
function isPainter(model: string): boolean {
  return /image|banana/.test(model);
}

async function draw(
  { generationConfig }: NativeBody,
  parts: readonly Part[],
  prompt: string,
  seed: number,
): Promise<Response> {
  if (isGory(prompt))
    return Response.json({ candidates: [{ finishReason: 'IMAGE_SAFETY', index: 0 }] });
  const aspect = generationConfig?.imageConfig?.aspectRatio;
  const [source] = parts.flatMap(({ inlineData }) => inlineData ?? []);
  try {
    const png = source?.data
      ? await repaint(Buffer.from(source.data, 'base64'), prompt, aspect)
      : paintPicture(prompt, aspect, seed);
    const inlineData = { mimeType: 'image/png', data: png.toString('base64') };
    return Response.json(toAnswer([{ inlineData }]));
  } catch {
    return badRequest('Unable to process input image. Please retry or report the issue.');
  }
}

function toSearched(query: string): object {
  const pages = [
    { uri: 'https://example.org/', title: 'example.org' },
    { uri: 'https://example.com/', title: 'example.com' },
  ];
  const text = `This is Parley’s offline stand-in: nothing was looked up for “${query.slice(0, 200)}”. Two example pages stand in for what the web says.`;
  return toAnswer([{ text }], {
    groundingMetadata: {
      webSearchQueries: [query.slice(0, 200)],
      groundingChunks: pages.map((web) => ({ web })),
    },
  });
}

function toAnswer(parts: readonly object[], extra: object = {}): object {
  return {
    candidates: [{ content: { parts, role: 'model' }, finishReason: 'STOP', index: 0, ...extra }],
    usageMetadata: { promptTokenCount: 17, candidatesTokenCount: 20, totalTokenCount: 37 },
  };
}

function findFault(model: string, body: NativeBody): Response | null {
  const { contents = [], tools = [], generationConfig: config = {}, systemInstruction } = body;
  const unknown = [
    ...toUnknown(body, FIELDS),
    ...toUnknown(config, CONFIG_FIELDS),
    ...toUnknown(config.imageConfig ?? {}, IMAGE_FIELDS),
    ...tools.flatMap((tool) => toUnknown(tool, TOOLS)),
  ];
  if (unknown.length > 0) return toUnknownFields(unknown);
  const isEmpty = contents.every(({ parts }) => !parts?.length);
  if (isEmpty) return badRequest('* GenerateContentRequest.contents: contents is not specified');
  const all = [...contents, systemInstruction ?? {}];
  return all.map(findContentFault).find((fault) => fault) ?? findImageFault(model, body) ?? null;
}

function toUnknown(value: object, known: readonly string[]): string[] {
  return Object.keys(value).filter((field) => !known.includes(field));
}

function findContentFault({ role = 'user', parts = [] }: Content): Response | null {
  if (!['user', 'model'].includes(role)) return badRequest('Please use a valid role: user, model.');
  for (const { text, inlineData } of parts) {
    if (!text && !inlineData?.data)
      return badRequest('* GenerateContentRequest.contents[0].parts[0].data: required oneof field');
    if (inlineData && !IMAGE_TYPES.includes(inlineData.mimeType ?? ''))
      return badRequest(`Unsupported MIME type: ${inlineData.mimeType}`);
  }
  return null;
}

function findImageFault(model: string, body: NativeBody): Response | null {
  const aspect = body.generationConfig?.imageConfig?.aspectRatio;
  if (isPainter(model) && body.tools?.length)
    return badRequest('Tool use is not supported for this model.');
  if (wantsImage(body) && !isPainter(model))
    return badRequest('Model does not support the requested response modalities: image');
  if (aspect !== undefined && !ASPECTS.includes(aspect))
    return badRequest(`aspect_ratio must be one of ${ASPECTS.join(', ')}.`);
  return null;
}

/** What is known natively: whatever chat knows, and any model that draws. */
export function isNativeModel(id: string, models: readonly string[]): boolean {
  return models.includes(id) || isPainter(id);
}
