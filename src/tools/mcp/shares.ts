/**
 * Divides a capacity: a party that wants no more than an equal share gets all it wants, and what
 * those leave over is divided equally among the others.
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
