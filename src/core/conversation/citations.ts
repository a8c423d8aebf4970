/** A message that the model knows by its number. */
export type Cited = {
  /** Null where the platform has no links. */
  readonly link: string | null;
};

const NUMBERS = /[ \t]?\[(\d+(?:\s*[,;–-]\s*\d+)*)\](?!\()/g;

/**
 * `[3]` becomes a link to the third message; the model knows numbers only, so that no link is made
 * up.
 */
export function toLinked(text: string, messages: readonly Cited[]): string {
  return text.replaceAll(NUMBERS, (whole, list: string) => {
    const numbers = toNumbers(list);
    const links = numbers.flatMap((number) => {
      const link = messages[number - 1]?.link;
      return link ? [`[${number}](${link})`] : [];
    });
    if (links.length > 0) return ` ${links.join(' ')}`;
    return numbers.every((number) => messages[number - 1]) ? '' : whole;
  });
}

/** The messages that a text names, each once, in the order in which it does. */
export function toCited<Message>(text: string, messages: readonly Message[]): readonly Message[] {
  const numbers = [...text.matchAll(NUMBERS)].flatMap(([, list = '']) => toNumbers(list));
  return [...new Set(numbers)].flatMap((number) => messages[number - 1] ?? []);
}

function toNumbers(list: string): number[] {
  return list.split(/\D+/).map(Number);
}
