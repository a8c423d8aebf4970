/**
 * How many of what each one wants it gets where there is room for so many: all of it where that is
 * no more than an equal share, and what those leave over goes to the others in equal parts.
 */
export function toShares(wanted: readonly number[], room: number): readonly number[] {
  const shares = wanted.map(() => 0);
  const smallestFirst = [...wanted.keys()].sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  let left = room;
  for (const [served, index] of smallestFirst.entries()) {
    const share = Math.min(wanted[index] ?? 0, Math.floor(left / (wanted.length - served)));
    shares[index] = share;
    left -= share;
  }
  return shares;
}
