import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { currentLocale } from '../core/strings/locale.ts';
import { httpStrings } from './strings/index.ts';

/** The look of the small pages, in the colours of Parley’s page. */
export const PAGE_STYLE = `:root{color-scheme:light dark;--back:#f7f7fa;--card:#fff;--text:#1e1f27;--line:#e2e3ea;--accent:#4649bd;font:16px/1.5 system-ui,sans-serif}
@media(prefers-color-scheme:dark){:root{--back:#131419;--card:#1b1c23;--text:#e6e6ec;--line:#2c2e38;--accent:#a3a6f8}}body{display:grid;
place-content:center;min-height:90vh;margin:0;padding:1rem;background:var(--back);color:var(--text)}main{display:grid;gap:.75rem;max-width:28rem;
padding:1.5rem;border:1px solid var(--line);border-radius:1rem;background:var(--card);overflow-wrap:anywhere}h1{margin:0;font-size:1.3rem}p{margin:0}
a{color:var(--accent)}`;

/** The policy of a page of one style sheet, which loads nothing else. */
export function toPagePolicy(style: string): string {
  const hash = createHash('sha256').update(style).digest('base64');
  return `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;
}

const POLICY = toPagePolicy(PAGE_STYLE);

function toTitle(status: number): string {
  const { notAllowed, notFound, tooLarge, failed } = httpStrings.titles;
  const titles: Readonly<Record<number, string>> = {
    403: notAllowed,
    404: notFound,
    413: tooLarge,
  };
  return titles[status] ?? failed;
}

/**
 * People who open an address in a browser read the sentence of a refusal on a page; programs get
 * it as JSON.
 */
export async function showRefusal({ req, res }: Context): Promise<Response> {
  const isJson = res.headers.get('content-type')?.startsWith('application/json') ?? false;
  const isAsked = req.header('accept')?.includes('text/html') ?? false;
  if (res.status < 400 || !isJson || !isAsked) return res;
  const { error } = (await res.clone().json()) as { readonly error?: unknown };
  if (typeof error !== 'string') return res;
  const headers = new Headers(res.headers);
  headers.delete('content-length');
  headers.set('content-type', 'text/html; charset=utf-8');
  headers.set('content-security-policy', POLICY);
  headers.append('vary', 'accept, accept-language');
  return new Response(toPage(res.status, error), { status: res.status, headers });
}

function toPage(status: number, sentence: string): string {
  const title = toSafe(toTitle(status));
  // Where the page itself is refused it is no way on.
  const way = status === 403 ? '' : `<p><a href="/">${toSafe(httpStrings.goToPage)}</a></p>`;
  return `<!doctype html><html lang="${currentLocale()}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title} – Parley</title>
<style>${PAGE_STYLE}</style><main><h1>${title}</h1><p>${toSafe(sentence)}</p>${way}</main></html>`;
}

const toSafe = (text: string) =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
