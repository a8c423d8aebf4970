import { beforeAll, expect, test } from 'vitest';
import { toDialect as toDiscordDialect } from '../../../src/adapters/discord/write/format.ts';
import { toDialect as toSlackDialect } from '../../../src/adapters/slack/write/format.ts';
import { dialect as pageDialect } from '../../../src/adapters/web/write/format.ts';
import type { Dialect } from '../../../src/core/ports.ts';
import { createLayout } from '../../../src/core/reply/layout.ts';
import { LOCALES, type Locale, loadLocale, speakTo } from '../../../src/core/strings/locale.ts';

/*
 * A token that cannot be named is shown as a word in the language of those who read the answer:
 * never in another language, and never as its id.
 */

const TOKENS =
  'Ask <@U0NOBODY> or <@&900000000000000009> in <#900000000000000008>, ![](https://e.com/a.png)';

beforeAll(async () => {
  for (const locale of LOCALES) await loadLocale(locale);
});

const write = (dialect: Dialect, locale: Locale): Promise<string> =>
  speakTo({ everyone: locale, person: locale }, 'everyone', async () => {
    const layout = createLayout(dialect);
    layout.push(TOKENS);
    layout.end();
    layout.update();
    return layout.piece(0);
  });

test.each([
  ['de', ['@jemand', '@Gruppe', 'Bild']],
  ['fr', ['@quelqu’un', '@groupe', 'image']],
  ['ja', ['@だれか', '@グループ', '画像']],
  ['pl', ['@ktoś', '@grupa', 'obraz']],
  ['hi', ['@कोई', '@समूह', 'इमेज']],
] as const)('in %s', async (locale, words) => {
  const [person, group, image] = words;
  const discord = await write(toDiscordDialect(), locale);
  const slack = await write(toSlackDialect(''), locale);
  const page = await write(pageDialect, locale);

  for (const text of [discord, slack, page]) {
    expect(text).toContain(person);
    expect(text).toContain(group);
    expect(text).not.toMatch(/U0NOBODY|someone|900000000000000009/);
  }
  for (const text of [discord, slack]) expect(text).toContain(`[${image}]`);
});

test('no language calls them by the English word, but where it is its own', async () => {
  const own: Partial<Record<Locale, RegExp>> = { fr: /image/ };
  for (const locale of LOCALES.filter((each) => each !== 'en')) {
    const text = await write(toDiscordDialect(), locale);
    const foreign = (text.match(/someone|\bgroup\b|\[image\]/g) ?? []).filter(
      (word) => !own[locale]?.test(word),
    );
    expect([locale, foreign]).toEqual([locale, []]);
  }
});
