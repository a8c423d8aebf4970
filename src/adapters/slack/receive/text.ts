/** A token of Slack's own markup (docs.slack.dev/messaging/formatting-message-text). */
const TOKEN = /<([^<>\n]+)>/g;

/**
 * Slack's text as plain Markdown: entities are decoded, links are readable, `<@U>` and `<#C|name>`
 * tokens are kept, and the mention of Parley is taken out.
 */
export function toPlainMarkdown(text: string, ownId: string): string {
  // Spaces before it match from the first of them only, or a long run would be read once for each.
  const own = new RegExp(`(?:(?<![ \\t])[ \\t]+)?<@${ownId}(?:\\|[^<>]*)?>[,:]?[ \\t]*`, 'g');
  const rest = text.replace(own, (_, at: number) => (at === 0 ? '' : ' '));
  return decode(rest.replace(TOKEN, (_, token: string) => toReadable(token))).trim();
}

/** The people that a text mentions. */
export function mentionsOf(text: string): readonly string[] {
  return [...text.matchAll(/<@([A-Z0-9]+)(?:\|[^<>]*)?>/g)].map(([, id]) => id ?? '');
}

function toReadable(token: string): string {
  const bar = token.indexOf('|');
  const target = bar < 0 ? token : token.slice(0, bar);
  const label = bar < 0 ? '' : token.slice(bar + 1);
  // The entities keep these from being read as tokens a second time; `decode` ends it.
  if (target.startsWith('@')) return `&lt;${target}&gt;`;
  if (target.startsWith('#')) return `&lt;${token}&gt;`; // A command may need the channel's id.
  if (target.startsWith('!')) return toSpecial(target, label);
  const address = target.replace(/^mailto:/, '');
  const isSame = label === '' || label === address || address.endsWith(`://${label}`);
  // A label that reads like another address is not where the link leads.
  if (isSame || /:\/\/|\bwww\./i.test(label)) return address;
  return `[${label.replaceAll(/[[\]\\]/g, '\\$&')}](${target})`;
}

function toSpecial(target: string, label: string): string {
  if (/^!(here|channel|everyone)$/.test(target)) return `@${target.slice(1)}`;
  return label || `@${target.slice(1).split('^')[0]}`;
}

function decode(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
