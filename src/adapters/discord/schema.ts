import { z } from 'zod';

/*
 * Members of what Discord sends, and of what Parley has stored. A member that is missing or of the
 * wrong type counts as empty, so that reading never throws: Discord may add, drop and change what
 * it likes.
 */

/** The members of one of Discord's own types, so that a misspelt one does not compile. */
export type MembersOf<Payload> = { readonly [Key in KeyOf<Payload>]?: z.ZodType };

type KeyOf<Payload> = Payload extends unknown ? keyof Payload : never;

export const textOrNull = z.string().nullish().catch(null).transform(toNull);

export const text = textOrNull.transform((value) => value ?? '');

/** A number; 0 if there is none. */
export const number = z
  .number()
  .nullish()
  .catch(null)
  .transform((value) => value ?? 0);

export const numberOrNull = z.number().nullish().catch(null).transform(toNull);

/** Only `true` itself counts. */
export const flag = z
  .boolean()
  .nullish()
  .catch(null)
  .transform((value) => value ?? false);

/** A list of texts; anything else in it is left out. */
export const texts = z
  .array(z.string().nullable().catch(null))
  .nullish()
  .catch(null)
  .transform((items) => withoutNulls(items ?? []));

/** A list of objects; anything else in it is left out. */
export function list<Shape extends z.ZodRawShape>(item: z.ZodObject<Shape>) {
  return listOrNull(item).transform((items) => items ?? []);
}

/** A list of objects; null if there is none. */
export function listOrNull<Shape extends z.ZodRawShape>(item: z.ZodObject<Shape>) {
  return z
    .array(item.nullable().catch(null))
    .nullish()
    .catch(null)
    .transform((items) => (items ? withoutNulls(items) : null));
}

/** An object whose members are all lenient; an empty one if it is missing. */
export function part<Shape extends z.ZodRawShape>(shape: Shape) {
  const whole = z.object(shape);
  const empty = whole.parse({});
  return whole
    .nullish()
    .catch(null)
    .transform((value) => value ?? empty);
}

/** An object whose members are all lenient; null if it is missing. */
export function partOrNull<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.object(shape).nullish().catch(null).transform(toNull);
}

/** Objects by their ids; anything else is left out. */
export function byId<Shape extends z.ZodRawShape>(item: z.ZodObject<Shape>) {
  return z
    .record(z.string(), item.nullable().catch(null))
    .nullish()
    .catch(null)
    .transform((items) => new Map(Object.entries(items ?? {})));
}

function toNull<Value>(value: Value | null | undefined): Value | null {
  return value ?? null;
}

function withoutNulls<Item>(items: readonly (Item | null)[]): Item[] {
  return items.filter((item) => item !== null);
}
