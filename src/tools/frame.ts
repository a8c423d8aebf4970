/** At most `maxChars` characters, and a note to the model where there was more. */
export function cut(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text;
  const kept = text.slice(0, maxChars).replace(/[\uD800-\uDBFF]$/, '');
  return `${kept}\n[cut here: these are the first ${kept.length} of ${text.length} characters]`;
}

/** A text in at most `maxChars` letters, with an ellipsis where there was more. */
export function shorten(content: string, maxChars: number): string {
  const letters = [...content.slice(0, maxChars * 2 + 2)];
  return letters.length <= maxChars
    ? content
    : `${letters.slice(0, Math.max(1, maxChars - 1)).join('')}…`;
}
