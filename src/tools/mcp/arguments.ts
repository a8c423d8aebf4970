import { parseArguments } from '../../core/answer/tool.ts';
import { UserError } from '../../core/errors.ts';
import type { Json } from '../../core/messages.ts';

type Bag = Readonly<Record<string, Json>>;

/** Arguments as the server's schema wants them. Throws a `UserError` if they are no JSON object. */
export function readArguments(text: string, schema: Bag): Bag {
  const input = parseArguments(text) as Json; // What comes out of a JSON text is JSON.
  if (!isBag(input)) throw new UserError('tool_failed', 'The arguments have to be a JSON object.');
  const restored = restore(input, schema, schema);
  return isBag(restored) ? restored : input;
}

/**
 * Gemini cannot be told of an object of any shape, so that it writes one as text: where the schema
 * has no room for text, what the text says is what was meant.
 */
function restore(value: Json, schema: Json | undefined, root: Bag): Json {
  const wanted = follow(schema, root);
  if (typeof value === 'string')
    return isForText(wanted) ? value : (parseStructure(value) ?? value);
  if (Array.isArray(value)) return value.map((item) => restore(item, wanted.items, root));
  if (!isBag(value)) return value;
  const properties = isBag(wanted.properties) ? wanted.properties : {};
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, restore(item, properties[key], root)]),
  );
}

const MAX_REFERENCES = 8;

/** Behind a reference (a JSON pointer) stands another schema, and perhaps another reference. */
function follow(schema: Json | undefined, root: Bag, depth = 0): Bag {
  if (!isBag(schema)) return {};
  const { $ref: pointer } = schema;
  if (typeof pointer !== 'string' || !pointer.startsWith('#') || depth > MAX_REFERENCES)
    return schema;
  const target = pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<Json | undefined>((at, key) => (isBag(at) ? at[key] : undefined), root);
  return follow(target, root, depth + 1);
}

function isForText({ type }: Bag): boolean {
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

function isBag(value: Json | undefined): value is Bag {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
