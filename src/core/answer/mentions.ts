import { isInCode } from '../markdown/fence.ts';

/** What a mention is called, as people read it (`@Ada`, `#general`); null if that is not known. */
export type NameMention = (mention: string) => Promise<string | null>;

const TOKEN = String.raw`(?:@[!&]?|#|!subteam\^)[A-Za-z0-9_-]{1,64}`;

/** Models write the brackets as entities, too. */
const MENTION = new RegExp(
  String.raw`<(${TOKEN}(?:\|[^<>\n]{0,80})?)>|&lt;(${TOKEN}(?:\|[^<>&\n]{0,80})?)&gt;`,
  'g',
);

/** A backslash that is not escaped itself. */
const ESCAPING = /(?<!\\)(?:\\\\)*\\$/;
const MAX_SLASHES = 9;

const SUBTEAM = '!(?:s(?:u(?:b(?:t(?:e(?:a(?:m)?)?)?)?)?)?)?';
const HALF_TOKEN = String.raw`(?:[@#][!&]?|!subteam\^)[A-Za-z0-9_-]{0,64}`;

/** The beginning of a mention at the end of a text. */
const HALF = new RegExp(
  [
    String.raw`<(?:${HALF_TOKEN}(?:\|[^<>\n]{0,80})?|${SUBTEAM})?$`,
    String.raw`&(?:l(?:t(?:;(?:${HALF_TOKEN}(?:\|[^<>&\n]{0,80})?(?:&(?:g(?:t)?)?)?|${SUBTEAM})?)?)?)?$`,
  ].join('|'),
);

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
    needs: (chunk) => held !== '' || /<|&(?:l|$)/.test(chunk),
    async read(chunk, before) {
      const text = held + chunk;
      const whole = text.slice(0, HALF.exec(text)?.index ?? text.length);
      held = text.slice(whole.length);
      let named = '';
      let from = 0;
      for (const { 0: written, 1: bare, 2: encoded = '', index } of whole.matchAll(MENTION)) {
        named += whole.slice(from, index);
        const mention = `<${bare ?? encoded}>`;
        const ahead = before() + named;
        const isEscaped = bare === undefined && ESCAPING.test(ahead.slice(-MAX_SLASHES));
        const name = isEscaped || isInCode(ahead) ? null : await nameMention(mention);
        named += name ?? written;
        from = index + written.length;
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
