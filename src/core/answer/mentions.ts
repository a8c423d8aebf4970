import { isInCode } from '../markdown/fence.ts';
import { findWritten, HALF_WRITTEN, type WrittenMention } from '../written-mentions.ts';

/** What a mention is called, as people read it (`@Ada`, `#general`); null if that is not known. */
export type NameMention = (mention: string) => Promise<string | null>;

const TOKEN = String.raw`(?:@[!&]?|#|!subteam\^)[A-Za-z0-9_-]{1,64}`;

/** As platforms write it, and with brackets that are entities. */
const EXACT = new RegExp(
  String.raw`<(${TOKEN}(?:\|[^<>\n]{0,80})?)>|&lt;(${TOKEN}(?:\|[^<>&\n]{0,80})?)&gt;`,
  'g',
);

/** A backslash that is not escaped itself. */
const ESCAPING = /(?<!\\)(?:\\\\)*\\$/;
const MAX_SLASHES = 9;

const findExact = (text: string): readonly WrittenMention[] =>
  Array.from(text.matchAll(EXACT), ({ 0: written, 1: bare, 2: encoded = '', index }) => ({
    ...{ at: index, written, plain: `<${bare ?? encoded}>` },
  }));

/** The mentions of a text, in their order. */
const findMentions = (text: string): readonly WrittenMention[] => {
  const exact = findExact(text);
  const isExact = ({ at }: WrittenMention) => exact.some((each) => each.at === at);
  const isNamed = ({ plain }: WrittenMention) => /^<(?:@|#|!subteam)/.test(plain);
  const others = findWritten(text).filter((each) => isNamed(each) && !isExact(each));
  return [...exact, ...others].sort((a, b) => a.at - b.at);
};

/**
 * Puts names in the place of the mentions that the model writes, which would show as ids and could
 * ping. What stands in code, and what has no name, stays as it is.
 */
export type MentionReader = {
  /** Whether `read` has to be asked: most chunks hold no mention, and cost nothing. */
  needs(chunk: string): boolean;
  /** The text that may be shown now; `before` is all that was shown already. */
  read(chunk: string, before: () => string): Promise<string>;
  /** What was held back as the beginning of a mention. */
  end(): string;
};

export function createMentionReader(nameMention: NameMention): MentionReader {
  let held = '';
  return {
    needs: (chunk) => held !== '' || /<|&(?:[#\w]|$)/.test(chunk),
    async read(chunk, before) {
      const text = held + chunk;
      const whole = text.slice(0, HALF_WRITTEN.exec(text)?.index ?? text.length);
      held = text.slice(whole.length);
      let named = '';
      let from = 0;
      for (const { at, written, plain } of findMentions(whole)) {
        named += whole.slice(from, at);
        const ahead = before() + named;
        const isEscaped = written !== plain && ESCAPING.test(ahead.slice(-MAX_SLASHES));
        const name = isEscaped || isInCode(ahead) ? null : await nameMention(plain);
        named += name ?? written;
        from = at + written.length;
      }
      return named + whole.slice(from);
    },
    end() {
      const rest = held;
      held = '';
      return rest;
    },
  };
}

/** A whole text with names in the place of its mentions. */
export async function withNamedMentions(text: string, nameMention: NameMention): Promise<string> {
  const mentions = createMentionReader(nameMention);
  return (await mentions.read(text, () => '')) + mentions.end();
}
