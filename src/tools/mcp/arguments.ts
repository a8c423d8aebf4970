import { parseArguments } from '../../core/answer/tool.ts';
import { UserError } from '../../core/errors.ts';
import type { Json } from '../../core/messages.ts';

type Fields = Readonly<Record<string, Json>>;

/** Arguments as the server's schema wants them. Throws a `UserError` if they are no JSON object. */
export function readArguments(text: string, schema: Fields): Fields {
  const input = parseArguments(text) as Json; // What comes out of a JSON text is JSON.
  if (!isFields(input))
    throw new UserError('tool_failed', 'The arguments have to be a JSON object.');
  const restored = restore(input, schema, schema);
  return isFields(restored) ? restored : input;
}

/**
 * Gemini cannot be told of an object of any shape, so that it writes one as text: where the schema
 * has no room for text, what the text says is what was meant.
 */
function restore(value: Json, schema: Json | undefined, root: Fields): Json {
  const wanted = follow(schema, root);
  if (typeof value === 'string')
    return isForText(wanted) ? value : (parseStructure(value) ?? value);
  if (Array.isArray(value)) return value.map((item) => restore(item, wanted.items, root));
  if (!isFields(value)) return value;
  const properties = isFields(wanted.properties) ? wanted.properties : {};
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, restore(item, properties[key], root)]),
  );
}

const MAX_REFERENCES = 8;

/** Behind a reference (a JSON pointer) stands another schema, and perhaps another reference. */
function follow(schema: Json | undefined, root: Fields, depth = 0): Fields {
  if (!isFields(schema)) return {};
  const { $ref: pointer } = schema;
  if (typeof pointer !== 'string' || !pointer.startsWith('#') || depth > MAX_REFERENCES)
    return schema;
  const target = pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<Json | undefined>((at, key) => (isFields(at) ? at[key] : undefined), root);
  return follow(target, root, depth + 1);
}

function isForText({ type }: Fields): boolean {
  const types = Array.isArray(type) ? type : [type];
  return !types.includes('object') && !types.includes('array') ? true : types.includes('string');
}

function parseStructure(text: string): Json | null {
  try {
    const value: Json = JSON.parse(text);
    return typeof value === 'object' ? value : null;
  } catch {
    return null; // Then the server says what is wrong with it.
  }
}

function isFields(value: Json | undefined): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
