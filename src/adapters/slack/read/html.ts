/** A tag of HTML, or the text between two. */
export type HtmlToken = {
  /** Empty for text. */
  readonly name: string;
  readonly isEnd: boolean;
  readonly attributes: string;
  readonly text: string;
};

const TAG = /^(\/?)([a-z][a-z0-9]{0,20})(?![\w-])([\s\S]*)$/i;

/** The tags and texts of HTML in turn; what no bracket closes is text to the end. */
export function* toHtmlTokens(html: string): Generator<HtmlToken> {
  let at = 0;
  while (at < html.length) {
    const tag = findTag(html, at);
    const until = tag?.start ?? html.length;
    if (until > at) yield toText(html.slice(at, until));
    if (!tag) return;
    const [, slash = '', name = '', attributes = ''] =
      TAG.exec(html.slice(tag.start + 1, tag.end)) ?? [];
    if (name !== '') yield { name: name.toLowerCase(), isEnd: slash !== '', attributes, text: '' };
    at = tag.end + 1;
  }
}

/** Where the next tag or comment begins, and its last bracket. */
function findTag(html: string, from: number): { start: number; end: number } | null {
  const start = html.indexOf('<', from);
  if (start < 0) return null;
  const last = html.startsWith('<!--', start) ? '-->' : '>';
  const found = html.indexOf(last, start);
  return found < 0 ? null : { start, end: found + last.length - 1 };
}

function toText(text: string): HtmlToken {
  return { name: '', isEnd: false, attributes: '', text: decodeHtml(text) };
}

/** The value of an attribute; empty if there is none. */
export function attributeOf(attributes: string, name: string): string {
  const pattern = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'i');
  const [, double, single] = pattern.exec(attributes) ?? [];
  return decodeHtml(double ?? single ?? '');
}

const ENTITIES: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' },
  ...{ hellip: '…', mdash: '—', ndash: '–', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”' },
};

function decodeHtml(text: string): string {
  return text.replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{1,8}));/gi, (whole, ...groups) => {
    const [decimal, hex, name] = groups as (string | undefined)[];
    if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
  });
}
