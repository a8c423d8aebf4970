import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { ask, login, open, TOKEN } from './site.ts';

test('with a token everything but the open routes asks for it', async () => {
  const { url } = await open({ token: TOKEN });

  expect(await ask(url)).toEqual({
    status: 401,
    body: '{"error":"Log in with the password first."}',
  });
  expect((await ask(`${url}/healthz`)).status).toBe(200);
  const asked = await fetch(url, { headers: { accept: 'text/html' } });
  expect(asked.status).toBe(401);
  expect(await asked.text()).toContain('<form method="post">');
});

test('the form of the page’s own address is sent there, for it may name a place of the page', async () => {
  const { url } = await open({ token: TOKEN });
  const send = (token: string) =>
    fetch(`${url}/`, {
      method: 'POST',
      headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
      body: `token=${encodeURIComponent(token)}`,
      redirect: 'manual',
    });
  const right = await send(TOKEN);

  expect([right.status, right.headers.get('location')]).toEqual([303, '/']);
  expect(right.headers.get('set-cookie')).toContain('parley_session=');
  expect(await (await send('wrong')).text()).toContain('<form method="post">');
});

test('the token buys a cookie that does not hold it', async () => {
  const { url } = await open({ token: TOKEN });

  const answer = await login(url, TOKEN);
  const cookie = answer.headers.get('set-cookie') ?? '';
  expect(answer.status).toBe(204);
  expect(cookie).toMatch(/^parley_session=\d+\.[0-9a-f]{64}; .*HttpOnly; SameSite=Strict$/);
  expect(cookie).not.toContain(TOKEN);
  const headers = { cookie: cookie.split(';')[0] ?? '' };
  expect(await ask(url, { headers })).toEqual({ status: 200, body: 'the page' });
});

test('the cookie of another password or key, a changed or an empty one opens nothing', async () => {
  const first = await open({ token: TOKEN });
  const second = await open({ token: `${TOKEN}!` });
  const third = await open({ token: TOKEN, key: randomBytes(32) });
  const restarted = await open({ token: TOKEN });
  const cookie = (await login(first.url, TOKEN)).headers.get('set-cookie')?.split(';')[0] ?? '';
  const later = cookie.replace(/=\d/, '=9');

  expect((await ask(restarted.url, { headers: { cookie } })).status).toBe(200);
  for (const [url, sent] of [
    [second.url, cookie],
    [third.url, cookie],
    [first.url, `${cookie}00`],
    [first.url, cookie.toUpperCase()],
    [first.url, 'parley_session=NaN.00'],
    [first.url, `parley_session=${'9'.repeat(400)}.${'0'.repeat(64)}`],
    [first.url, later],
    [first.url, 'parley_session='],
  ] as const) {
    expect((await ask(url, { headers: { cookie: sent } })).status).toBe(401);
  }
});

test('a form without scripts logs in too', async () => {
  const { url } = await open({ token: TOKEN });

  const right = await login(url, TOKEN, 'form');
  expect([right.status, right.headers.get('location')]).toEqual([303, '/']);
  const wrong = await login(url, 'nonsense', 'form');
  expect(wrong.status).toBe(401);
  expect(await wrong.text()).toContain('Wrong password.');
});

test('the token in an address opens nothing', async () => {
  const { url } = await open({ token: TOKEN });
  const query = new URLSearchParams({ token: TOKEN });

  expect((await ask(`${url}/?${query}`)).status).toBe(401);
  expect((await fetch(`${url}/login?${query}`, { method: 'POST' })).status).toBe(401);
});

test('after ten wrong passwords, and while some more are sent at once, the right one still opens', async () => {
  const { url } = await open({ token: TOKEN });
  const session = (await login(url, TOKEN)).headers.get('set-cookie')?.split(';')[0] ?? '';

  for (let attempt = 0; attempt < 10; attempt += 1)
    expect((await login(url, 'nonsense')).status).toBe(401);
  expect((await login(url, TOKEN)).status).toBe(204);
  const guesses = Array.from({ length: 3 }, (_, index) => login(url, `guess ${index}`));
  expect((await ask(url, { headers: { cookie: session } })).status).toBe(200);
  expect((await login(url, TOKEN)).status).toBe(204);
  expect(new Set((await Promise.all(guesses)).map(({ status }) => status))).toEqual(new Set([401]));
});

test('a login from another site is refused', async () => {
  const { url } = await open({ token: TOKEN });
  const headers = { origin: 'https://evil.example' };

  expect((await ask(`${url}/login`, { method: 'POST', headers })).status).toBe(403);
});
