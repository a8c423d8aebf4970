import { demoStrings as strings } from './strings/en.ts';

/** As much of a JSON schema as models are given. */
export type Schema = {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
};

/** Where a value stands: its name, and which one of a list it is, from 0. */
type Spot = { readonly name: string; readonly index: number };

const ITEMS = 2;

/** Data that fits a schema, and says that it is not known. */
export function toSample(schema: Schema, spot: Spot = { name: 'answer', index: 0 }): unknown {
  if (schema.enum) return schema.enum[spot.index % schema.enum.length];
  const [first] = schema.anyOf ?? [];
  if (first) return toSample(first, spot);
  const { type } = schema;
  switch (typeof type === 'object' ? type.find((one) => one !== 'null') : type) {
    case 'object':
      return toObject(schema, spot);
    case 'array':
      return toArray(schema, spot);
    case 'number':
    case 'integer':
      return toNumber(schema, spot);
    case 'boolean':
      return spot.index % 2 === 0;
    case 'null':
      return null;
    default:
      return toText(schema, spot);
  }
}

function toObject({ properties = {} }: Schema, { index }: Spot): object {
  return Object.fromEntries(
    Object.entries(properties).map(([name, inner]) => [name, toSample(inner, { name, index })]),
  );
}

function toArray({ items = {}, minItems = 0, maxItems = ITEMS }: Schema, { name }: Spot) {
  const length = Math.min(Math.max(ITEMS, minItems), maxItems);
  return Array.from({ length }, (_, index) =>
    toSample(items, { name: name.replace(/(?<!s)s$/, ''), index }),
  );
}

function toNumber({ minimum = 0, maximum = Number.MAX_SAFE_INTEGER }: Schema, { index }: Spot) {
  return Math.min(minimum + index, maximum);
}

const DAY_MS = 86_400_000;

/** A date in the form that the schema or its description asks for, else the name of the field. */
function toText({ format, description = '' }: Schema, { name, index }: Spot): string {
  const at = new Date(Date.now() + (index + 1) * DAY_MS).toISOString();
  if (format === 'date-time') return at;
  if (format === 'date') return at.slice(0, 'YYYY-MM-DD'.length);
  if (format === 'time') return at.slice('YYYY-MM-DDT'.length, 'YYYY-MM-DDTHH:MM:SS'.length);
  const template = /YYYY-MM-DD(?:[T ]HH:MM(?::SS)?)?|HH:MM/i.exec(description)?.[0];
  if (template?.startsWith('H')) return '12:00';
  if (template)
    return `${at.slice(0, 10)}${template.slice(10, 11)}${at.slice(11, template.length)}`;
  if (/\bISO\b/.test(description)) return at;
  if (/\burl\b|\buri\b/i.test(name)) return 'https://example.org/';
  return index > 0 ? `${strings.notKnown} (${index + 1})` : strings.notKnown;
}
