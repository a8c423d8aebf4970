import { toOneLine } from '../../../core/frame.ts';
import { toUnmentioned } from '../../../core/written-mentions.ts';

/** A token of Slack's own markup (docs.slack.dev/messaging/formatting-message-text). */
const TOKEN = /<([^<>\n]+)>/g;

const ID = /^[A-Za-z0-9_-]+$/;

/**
 * Slack's text as Markdown: entities are decoded once, links are readable, and the tokens of
 * people (`<@U1>`), groups (`<@&S1>`) and channels (`<#C1>`) are kept.
 */
export function readMarkup(text: string): string {
  // Apart, because what was typed as text may look like a token once it is decoded.
  return text
    .split(TOKEN)
    .map((each, index) => (index % 2 === 0 ? toUnmentioned(toDecoded(each)) : toReadable(each)))
    .join('');
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
  if ((sign === '@' || sign === '#') && ID.test(rest)) return toToken(sign, rest);
  const [kind = '', id = ''] = rest.split('^');
  if (sign === '!' && kind === 'subteam' && ID.test(id)) return toToken(kind, id);
  const words = toUnmentioned(toDecoded(toWords(sign, target, label)));
  const [, channel] = CHANNEL_LINK.exec(target) ?? [];
  return channel === undefined ? words : `${words} (<#${channel}>)`;
}

const ADDRESS = /^[a-z][a-z\d+.-]*:/i;

/** What a token says that is no mention. */
function toWords(sign: string, target: string, label: string): string {
  if (sign === '@' || sign === '#') return `<${target}>`;
  // Neither an address nor a token, but brackets in an app's words: `Vec<T>`.
  if (sign !== '!' && label === '' && !ADDRESS.test(target)) return `<${target}>`;
  return sign === '!' ? toSpecial(target.slice(1), label) : toMarkdownLink(target, label);
}

/** A link to a channel mentions it, too. */
const CHANNEL_LINK =
  /^https:\/\/(?:app\.slack\.com\/client\/\w+|[\w.-]+\.slack\.com\/archives)\/([CG][A-Z\d]+)\/?$/;

/** `<!here>`, `<!date^1763800000^{date}|today>` */
function toSpecial(target: string, label: string): string {
  const [kind = '', seconds = ''] = target.split('^');
  if (/^(?:here|channel|everyone)$/.test(kind)) return `@${kind}`;
  if (label !== '') return label;
  return kind === 'date' ? toDate(Number(seconds)) : `@${kind}`;
}

/** The latest day that JavaScript can tell, in seconds. */
const MAX_SECONDS = 8.64e12;

/** Empty if there is no such time. */
export function toDate(seconds: number): string {
  if (!(Math.abs(seconds) <= MAX_SECONDS)) return '';
  return new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ');
}
