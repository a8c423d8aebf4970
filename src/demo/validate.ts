import { badRequest, toErrorResponse } from './errors.ts';

export type ContentPart = {
  readonly type?: string;
  readonly text?: string;
  readonly image_url?: { readonly url?: string };
  readonly input_audio?: { readonly format?: string; readonly data?: string };
};
export type ChatMessage = {
  readonly role?: string;
  readonly content?: string | readonly ContentPart[] | null;
  readonly name?: string;
  readonly tool_call_id?: string;
  readonly tool_calls?: readonly {
    readonly id?: string;
    readonly function?: { readonly name?: string; readonly arguments?: string };
    readonly extra_content?: { readonly google?: { readonly thought_signature?: string } };
  }[];
};
export type FunctionTool = {
  readonly function?: { readonly name?: string; readonly parameters?: unknown };
};
export type ChatBody = {
  readonly model?: string;
  readonly messages?: readonly ChatMessage[];
  readonly stream?: boolean;
  readonly stream_options?: { readonly include_usage?: boolean };
  readonly tools?: readonly FunctionTool[];
  readonly response_format?: {
    readonly type?: string;
    readonly json_schema?: { readonly name?: string; readonly schema?: object };
  };
  readonly reasoning_effort?: string;
};

/** The fields that Google's proto knows; any other is refused. */
const FIELDS = new Set([
  'model',
  'messages',
  'stream',
  'stream_options',
  'temperature',
  'top_p',
  'max_tokens',
  'max_completion_tokens',
  'n',
  'stop',
  'tools',
  'tool_choice',
  'response_format',
  'reasoning_effort',
  'parallel_tool_calls',
  'service_tier',
  'extra_body',
]);
const FUNCTION_NAME = /^[a-zA-Z_][a-zA-Z0-9_-]{0,63}$/;
const FORBIDDEN_KEYWORDS = [
  '$schema',
  'const',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'propertyNames',
  'multipleOf',
  'uniqueItems',
  'allOf',
  'oneOf',
  'pattern',
];

/** What Gemini would refuse about a chat request; null if it would accept it. */
export function findFault(body: ChatBody): Response | null {
  const unknown = Object.keys(body).filter((field) => !FIELDS.has(field));
  if (unknown.length > 0) return toUnknownFields(unknown);
  const {
    messages,
    tools = [],
    reasoning_effort: effort,
    model = '',
    response_format: format,
  } = body;
  if (!messages || messages.length === 0)
    return badRequest('* GenerateContentRequest.contents: contents is not specified');
  if (effort === 'minimal' && /gemini-(3\.[78]|4)/.test(model))
    return badRequest('reasoning_effort minimal is not supported by this model.');
  if (tools.length > 0 && format && model.includes('2.5')) {
    return badRequest(
      "Function calling with a response mime type: 'application/json' is unsupported",
    );
  }
  return (
    messages.map(findContentFault).find((fault) => fault) ??
    findTurnFault(messages, !model.includes('2.5')) ??
    tools.map(findToolFault).find((fault) => fault) ??
    null
  );
}

/** Google's proto knows its fields and refuses any other. */
export function toUnknownFields(fields: readonly string[]): Response {
  const lines = fields.map(
    (field) => `Invalid JSON payload received. Unknown name "${field}": Cannot find field.`,
  );
  return toErrorResponse(400, 'INVALID_ARGUMENT', lines.join('\n'), [
    {
      '@type': 'type.googleapis.com/google.rpc.BadRequest',
      fieldViolations: lines.map((description) => ({ description })),
    },
  ]);
}

function findContentFault(
  { role, content, tool_calls: calls }: ChatMessage,
  index: number,
): Response | null {
  if (!['system', 'user', 'assistant', 'tool'].includes(role ?? ''))
    return badRequest(`Invalid role: ${role}`);
  const isEmpty = content === '' || (Array.isArray(content) && content.length === 0);
  if (isEmpty || ((content === null || content === undefined) && !calls?.length)) {
    return badRequest(
      `* GenerateContentRequest.contents[${index}].parts: contents.parts must not be empty.`,
    );
  }
  return Array.isArray(content)
    ? (content.map(findPartFault).find((fault) => fault) ?? null)
    : null;
}

function findPartFault({
  type,
  text,
  image_url: image,
  input_audio: audio,
}: ContentPart): Response | null {
  if (type === 'text') return text ? null : badRequest('contents.parts must not be empty.');
  if (type === 'image_url') return findFileFault(image?.url ?? '');
  if (type === 'input_audio')
    return ['wav', 'mp3'].includes(audio?.format ?? '')
      ? null
      : badRequest('Unsupported audio format');
  return badRequest(`Invalid content part type: ${type}`);
}

