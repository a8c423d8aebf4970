import { invalidForm } from './errors.ts';
import type { Json } from './types.ts';

export type Path = readonly (string | number)[];

/** Whether a value is a plain JSON object. */
export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads an object; an empty one if the value is not an object. */
export const toJson = (value: unknown): Json => (isJson(value) ? value : {});

/** Reads a list of objects and refuses anything else; null and absent are an empty list. */
export const toList = (value: unknown, path: Path): Json[] => {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value))
    throw invalidForm(path, 'BASE_TYPE_BAD_LIST', 'Only iterables may be used in a ListType');
  return value.map((item: unknown, index) => {
    if (!isJson(item))
      throw invalidForm(
        [...path, index],
        'MODEL_TYPE_CONVERT',
        'Only dictionaries may be used in a ModelType',
      );
    return item;
  });
};

/** Reads a string field within its limits (UTF-16 units); null and absent give undefined. */
export const toText = (
  value: unknown,
  path: Path,
  limits: { min?: number; max: number },
): string | undefined => {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string')
    throw invalidForm(path, 'STRING_TYPE_CONVERT', `Could not interpret "${value}" as string.`);
  const min = limits.min ?? 0;
  if (value.length > limits.max || value.length < min) {
    const code =
      value.length < min && min === 1 ? 'BASE_TYPE_BAD_LENGTH_MIN' : 'BASE_TYPE_BAD_LENGTH';
    const wording =
      min > 0
        ? `Must be between ${min} and ${limits.max} in length.`
        : `Must be ${limits.max} or fewer in length.`;
    throw invalidForm(path, min > 0 ? code : 'BASE_TYPE_MAX_LENGTH', wording);
  }
  return value;
};

/** Like toText, but the field has to be there. */
export const toRequired = (
  value: unknown,
  path: Path,
  limits: { min?: number; max: number },
): string => {
  const text = toText(value, path, limits);
  if (text === undefined) throw invalidForm(path, 'BASE_TYPE_REQUIRED', 'This field is required');
  return text;
};

/** Reads an integer within its limits; null and absent give undefined. */
export const toInteger = (value: unknown, path: Path, min: number, max: number) => {
  if (value === undefined || value === null) return undefined;
  const number = typeof value === 'string' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isInteger(number))
    throw invalidForm(path, 'NUMBER_TYPE_COERCE', `Value "${value}" is not int.`);
  if (number < min || number > max)
    throw invalidForm(
      path,
      number > max ? 'NUMBER_TYPE_MAX' : 'NUMBER_TYPE_MIN',
      `int value should be between ${min} and ${max}.`,
    );
  return number;
};

/** Refuses more than `max` items. */
export const atMost = (items: readonly unknown[], max: number, path: Path): void => {
  if (items.length > max)
    throw invalidForm(path, 'BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`);
};

/**
 * Reads a snowflake, which is a text (OpenAPI description, SnowflakeType); null and absent give
 * undefined.
 */
export const toSnowflake = (value: unknown, path: Path): string | undefined => {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string' || !/^\d{1,20}$/.test(value))
    throw invalidForm(path, 'NUMBER_TYPE_COERCE', `Value "${String(value)}" is not snowflake.`);
  return value;
};

/** All components in a list and inside them, in the order they are shown. */
export const flatten = (components: readonly unknown[]): Json[] =>
  components.filter(isJson).flatMap((item) => {
    const children = Array.isArray(item.components) ? item.components : [];
    return [item, ...flatten([...children, item.component, item.accessory])];
  });
