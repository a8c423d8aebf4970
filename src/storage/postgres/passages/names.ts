import type { Query } from '../pool.ts';
import { toStoredText } from '../text.ts';

/** The numbers of those keys that are known. */
export async function findNumbers(query: Query, keys: readonly string[]): Promise<number[]> {
  const { rows } = await query('SELECT id FROM passage_names WHERE key = ANY($1)', [
    keys.map(toStoredText),
  ]);
  return rows.map(({ id }) => Number(id));
}

/** The number of each key; new keys get one. */
export async function addNumbers(
  query: Query,
  keys: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const stored = new Map([...new Set(keys)].map((key) => [toStoredText(key), key]));
  const all = [...stored.keys()].sort();
  const known = 'SELECT id, key FROM passage_names WHERE key = ANY($1)';
  const add = async () => {
    await query(
      `INSERT INTO passage_names (key) SELECT * FROM unnest($1::text[])
       ON CONFLICT (key) DO NOTHING`,
      [all],
    );
    return query(known, [all]);
  };
  const found = await query(known, [all]);
  const { rows } = found.count === all.length ? found : await add();
  return new Map(rows.map(({ id, key }) => [stored.get(String(key)) ?? '', Number(id)]));
}
