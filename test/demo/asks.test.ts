import { expect, test } from 'vitest';
import { LOCALES } from '../../src/core/strings/locale.ts';
import { toEnglishAsk } from '../../src/demo/asks.ts';
import { splitPoll } from '../../src/demo/calling.ts';
import { createSchedule } from '../../src/tools/schedule.ts';

async function loadAsks(locale: string) {
  const { catalog } = await import(`../../src/adapters/web/page/strings/${locale}.js`);
  const { offlineAsks, writtenAsks, goesOn } = catalog;
  return { offline: offlineAsks as string[], written: writtenAsks as string[], goesOn };
}

const english = await loadAsks('en');

test.for(LOCALES)('the stand-in reads what the page offers in %s', async (locale) => {
  const { offline, written, goesOn } = await loadAsks(locale);
  const [remind = '', poll = '', sum, chart, post = '', who] = offline.map(toEnglishAsk);
  const wish = remind.replace('Remind me ', '');
  const now = Date.UTC(2026, 10, 29, 8);
  const told = await createSchedule().understand(wish, { zone: 'Europe/Berlin', now });

  expect(written.map(toEnglishAsk)).toEqual(english.written);
  expect(toEnglishAsk(goesOn)).toBe(english.goesOn);
  expect([sum, chart, who]).toEqual([2, 3, 5].map((index) => english.offline[index]));
  expect(told, wish).toMatchObject({ at: now + 120_000, isSure: true });
  expect(told?.rest).not.toBe('');
  const { options = [] } = splitPoll(poll.replace('Make a poll: ', '')) ?? {};
  expect(options).toHaveLength(2);
  for (const option of options)
    expect(offline[1]?.toLowerCase(), poll).toContain(option.toLowerCase());
  expect(post).toMatch(/^Post ".+" in #general$/);
  expect(offline[4]).toContain(/"(.+)"/.exec(post)?.[1] ?? '-');
});
