import { expect, test } from 'vitest';
import { LOCALES } from '../../src/core/strings/locale.ts';
import * as discord from './on-discord.ts';
import * as slack from './on-slack.ts';
import { findMarkers, findSpoken } from './speaking.ts';

// Promise 22: the first that people hear of Parley is in their language, too.

const { WAIT_MS } = slack;
const OTHERS = LOCALES.filter((locale) => locale !== 'en');

async function expectSpoken(locale: string, texts: readonly string[]): Promise<void> {
  const markers = await findMarkers(locale);
  for (const text of texts) {
    const { own, english } = findSpoken(text, markers);
    expect([own.length > 0, english], text).toEqual([true, []]);
  }
}

test.each(OTHERS)('Slack in %s: a channel and a person are greeted', async (locale) => {
  const users = [{ id: 'U1', name: 'ada', locale }];
  const running = await slack.start(
    { workspaces: [{ id: 'T1', users }] },
    { PARLEY_LOCALE: locale },
  );
  const at = running.slack;
  at.addChannel({ id: 'C77', name: 'news', members: ['U1'] });
  at.join('C77');
  at.person('U1').openHome('messages');
  const own = (channel: string) => at.messages(channel).find(({ user }) => user === 'UBOT')?.text;
  const texts = await at.waitFor(() => {
    const [toChannel, toPerson] = [own('C77'), own(at.dmOf('U1'))];
    return toChannel && toPerson ? [toChannel, toPerson] : null;
  }, WAIT_MS);

  await expectSpoken(locale, texts);
});

test.each(OTHERS)('Discord in %s: a server is greeted', async (locale) => {
  const running = await discord.start({}, { PARLEY_LOCALE: locale });
  const { generalId } = running.discord.addGuild('Friends');
  const own = () => discord.ownTexts(running, generalId)[0];
  const text = await running.discord.waitFor(own, WAIT_MS);

  await expectSpoken(locale, [text]);
});
