import { z } from 'zod';

/*
 * Members of what Slack sends, and of what Parley has stored. A member that is missing or of the
 * wrong type counts as empty, so that parsing never throws, whatever Slack adds, drops or changes.
 */

export const text = z.string().default('').catch('');

/** Only `true` itself counts. */
export const flag = z.boolean().default(false).catch(false);

/** Whether something is so, or may be: anything that is there and is not `false` counts. */
export const mayBe = z.boolean().nullable().default(false).catch(true).transform(Boolean);

export const count = z.number().nullable().default(null).catch(null);

/** A list of texts; anything else in it is left out. */
export const texts = z
  .array(z.string().nullable().catch(null))
  .default([])
  .catch([])
  .transform((items) => items.flatMap((item) => item ?? []));

/** A list of objects; anything else in it is left out. */
export function list<Item>(item: z.ZodType<Item>) {
  return z
    .array(item.nullable().catch(null))
    .default([])
    .catch([])
    .transform((items): Item[] => items.flatMap((each) => (each === null ? [] : [each])));
}

/** An object with such members; one with empty members if there is no object. */
export function part<Shape extends z.ZodRawShape>(shape: Shape) {
  const whole = z.object(shape);
  const empty = whole.parse({});
  return whole
    .optional()
    .catch(undefined)
    .transform((value) => value ?? empty);
}

/** A JSON text as a value; undefined if it is not JSON. */
export function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
