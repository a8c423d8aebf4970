import { z } from 'zod';

/*
 * Members of what Parley has stored. A member that is missing or of the wrong type counts as
 * empty, so that reading never throws.
 */

export const textOrNull = z
  .string()
  .nullish()
  .catch(null)
  .transform((value) => value ?? null);

export const text = textOrNull.transform((value) => value ?? '');

export const numberOrNull = z
  .number()
  .nullish()
  .catch(null)
  .transform((value) => value ?? null);

/** Only `true` itself counts. */
export const flag = z
  .boolean()
  .nullish()
  .catch(null)
  .transform((value) => value ?? false);

/** A list of what fits; anything else in it is left out. */
export function list<Item extends z.ZodType>(item: Item) {
  return z
    .array(item.nullable().catch(null))
    .nullish()
    .catch(null)
    .transform((items) => (items ?? []).filter((each) => each !== null));
}

export const texts = list(z.string());
