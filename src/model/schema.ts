import { z } from 'zod';
import type { Json } from '../core/messages.ts';

type Schema = { readonly [key: string]: Json };

/**
 * What Gemini reads in a function's parameters.
 * https://ai.google.dev/gemini-api/docs/structured-output
 */
const KEYWORDS: ReadonlySet<string> = new Set([
  'type',
  'title',
  'description',
  'nullable',
  'properties',
  'required',
  'enum',
  'format',
  'minimum',
  'maximum',
  'items',
  'minItems',
  'maxItems',
  'anyOf',
]);
const FORMATS: ReadonlySet<unknown> = new Set(['date-time', 'date', 'time']);

/** A tool's arguments as Gemini accepts them; null for a tool without any. */
export function toParameters(schema: z.ZodType): Json {
  return toGeminiSchema(
    z.toJSONSchema(schema, { target: 'openapi-3.0', io: 'input', unrepresentable: 'any' }) as Json,
  );
}

/** Every request brings the same tools. */
const known = new WeakMap<Schema, Json>();

/**
 * Any JSON schema (an MCP server's too) reduced to what Gemini accepts; null if no argument is
 * left.
 */
export function toGeminiSchema(schema: Json): Json {
  if (!isSchema(schema)) return null;
  const clean = known.get(schema) ?? reduce(schema);
  known.set(schema, clean);
  return clean;
}

function reduce(schema: Schema): Json {
  const clean = cleanSchema(schema, toDefinitions(schema), []);
  // An empty object is refused: "should be non-empty for OBJECT type".
  return isSchema(clean.properties) ? clean : null;
}

/**
 * `seen` names the references that led here: a schema that contains itself ends as an object
 * without a shape.
 */
function cleanSchema(schema: Schema, definitions: Schema, seen: readonly string[]): Schema {
  const reference = typeof schema.$ref === 'string' ? schema.$ref : null;
  if (reference !== null) {
    const target = definitions[reference];
    if (!isSchema(target) || seen.includes(reference))
      return { type: 'string', description: 'JSON' };
    const { $ref: _, ...beside } = schema;
    return cleanSchema({ ...target, ...beside }, definitions, [...seen, reference]);
  }
  const clean: Record<string, Json> = {};
  for (const [key, value] of Object.entries(withoutForeign(schema)))
    if (KEYWORDS.has(key)) clean[key] = cleanValue(key, value, definitions, seen);
  return finish(clean);
}

/** What can be said in other words is. */
function withoutForeign(schema: Schema): Schema {
  const { oneOf, allOf, const: only, ...rest } = schema;
  return {
    ...(Array.isArray(allOf) ? Object.assign({}, ...allOf.filter(isSchema)) : {}),
    ...rest,
    ...(oneOf !== undefined && rest.anyOf === undefined ? { anyOf: oneOf } : {}),
    ...(only !== undefined ? { enum: [only] } : {}),
  };
}

function cleanValue(key: string, value: Json, definitions: Schema, seen: readonly string[]): Json {
  const clean = (inner: Json) => (isSchema(inner) ? cleanSchema(inner, definitions, seen) : inner);
  if (key === 'properties' && isSchema(value))
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, clean(inner)]));
  if (key === 'anyOf' && Array.isArray(value)) return value.map(clean);
  return key === 'items' ? clean(value) : value;
}

/** The keywords of one level, made to fit each other. */
function finish(schema: Record<string, Json>): Schema {
  const { properties } = schema;
  if (Array.isArray(schema.type)) finishType(schema, schema.type);
  if (Array.isArray(schema.anyOf)) finishUnion(schema, schema.anyOf);
  if (Array.isArray(schema.enum)) finishEnum(schema, schema.enum);
  if (isSchema(properties) && Object.keys(properties).length === 0) delete schema.properties;
  if (schema.type === 'object' && schema.properties === undefined) {
    schema.type = 'string'; // An object of any shape cannot be declared.
    describe(schema, 'A JSON object, as text.');
  }
  if (Array.isArray(schema.required)) finishRequired(schema, schema.required);
  if (!FORMATS.has(schema.format)) delete schema.format;
  if (!isSafeBound(schema.minimum)) delete schema.minimum;
  if (!isSafeBound(schema.maximum)) delete schema.maximum;
  return schema;
}

function describe(schema: Record<string, Json>, more: string): void {
  schema.description = [schema.description, more].filter(Boolean).join(' ');
}

function finishType(schema: Record<string, Json>, types: readonly Json[]): void {
  if (types.includes('null')) schema.nullable = true;
  schema.type = types.find((type) => type !== 'null') ?? 'string';
}

function finishUnion(schema: Record<string, Json>, options: readonly Json[]): void {
  const real = options.filter((option) => !(isSchema(option) && option.type === 'null'));
  if (real.length < options.length) schema.nullable = true;
  const [only] = real;
  schema.anyOf = real;
  if (real.length > 1 || !isSchema(only)) return;
  delete schema.anyOf;
  Object.assign(schema, { ...only, ...schema });
}

/** Only text can be enumerated. */
function finishEnum(schema: Record<string, Json>, values: readonly Json[]): void {
  const real = values.filter((value) => value !== null);
  if (real.length < values.length) schema.nullable = true;
  if (real.every((value) => typeof value === 'string')) {
    schema.type = 'string';
    schema.enum = real;
    return;
  }
  delete schema.enum;
  schema.type ??= typeof real[0] === 'boolean' ? 'boolean' : 'number';
  describe(schema, `One of: ${real.map((value) => JSON.stringify(value)).join(', ')}.`);
}

function finishRequired(schema: Record<string, Json>, required: readonly Json[]): void {
  const { properties } = schema;
  const kept = required.filter(
    (name) => typeof name === 'string' && isSchema(properties) && Object.hasOwn(properties, name),
  );
  if (kept.length > 0) schema.required = kept;
  else delete schema.required;
}

/** zod bounds every whole number by ±2^53, which says nothing. */
function isSafeBound(bound: Json | undefined): boolean {
  return typeof bound === 'number' && Math.abs(bound) < Number.MAX_SAFE_INTEGER;
}

function toDefinitions(schema: Schema): Schema {
  const named = (where: '$defs' | 'definitions') =>
    Object.entries(isSchema(schema[where]) ? schema[where] : {}).map(
      ([name, definition]) => [`#/${where}/${name}`, definition] as const,
    );
  return Object.fromEntries([['#', schema] as const, ...named('$defs'), ...named('definitions')]);
}

function isSchema(value: Json | undefined): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
