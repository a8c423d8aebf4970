import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import { setCookie } from 'hono/cookie';
import { timeNow } from '../core/async.ts';
import { currentLocale } from '../core/strings/locale.ts';
import { refuse } from './answers.ts';
import type { Attempts } from './attempts.ts';
import { PAGE_STYLE, toPagePolicy } from './error-page.ts';
import { SESSION_MS, type Sessions } from './sessions.ts';
import { httpStrings } from './strings/index.ts';

export const COOKIE = 'parley_session';

const RETRY_AFTER_S = 10;

/** Exchanges the password (WEB_TOKEN) for a session. */
export async function logIn(
  context: Context<{ Bindings: HttpBindings }>,
  {
    sessions,
    attempts,
    isMade,
  }: { readonly sessions: Sessions; readonly attempts: Attempts; readonly isMade: boolean },
): Promise<Response> {
  const isJson = context.req.header('content-type')?.startsWith('application/json') ?? false;
  const body: unknown = await (isJson ? context.req.json() : context.req.parseBody()).catch(
    () => null,
  );
  const given = toPassword(body);
  const address = context.env.incoming.socket.remoteAddress ?? '';
  const isRight = await attempts.run(
    address,
    () => given !== null && sessions.isPassword(given),
    context.req.raw.signal,
  );
  if (isRight === null) {
    context.header('retry-after', String(RETRY_AFTER_S));
    return askForPassword(context, 429, httpStrings.tooManyTries(RETRY_AFTER_S), isMade);
  }
  if (!isRight) return askForPassword(context, 401, httpStrings.wrongPassword, isMade);
  setCookie(context, COOKIE, sessions.create(timeNow()), {
    httpOnly: true,
    sameSite: 'Strict',
    secure: context.req.header('x-forwarded-proto') === 'https',
    path: '/',
    maxAge: SESSION_MS / 1000,
  });
  return isJson ? context.body(null, 204) : context.redirect('/', 303);
}

function toPassword(body: unknown): string | null {
  const { token } = (body ?? {}) as { readonly token?: unknown }; // Anything, until looked at.
  return typeof token === 'string' ? token : null;
}

const LOGIN_STYLE = `${PAGE_STYLE}main{box-sizing:border-box;width:min(24rem,calc(100vw - 2rem))}form{display:grid;gap:.75rem}input,button{
font:inherit;padding:.6rem .75rem;border:1px solid var(--line);border-radius:.6rem;background:var(--back);color:inherit}button{border-color:
var(--accent);background:var(--accent);color:var(--back);cursor:pointer}:focus-visible{outline:2px solid var(--accent);outline-offset:2px}`;

const SHOW = '<code>npm run password</code>';
const SHOW_IN_CONTAINER = '<code>docker compose exec parley npm run password</code>';

/** The page that asks for the password; a program gets a sentence. */
export function askForPassword(
  context: Context,
  status: 401 | 429,
  sentence: string,
  isMade: boolean,
) {
  if (!context.req.header('accept')?.includes('text/html'))
    return refuse(context, status, sentence);
  context.header('content-security-policy', toPagePolicy(LOGIN_STYLE));
  context.header('vary', 'accept, accept-language');
  const where = isMade ? `<p>${httpStrings.passwordIsMade(SHOW, SHOW_IN_CONTAINER)}</p>` : '';
  // Posted to its own address, the form leads back to the place that the address names.
  const action = context.req.path === '/' ? '' : ' action="/login"';
  const note = context.req.method === 'POST' ? `<p role="alert">${sentence}</p>` : '';
  return context.html(
    `<!doctype html><html lang="${currentLocale()}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Parley</title>
<style>${LOGIN_STYLE}</style><main><h1>Parley</h1><form method="post"${action}>${note}<label for="token">${httpStrings.password}</label>
<input id="token" name="token" type="password" autocomplete="current-password" required autofocus>${where}<button>${httpStrings.logIn}</button></form></main></html>`,
    status,
  );
}
