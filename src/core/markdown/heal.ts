import { mayClose, toEnding } from './fence.ts';
import { trimLoneSurrogate } from './grapheme.ts';
import { toPosition } from './position.ts';
import { closeCode, closeLink, closeMarks } from './unfinished.ts';

const healLine = (line: string): string =>
  /^\s*(?:`{1,2}|~{1,2})$/.test(line) ? '' : closeMarks(closeLink(closeCode(line)));

const toHealed = (text: string): string => {
  const start = text.lastIndexOf('\n') + 1;
  const before = toPosition(text, start);
  const { fence } = toPosition(text, text.length, before).state;
  if (!fence && before.state.fence) return text;
  if (!fence) return text.slice(0, start) + healLine(text.slice(start));
  const isHalfClosed = start > 0 && mayClose(text.slice(start));
  return (isHalfClosed ? text.slice(0, start - 1) : text).replace(/\n$/, '') + toEnding(fence);
};

/**
 * Makes an unfinished piece displayable: an open fence, half a code span, link or `**` is closed
 * or held back. What would then be longer than `maxChars` UTF-16 units stays as it is, but for
 * half a character at the end.
 */
export const heal = (text: string, maxChars = Number.POSITIVE_INFINITY): string => {
  const whole = trimLoneSurrogate(text);
  const healed = toHealed(whole);
  return healed.length > maxChars ? whole : healed;
};