// https://ai.google.dev/gemini-api/docs/image-understanding#supported-formats; documents go the
// same way.
const FILE_TYPES = ['image/png', 'image/jpeg', 'image/webp', 'image/heic', 'image/heif'];

function findFileFault(url: string): Response | null {
  const [, type] = /^data:([\w/.+-]*);base64,/.exec(url) ?? [];
  if (type === undefined) return badRequest(`Invalid or unsupported file uri: ${url}`);
  const isKnown = type === 'application/pdf' || FILE_TYPES.includes(type);
  return isKnown ? null : badRequest(`Unsupported MIME type: ${type}`);
}

/**
 * In the current turn every step's first call needs its signature, and every call exactly one
 * result.
 */
function findTurnFault(
  messages: readonly ChatMessage[],
  wantsSignatures: boolean,
): Response | null {
  const start = messages.findLastIndex(({ role }) => role === 'user');
  for (const [index, { role, tool_calls: calls }] of messages.entries()) {
    if (role !== 'assistant' || !calls?.length) continue;
    const results = messages
      .slice(index + 1, index + 1 + calls.length)
      .filter((message) => message.role === 'tool');
    if (results.length !== calls.length || messages[index + 1 + calls.length]?.role === 'tool') {
      return badRequest(
        'Please ensure that the number of function response parts is equal to the number of function call parts of the function call turn.',
      );
    }
    const fault = calls.map(findCallFault).find((each) => each) ?? findIdFault(calls, results);
    if (fault) return fault;
    const isSigned = Boolean(calls[0]?.extra_content?.google?.thought_signature);
    if (wantsSignatures && index > start && !isSigned) {
      return badRequest(
        `Function call is missing a thought_signature in functionCall parts. This is required for tools to work correctly, and missing thought_signature may lead to degraded model performance. Additional data, function call \`default_api:${calls[0]?.function?.name}\` , position 1. Please refer to https://ai.google.dev/gemini-api/docs/thought-signatures for more details.`,
      );
    }
  }
  return null;
}

type Call = NonNullable<ChatMessage['tool_calls']>[number];

/** Arguments become a `Struct`, which is an object and nothing else. */
function findCallFault({ function: called }: Call): Response | null {
  if (!FUNCTION_NAME.test(called?.name ?? ''))
    return badRequest(`Invalid function name: ${called?.name}`);
  try {
    const input: unknown = JSON.parse(called?.arguments ?? '');
    if (typeof input === 'object' && input !== null && !Array.isArray(input)) return null;
  } catch {
    // Told as what is no object.
  }
  return badRequest(`Invalid JSON in the arguments of the function call ${called?.name}.`);
}

/** The id tells which call a result belongs to. */
function findIdFault(calls: readonly Call[], results: readonly ChatMessage[]): Response | null {
  const ids = calls.map(({ id }) => id ?? '');
  const isTold = new Set(ids).size === ids.length && !ids.includes('');
  const isMatched = results.every(({ tool_call_id: id }, index) => id === ids[index]);
  return isTold && isMatched ? null : badRequest('Function calls and responses do not match.');
}

function findToolFault({ function: declared }: FunctionTool, index: number): Response | null {
  const path = `GenerateContentRequest.tools[0].function_declarations[${index}]`;
  if (!FUNCTION_NAME.test(declared?.name ?? ''))
    return badRequest(`* ${path}.name: Invalid function name.`);
  const parameters = declared?.parameters;
  if (parameters === undefined) return null;
  const { properties } = parameters as { properties?: object };
  if (!properties || Object.keys(properties).length === 0) {
    return badRequest(`* ${path}.parameters.properties: should be non-empty for OBJECT type`);
  }
  const keyword = findKeyword(parameters);
  return keyword === null
    ? null
    : badRequest(
        `Invalid JSON payload received. Unknown name "${keyword}" at '${path}.parameters': Cannot find field.`,
      );
}

function findKeyword(schema: unknown): string | null {
  if (typeof schema !== 'object' || schema === null) return null;
  if (Array.isArray(schema))
    return schema.map(findKeyword).find((keyword) => keyword !== null) ?? null;
  for (const [key, value] of Object.entries(schema)) {
    if (FORBIDDEN_KEYWORDS.includes(key)) return key;
    const inner =
      key === 'properties' && typeof value === 'object' && value ? Object.values(value) : value;
    const keyword = findKeyword(inner);
    if (keyword !== null) return keyword;
  }
  return null;
}
