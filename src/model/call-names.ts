/** Gemini writes calls as Python in its thoughts, and now and then in the call as well. */
const PREFIX = /^(?:default_api|functions)[.:]/;

export function toName(name: unknown): string {
  return typeof name === 'string' ? name.trim().replace(PREFIX, '') : '';
}

/**
 * The name of a call that another piece goes on: “web_”, then “search”, or “web_search” once more
 * from its start. Null if the piece is no part of this name. Two names that were offered are two
 * calls; of what was never offered, `isRest` says whether the server sends it as more of this call.
 */
export function joinNames(
  known: string,
  piece: string,
  offered: ReadonlySet<string>,
  isRest: boolean,
): string | null {
  const isOffered = offered.has(known) || offered.has(piece);
  if (offered.has(known) && offered.has(piece)) return null;
  const joined = toName(known + piece);
  const begins = (name: string) => [...offered].some((each) => each.startsWith(name));
  if (begins(joined)) return joined;
  if (!offered.has(known) && piece.startsWith(known) && begins(piece)) return piece;
  return isRest && !isOffered && piece !== known ? joined : null;
}
