/*
 * Kind: a secret spelled with the choice among many addresses, their subdomains, paths, ports or
 * numbers, or with how often one is fetched, within a turn and over the runs of its job.
 */
import { expect, test } from 'vitest';
import { jobSchema, toJob } from '../../../src/core/job.ts';
import { addressesIn, admit, withFetched, withFound } from '../../../src/core/net/addresses.ts';
import { message } from '../../storage/events.ts';

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];

/** Which of these addresses a turn fetches in which all of them were typed. */
function fetchAll(asked: readonly string[], known = toJob('j1', message('1'), 0).addresses) {
  const fetched: string[] = [];
  const refusals: string[] = [];
  const typed = asked.flatMap(addressesIn);
  let now = known;
  for (const each of asked) {
    const admission = admit(now, each, typed);
    if ('refusal' in admission) refusals.push(admission.refusal);
    else {
      fetched.push(admission.address);
      now = withFetched(now, admission.address);
    }
  }
  return { fetched, refusals, addresses: now };
}

test.each([
  ['subdomains', LETTERS.map((letter) => `https://${letter}.evil.example/`)],
  ['paths', LETTERS.map((letter) => `https://evil.example/${letter}`)],
  ['queries', LETTERS.map((letter) => `https://evil.example/?${letter}`)],
  ['ports', LETTERS.map((_, index) => `https://evil.example:${8000 + index}/`)],
  ['deep subdomains', LETTERS.map((letter) => `https://${letter}.${letter}.evil.co.uk/`)],
  ['dots', LETTERS.map((letter) => `https://${letter}.evil.example./`)],
  ['numbers', LETTERS.map((_, index) => `http://192.0.2.${index}/`)],
  ['longer numbers', LETTERS.map((_, index) => `http://[2001:db8::${index}]/`)],
  ['the same again', LETTERS.map(() => 'https://evil.example/')],
])('five are fetched of one website: %s', (_, asked) => {
  const { fetched, refusals } = fetchAll(asked);

  expect(fetched).toHaveLength(5);
  expect(refusals).toHaveLength(21);
  expect(new Set(refusals).size).toBe(1);
  expect(refusals[0]).toMatch(/^Nothing was fetched: 5 pages of .* were read for this answer/);
});

test('ten are fetched in all, of however many websites', () => {
  const { fetched, refusals } = fetchAll(
    LETTERS.map((letter) => `https://evil-${letter}.example/`),
  );

  expect(fetched).toHaveLength(10);
  expect(refusals[0]).toMatch(/^Nothing was fetched: 10 pages were read/);
});

test('what a former run has fetched counts, also once the job was stored', () => {
  const { addresses } = fetchAll(
    LETTERS.slice(0, 4).map((letter) => `https://${letter}.evil.example/`),
  );
  const stored = JSON.parse(JSON.stringify({ ...toJob('j1', message('1'), 0), addresses }));
  const again = fetchAll(
    LETTERS.slice(4).map((letter) => `https://${letter}.evil.example/`),
    jobSchema.parse(stored).addresses,
  );

  expect(again.fetched).toHaveLength(1);
});

test('a job of an older version knows nothing and has fetched nothing', () => {
  const { addresses: _, ...old } = toJob('j1', message('1'), 0);

  expect(jobSchema.parse(JSON.parse(JSON.stringify(old))).addresses).toEqual({
    found: [],
    fetched: [],
  });
});

test('what a search returned is known, exactly as it is and with nothing added', () => {
  const { addresses } = toJob('j1', message('1'), 0);
  const found = withFound(addresses, [
    'https://News.example/a',
    'https://u:p@evil.example/',
    'nonsense',
  ]);

  expect(admit(found, 'https://news.example/a', [])).toEqual({ address: 'https://news.example/a' });
  for (const asked of [
    'https://news.example/a?x',
    'https://news.example/',
    'https://evil.example/',
  ])
    expect(admit(found, asked, [])).toEqual({
      refusal: expect.stringMatching(
        /^Nothing was fetched: nobody here wrote exactly this address/,
      ),
    });
});

test('what is refused counts for nothing', () => {
  const { addresses } = toJob('j1', message('1'), 0);

  expect(admit(addresses, 'https://evil.example/', [])).toHaveProperty('refusal');
  expect(fetchAll(addressesIn('https://a.example https://b.example')).fetched).toHaveLength(2);
});
