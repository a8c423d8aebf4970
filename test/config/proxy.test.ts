import { expect, test } from 'vitest';
import { ConfigError, parseConfig } from '../../src/config.ts';

function tell(environment: Record<string, string>): string {
  try {
    return parseConfig(environment).warnings.join('\n');
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
}

test.each([
  ['not a url', /^HTTPS_PROXY isn’t the address of a proxy: use http:\/\/HOST:PORT/],
  ['"http://proxy:3128"', /^HTTPS_PROXY isn’t the address of a proxy/],
  ['http://', /^HTTPS_PROXY isn’t the address of a proxy/],
  ['ftp://proxy:21', /^HTTPS_PROXY isn’t the address of a proxy/],
  ['proxy:99999', /^HTTPS_PROXY isn’t the address of a proxy/],
  ['socks5://proxy:1080', /^HTTPS_PROXY is a SOCKS proxy/],
  ['http://ada:50%zz@proxy:3128', /^HTTPS_PROXY contains a % .* write it as %25/],
  ['http://ada:a/b@proxy:3128', /^HTTPS_PROXY (isn’t|has more)/],
  ['http://proxy:3128/path', /^HTTPS_PROXY has more than a host and a port/],
])('HTTPS_PROXY=%s is refused in one line, without the value', (value, expected) => {
  const said = tell({ HTTPS_PROXY: value });
  expect(said).toMatch(expected);
  expect(said).not.toContain('\n');
  expect(said).not.toContain('50%zz');
});

test('a proxy is read from either case, with or without a scheme; of two mistakes each is told', () => {
  for (const value of ['proxy:3128', 'http://proxy:3128', 'HTTP://ada:p%40ss@proxy:3128/']) {
    expect(tell({ https_proxy: value })).toBe('');
    expect(parseConfig({ https_proxy: value }).proxy?.https?.host).toBe('proxy:3128');
  }
  const both = tell({ http_proxy: 'a b', HTTPS_PROXY: 'c d' });
  expect(both.match(/isn’t the address of a proxy/g)).toHaveLength(2);
  expect(both).toMatch(/^http_proxy /m);
  expect(parseConfig({}).proxy).toBeNull();
});

test('ALL_PROXY alone is said to be of no use', () => {
  expect(tell({ ALL_PROXY: 'http://proxy:3128' })).toMatch(/ALL_PROXY isn’t used/);
  expect(tell({ ALL_PROXY: 'http://proxy:3128', HTTPS_PROXY: 'http://proxy:3128' })).toBe('');
});
