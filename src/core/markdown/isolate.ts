/** Letters of the scripts that are written from the right. */
const FROM_RIGHT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * A text in the direction of its own letters, whatever stands around it: digits and marks behind a
 * name would else stand before it. https://www.w3.org/International/articles/inline-bidi-markup/
 */
export function isolate(text: string): string {
  return FROM_RIGHT.test(text) ? `\u2068${text}\u2069` : text;
}
