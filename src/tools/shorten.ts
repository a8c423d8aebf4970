/**
 * At most `maxChars` characters, and a note to the model where there is more: `total` characters
 * in all, null if unknown.
 */
export function cut(text: string, maxChars: number, total: number | null = text.length): string {
  const isWhole = total !== null && total <= text.length;
  if (text.length <= maxChars && isWhole) return text;
  const kept = text.slice(0, maxChars).replace(/[\uD800-\uDBFF]$/, '');
  const of = total === null ? 'characters, and there is more' : `of ${total} characters`;
  return `${kept}\n[cut here: these are the first ${kept.length} ${of}]`;
}

/** A text in at most `maxChars` letters, with an ellipsis where there was more. */
export function shorten(content: string, maxChars: number): string {
  const letters = [...content.slice(0, maxChars * 2 + 2)];
  return letters.length <= maxChars
    ? content
    : `${letters.slice(0, Math.max(1, maxChars - 1)).join('')}…`;
}
