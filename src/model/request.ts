import type OpenAI from 'openai';
import type { ChatRequest, ModelPart, ModelTurn, ToolSpec } from '../core/ports.ts';
import type { FileMarkers } from './base64-body.ts';
import { isObject, toFields, toSendable } from './calls.ts';
import { toGeminiSchema } from './schema.ts';

type Body = OpenAI.ChatCompletionCreateParamsStreaming;
type Message = OpenAI.ChatCompletionMessageParam;
type ContentPart = OpenAI.ChatCompletionContentPart;
type Tools = OpenAI.ChatCompletionTool[];

/**
 * A conversation without tools, as the compatible API takes it; its files are among the file
 * markers.
 */
export function toMessages(
  { system, turns }: Pick<ChatRequest, 'system' | 'turns'>,
  fileMarkers: FileMarkers,
): Message[] {
  return [
    ...(system === '' ? [] : [{ role: 'system', content: system.toWellFormed() } as const]),
    ...turns.map((turn) => toMessage(turn, fileMarkers)),
  ];
}

/** The request's body. Only these fields are ever sent: Gemini refuses any it does not know. */
export function toRequestBody(request: ChatRequest, model: string, fileMarkers: FileMarkers): Body {
  const { rounds, tools, effort } = request;
  return {
    model,
    messages: [...toMessages(request, fileMarkers), ...rounds.flatMap(toRoundMessages)],
    stream: true,
    stream_options: { include_usage: true },
    ...(tools.length > 0 ? { tools: toWellFormed(tools.map(toTool)) as Tools } : {}),
    ...(effort ? { reasoning_effort: effort } : {}),
  };
}

/**
 * The same body without thought signatures, for a server that does not accept those of another
 * model.
 */
export function withoutSignatures(body: Body): Body {
  const messages = body.messages.map((message) => {
    const { extra_content: _, ...rest } = message as Message & { extra_content?: unknown };
    if (!('tool_calls' in rest) || !rest.tool_calls) return rest as Message;
    const calls = rest.tool_calls.map((call, index) => ({
      ...call,
      extra_content: index === 0 ? DUMMY : undefined,
    }));
    return { ...rest, tool_calls: calls } as Message;
  });
  return { ...body, messages };
}

// The documented stand-in for a signature that was lost.
// https://ai.google.dev/gemini-api/docs/thought-signatures
const DUMMY = { google: { thought_signature: 'skip_thought_signature_validator' } };

function toMessage({ role, parts }: ModelTurn, fileMarkers: FileMarkers): Message {
  const text = parts.every(({ type }) => type === 'text');
  const joined =
    parts
      .flatMap((part) => (part.type === 'text' ? [part.text.toWellFormed()] : []))
      .join('\n\n') || '(no text)';
  if (role === 'assistant') return { role, content: joined };
  return { role, content: text ? joined : parts.map((part) => toPart(part, fileMarkers)) };
}

/** Everything is inlined: Gemini fetches no addresses, and takes PDF as if it were a picture. */
function toPart(part: ModelPart, fileMarkers: FileMarkers): ContentPart {
  if (part.type === 'text') return { type: 'text', text: part.text.toWellFormed() || '(no text)' };
  const data = fileMarkers.add(part.bytes);
  if (part.type === 'audio')
    return {
      type: 'input_audio',
      input_audio: { data, format: part.mimeType.includes('wav') ? 'wav' : 'mp3' },
    };
  return { type: 'image_url', image_url: { url: `data:${part.mimeType};base64,${data}` } };
}

/**
 * The assistant's message as it came, and directly behind it as many results as it has calls. What
 * the model wrote in a way that the server would not take back is put right.
 */
function toRoundMessages({ message, results }: ChatRequest['rounds'][number]): Message[] {
  const { tool_calls: calls, ...rest } = toFields(message);
  const sent = Array.isArray(calls) ? { tool_calls: calls.map(toSendableCall) } : {};
  const answers = results.map((result) => {
    const { name, ...answer } = toFields(result);
    return { ...answer, name: toSendableName(name) };
  });
  return toWellFormed([{ ...rest, ...sent }, ...answers]) as Message[];
}

function toSendableCall(raw: unknown): object {
  const call = toFields(raw);
  const { name, arguments: input } = toFields(call.function);
  const sendable = toSendable(typeof input === 'string' ? input : '');
  return { ...call, function: { name: toSendableName(name), arguments: sendable } };
}

/** Models invent names, and servers refuse a whole request for one that could not be declared. */
function toSendableName(name: unknown): string {
  const plain = String(name ?? '').replaceAll(/[^a-zA-Z0-9_-]/g, '_');
  return /^[a-zA-Z_]/.test(plain) ? plain.slice(0, 64) : `_${plain}`.slice(0, 64);
}

/** Half a character, which a cut leaves behind, is no text for a server. */
function toWellFormed(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed();
  if (Array.isArray(value)) return value.map(toWellFormed);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, toWellFormed(each)]));
}

function toTool({ name, description, parameters }: ToolSpec): OpenAI.ChatCompletionTool {
  const declared = toGeminiSchema(parameters);
  return {
    type: 'function',
    function: {
      name,
      description,
      // Without arguments there must be no parameters at all.
      ...(declared === null ? {} : { parameters: declared as Record<string, unknown> }),
    },
  };
}
