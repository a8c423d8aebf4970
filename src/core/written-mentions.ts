// Models spell mentions in many ways: `<@43 >`, `&lt;@43&gt;`, `&#60;@43&#62;`,
// `&amp;lt;@43&amp;gt;`.

const BEGIN = '&(?:amp;|AMP;|#0{0,4}38;|#[xX]0{0,4}26;){0,3}';

/** A sign as an entity, also one whose ampersand is an entity itself. */
const toEntity = (names: string, code: number): string => {
  const hex = code.toString(16).replaceAll(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
  return `${BEGIN}(?:${names}|#0{0,4}${code}|#[xX]0{0,4}${hex});`;
};

const LESS = `(?:<|${toEntity('lt|LT', 60)})`;
const GREATER = `(?:>|${toEntity('gt|GT', 62)})`;
const AT = `(?:@|${toEntity('commat', 64)})`;
const HASH = `(?:#|${toEntity('num', 35)})`;
const AMPERSAND = `(?:&(?!amp;|AMP;|#)|${toEntity('amp|AMP', 38)})`;
const BANG = `(?:!|${toEntity('excl', 33)})`;

/** With room or entities in it only an id is one: much else stands between angle brackets. */
const ID = String.raw`(?:\d{2,20}|[A-Z][A-Z\d]{1,20})`;
const GAP = String.raw`[ \t]{0,3}`;

const WRITTEN = new RegExp(
  [
    String.raw`(?<!\\)${LESS}${GAP}(?:`,
    [
      String.raw`(?:${AT}(?:${BANG}|(?<role>${AMPERSAND}))?|(?<channel>${HASH})|(?<team>${BANG}subteam\^))${GAP}(?<id>${ID})(?:${GAP}\|[^<>&\n]{0,80})?`,
      String.raw`${BANG}(?<all>here|channel|everyone)(?:\|[^<>&\n]{0,80})?`,
      String.raw`(?<other>a?:\w{1,64}:\d{2,25}|t:-?\d{1,13}(?::\w)?|\/[^:<>&\n]{1,100}:\d{2,25})`,
    ].join('|'),
    `)${GAP}${GREATER}`,
  ].join(''),
  'g',
);

const ENTITY_PART = String.raw`${BEGIN}[#\w]{0,8}`;

/** The beginning of such a mention at the end of a text. */
export const HALF_WRITTEN = new RegExp(
  [
    String.raw`(?:${LESS}${GAP}(?:(?:${AT}(?:${BANG}|${AMPERSAND})?|${HASH}|${BANG}\w{0,10}\^?)${GAP}`,
    String.raw`[\w-]{0,64}${GAP}(?:\|[^<>&\n]{0,80})?)?(?:${ENTITY_PART})?|${ENTITY_PART})$`,
  ].join(''),
);

/** A mention as it was written, where that is, and how platforms write it. */
export type WrittenMention = {
  readonly at: number;
  readonly written: string;
  readonly plain: string;
};

export const findWritten = (text: string): readonly WrittenMention[] =>
  /[<&]/.test(text)
    ? Array.from(text.matchAll(WRITTEN), ({ 0: written, index, groups = {} }) => ({
        ...{ at: index, written, plain: EXACT.test(written) ? written : toPlain(groups) },
      }))
    : [];

const EXACT = /^<(?:@[!&]?|#|!subteam\^)[\w-]+(?:\|[^<>&\n]*)?>$/;

const toPlain = ({
  id,
  role,
  channel,
  team,
  all,
  other,
}: Readonly<Record<string, string | undefined>>): string => {
  if (all !== undefined) return `<!${all}>`;
  if (other !== undefined) return `<${other}>`;
  if (team !== undefined) return `<!subteam^${id}>`;
  if (channel !== undefined) return `<#${id}>`;
  return role === undefined ? `<@${id}>` : `<@&${id}>`;
};

/** A text in which each mention is written as platforms write them. */
export const toPlainMentions = (text: string): string => {
  let plain = '';
  let from = 0;
  for (const { at, written, plain: mention } of findWritten(text)) {
    plain += text.slice(from, at) + mention;
    from = at + written.length;
  }
  return plain + text.slice(from);
};

/**
 * Stands after the bracket of text that only looks like a mention, because it was typed as text or
 * as code. It is never shown, and removed when the names are filled in.
 */
const TYPED = '\u2060';

/** A text in which nothing is a mention, whatever it looks like. */
export function toUnmentioned(text: string): string {
  return text.includes('<') ? text.replaceAll(/<(?=[@#])/g, `<${TYPED}`) : text;
}

/** What was kept from being a mention, as it was typed. */
export function withoutTypedMarks(text: string): string {
  return text.replaceAll(/<\u2060(?=[@#])/g, '<');
}

/** The person that a token stands for; null if it stands for something else. */
export function toPersonId(token: string): string | null {
  return /^<@!?([A-Za-z0-9_-]+)>$/.exec(token)?.[1] ?? null;
}
