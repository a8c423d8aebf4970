import { toOneLine } from '../../../core/frame.ts';

/** A token of Slack's own markup (docs.slack.dev/messaging/formatting-message-text). */
const TOKEN = /<([^<>\n]+)>/g;

const ID = /^[A-Za-z0-9_-]+$/;

/**
 * Slack's text as Markdown: entities are decoded once, links are readable, and the tokens of
 * people (`<@U1>`), groups (`<@&S1>`) and channels (`<#C1>`) are kept.
 */
export function readMarkup(text: string): string {
  return toDecoded(text.replace(TOKEN, (_, token: string) => toReadable(token)));
}

/** A text without the mentions of Parley. */
export function withoutOwn(text: string, ownId: string): string {
  // Spaces before it match from the first of them only, or a long run would be read once for each.
  const own = new RegExp(`(?:(?<![ \\t])[ \\t]+)?<@${ownId}(?:\\|[^<>]*)?>[,:]?[ \\t]*`, 'g');
  return text.replace(own, (_, at: number) => (at === 0 ? '' : ' '));
}

/** The people that a text mentions. */
export function mentionsOf(text: string): readonly string[] {
  return [...text.matchAll(/<@([A-Z0-9]+)(?:\|[^<>]*)?>/g)].map(([, id]) => id ?? '');
}

/** Slack's `<@U1|ann>`, `<#C1|general>` and `<!subteam^S1|@devs>`: the name behind each token. */
export function* namesIn(text: string): Generator<readonly [token: string, name: string]> {
  const labelled = /<(@|#|!subteam\^)([A-Za-z0-9_-]+)(?:\^[^<>|\n]*)?\|([^<>\n]+)>/g;
  for (const [, sign = '', id = '', label = ''] of text.matchAll(labelled))
    yield [toToken(sign, id), toDecoded(label)];
}

/** A link as Markdown; its label is left out where it says nothing, or another address. */
export function toMarkdownLink(address: string, label: string): string {
  const shown = address.replace(/^(?:mailto|tel):/, '');
  const isSame = label === '' || label === shown || shown.endsWith(`://${label}`);
  // A label that reads like another address is not where the link leads.
  if (isSame || /:\/\/|\bwww\./i.test(label)) return shown;
  return `[${label.replaceAll(/[[\]\\]/g, '\\$&')}](${address})`;
}

/** A picture by the name in its address. */
export function toImageText(address: string): string {
  const path = URL.parse(address)?.pathname ?? '';
  const name = toOneLine(path.slice(path.lastIndexOf('/') + 1));
  return address === '' ? '' : `[image${name === '' ? '' : `: ${name}`}]`;
}

/** Slack's three entities as the characters that they stand for. */
export function toDecoded(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

function toToken(sign: string, id: string): string {
  if (sign === '#') return `<#${id}>`;
  return sign === '@' ? `<@${id}>` : `<@&${id}>`;
}

function toReadable(token: string): string {
  const bar = token.indexOf('|');
  const target = bar < 0 ? token : token.slice(0, bar);
  const label = bar < 0 ? '' : token.slice(bar + 1);
  const [sign = '', rest = ''] = [target.slice(0, 1), target.slice(1)];
  // The entities keep these from being read as tokens a second time; `toDecoded` ends it.
  if ((sign === '@' || sign === '#') && ID.test(rest)) return encode(toToken(sign, rest));
  if (sign === '@' || sign === '#') return `&lt;${target}&gt;`;
  return sign === '!' ? toSpecial(rest, label) : toMarkdownLink(target, label);
}

/** `<!here>`, `<!subteam^S1|@devs>`, `<!date^1763800000^{date}|today>` */
function toSpecial(target: string, label: string): string {
  const [kind = '', id = ''] = target.split('^');
  if (kind === 'subteam' && ID.test(id)) return encode(toToken(kind, id));
  if (/^(?:here|channel|everyone)$/.test(kind)) return `@${kind}`;
  if (label !== '') return label;
  return kind === 'date' ? toDate(Number(id)) : `@${kind}`;
}

/** The latest day that JavaScript can tell, in seconds. */
const MAX_SECONDS = 8.64e12;

/** Empty where there is no such time. */
export function toDate(seconds: number): string {
  if (!(Math.abs(seconds) <= MAX_SECONDS)) return '';
  return new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ');
}

function encode(token: string): string {
  return token.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
