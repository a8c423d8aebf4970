/** How a text grew at its source: characters so far, and when. */
export type Growth = { readonly at: number; readonly characters: number };

/**
 * The age of the oldest character that cannot be seen yet, integrated over the time in which the
 * text grew, in ms². Divided by the duration it is the average age. Both lists are in order of
 * time.
 */
export function integrateAge(written: readonly Growth[], seen: readonly Growth[]): number {
  const begin = written[0]?.at ?? 0;
  const end = written.at(-1)?.at ?? 0;
  let sum = 0;
  for (let index = -1; index < seen.length; index += 1) {
    const { at, characters } = seen[index] ?? { at: begin, characters: 0 };
    const bornAt = birthOf(written, characters);
    const from = Math.max(at, bornAt, begin);
    const until = Math.min(seen[index + 1]?.at ?? end, end);
    if (from < until) sum += ((until - bornAt) ** 2 - (from - bornAt) ** 2) / 2;
  }
  return sum;
}

/** When the first character after the visible ones was written; Infinity if there is none. */
function birthOf(written: readonly Growth[], visible: number): number {
  let low = 0;
  let high = written.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((written[middle]?.characters ?? 0) > visible) high = middle;
    else low = middle + 1;
  }
  return written[low]?.at ?? Number.POSITIVE_INFINITY;
}

export function durationOf(written: readonly Growth[]): number {
  return (written.at(-1)?.at ?? 0) - (written[0]?.at ?? 0);
}
