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
    UND_ERR_CONNECT_TIMEOUT: /^time-out/,
    DEPTH_ZERO_SELF_SIGNED_CERT: /^TLS/,
    CERT_HAS_EXPIRED: /^TLS/,
    ENETUNREACH: /no network/,
    http_407: /proxy/,
  };
  for (const [code, reason] of Object.entries(kinds)) {
    expect(toNetworkReason(code)).toMatch(reason);
    expect(toNetworkReason(code)).toContain(code);
  }
  for (const code of ['invalid_auth', 'http_500', '50001'])
    expect(toNetworkReason(code)).toBeNull();
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
