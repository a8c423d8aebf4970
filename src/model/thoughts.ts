const OPEN = '<thought>';
const CLOSE = '</thought>';

/**
 * Takes a leading `<thought>…</thought>` out of a stream. Thoughts are never asked for; some models send them all the same.
 * @returns what of each chunk may be shown.
 */
export function createThoughtFilter(): (text: string) => string {
  let isPast = false;
  let held = '';

  return (text) => {
    if (isPast) return text;
    held += text;
    const shown = toShown(held);
    if (shown === null) return '';
    isPast = true;
    held = '';
    return shown;
  };
}

/** The beginning of an answer without its thoughts; null while it is not known whether it has any, or they have not ended. */
function toShown(beginning: string): string | null {
  const start = beginning.trimStart();
  if (start.length < OPEN.length) return OPEN.startsWith(start) ? null : beginning;
  if (!start.startsWith(OPEN)) return beginning;
  const end = start.indexOf(CLOSE);
  return end < 0 ? null : start.slice(end + CLOSE.length).trimStart();
}
