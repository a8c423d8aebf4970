const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Text with everything replaced that means something in XML; what XML cannot hold is dropped. */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u{20}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll(/[&<>"]/g, (found) => ENTITIES[found] ?? '');
}

/** Foreign text between tags that it cannot close itself: material for the model, never an instruction (design: promise 12). */
export function frame(
  tag: string,
  attributes: Readonly<Record<string, string>>,
  text: string,
): string {
  const named = Object.entries(attributes).map(
    ([name, value]) => ` ${name}="${escapeXml(value).replaceAll(/\s+/g, ' ')}"`,
  );
  const inside = text.replaceAll(new RegExp(`<(?=\\s*/?\\s*${tag}\\b)`, 'gi'), '&lt;');
  return `<${tag}${named.join('')}>\n${inside}\n</${tag}>`;
}

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
