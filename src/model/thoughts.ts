const OPEN = '<thought>';
const CLOSE = '</thought>';

/**
 * Takes a leading `<thought>…</thought>` out of a stream. Thoughts are never asked for; some
 * models send them all the same.
 */
export type ThoughtFilter = {
  /** What of this chunk may be shown. */
  push(text: string): string;
  /** What was held back and turned out to be no thought. */
  flush(): string;
};

export function createThoughtFilter(): ThoughtFilter {
  let state: 'start' | 'inside' | 'after' | 'past' = 'start';
  let held = '';

  const enter = (): string => {
    const start = held.trimStart();
    if (start.length < OPEN.length && OPEN.startsWith(start)) return '';
    if (!start.startsWith(OPEN)) return leave(held);
    state = 'inside';
    held = start;
    return stay();
  };

  const stay = (): string => {
    const end = held.indexOf(CLOSE);
    if (end >= 0) return skipSpace(held.slice(end + CLOSE.length));
    held = held.slice(-CLOSE.length); // The rest cannot be part of the closing tag.
    return '';
  };

  const skipSpace = (text: string): string => {
    state = 'after';
    held = '';
    const shown = text.trimStart();
    return shown === '' ? '' : leave(shown);
  };

  const leave = (text: string): string => {
    state = 'past';
    held = '';
    return text;
  };

  return {
    push(text) {
      if (state === 'past') return text;
      if (state === 'after') return skipSpace(text);
      held += text;
      return state === 'start' ? enter() : stay();
    },
    flush: () => (state === 'start' ? leave(held) : ''),
  };
}
