import { expect, test } from 'vitest';
import { toNetworkCode, toNetworkReason } from '../../../src/core/net/network-reason.ts';

const coded = (code: string, options?: ErrorOptions) =>
  Object.assign(new Error('secret', options), { code });

test('a fault of the network is told from a refusal, by its kind', () => {
  const kinds: Readonly<Record<string, RegExp>> = {
    ENOTFOUND: /^DNS/,
    EAI_AGAIN: /^DNS/,
    ECONNREFUSED: /refused/,
    ECONNRESET: /cut/,
    UND_ERR_CONNECT_TIMEOUT: /^timeout/,
    DEPTH_ZERO_SELF_SIGNED_CERT: /^TLS/,
    CERT_HAS_EXPIRED: /^TLS/,
    ENETUNREACH: /no route/,
    http_407: /proxy/,
    UND_ERR_ABORTED: /proxy/,
    ERR_SSL_WRONG_VERSION_NUMBER: /doesn’t speak it/,
    http_404: /something else answers/,
    unreadable_reply: /something else answers/,
  };
  for (const [code, reason] of Object.entries(kinds)) {
    expect(toNetworkReason(code)).toMatch(reason);
    expect(toNetworkReason(code)).toContain(code);
  }
  for (const code of ['invalid_auth', 'http_500', '50001'])
    expect(toNetworkReason(code)).toBeNull();
});

test('what a wrong server, a log-in page and a proxy do has a reason, too', () => {
  const fetched = (cause: Error) => new TypeError('fetch failed', { cause });
  const reasons: readonly (readonly [Error, RegExp])[] = [
    [new SyntaxError('Unexpected token <'), /something else answers/],
    [fetched(new Error('unexpected redirect')), /something else answers/],
    [new Error('x', { cause: new TypeError('Cannot read properties') }), /something else answers/],
    [fetched(new Error('bad port')), /its port/],
    [fetched(new Error('')), /a proxy requires a password/],
  ];
  for (const [error, reason] of reasons)
    expect(toNetworkReason(toNetworkCode(new Error('wrapped', { cause: error })))).toMatch(reason);
});

test('the code is the innermost, however it is wrapped', () => {
  const several = new AggregateError([coded('ECONNREFUSED'), coded('ENETUNREACH')]);

  expect(toNetworkCode(new TypeError('fetch failed', { cause: coded('ENOTFOUND') }))).toBe(
    'ENOTFOUND',
  );
  expect(toNetworkCode(new Error('x', { cause: several }))).toBe('ECONNREFUSED');
  expect(
    toNetworkCode(AbortSignal.timeout(0).reason ?? new DOMException('x', 'TimeoutError')),
  ).toBe('TimeoutError');
});
