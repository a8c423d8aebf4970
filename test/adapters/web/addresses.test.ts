// Kind: an address that leads nowhere silently shows something else. It says so, and leaves a way
// on.
import { expect } from 'vitest';
import { createBrowser } from './browser.ts';
import { browserTest, open, say } from './chromium.ts';
import { never, placeOf } from './site.ts';

browserTest('an unknown channel is said to be none, and nothing goes elsewhere', async () => {
  const { site, page, complaints } = await open();
  await say(page, 'in general');
  await page.locator('.message').waitFor();
  await page.goto(`${site.url}/#/nope`);
  await page.getByRole('heading', { name: 'There’s no channel #nope' }).waitFor();
  expect(await page.getByRole('textbox', { name: 'Message to Parley' }).isVisible()).toBe(false);
  expect(await page.locator('.message').count()).toBe(0);
  expect(await page.locator('.channels [aria-current]').count()).toBe(0);

  await page.getByRole('link', { name: 'Go to #general' }).click();
  await page.locator('.message', { hasText: 'in general' }).waitFor();
  await page.getByRole('textbox', { name: 'Message to Parley' }).waitFor();
  await page.goBack();
  await page.getByRole('button', { name: 'Create this channel' }).click();
  await page.getByRole('heading', { name: '# nope' }).waitFor();
  await say(page, 'now it is there');
  await expect.poll(() => site.events.at(-1)?.place.channel).toBe('nope');
  expect(complaints).toEqual([]);
});

browserTest('odd addresses lead nowhere or where they were meant to', async () => {
  const { site, page, complaints } = await open();
  const ada = createBrowser(site.url);
  await ada.post('/web/channels', { channel: 'Design Crit 2026!' });
  for (const address of ['#/Design%20Crit%202026!', '#/design-crit-2026', '#/DESIGN-CRIT-2026']) {
    await page.goto(`${site.url}/${address}`);
    await page.getByRole('heading', { name: /design crit/i }).waitFor();
    await page.getByRole('textbox', { name: 'Message to Parley' }).waitFor();
  }
  for (const address of ['#/%E0%A4%A', '#/<b>x</b>', `#/${'x'.repeat(300)}`, '#/🦊', '#/a/b/c']) {
    await page.goto(`${site.url}/${address}`);
    await page.getByRole('heading', { name: /There’s no channel/ }).waitFor();
  }
  await page.goto(`${site.url}/#/`);
  await page.getByRole('heading', { name: '# general' }).waitFor();
  expect(complaints).toEqual([]);
});

browserTest('a channel that somebody else creates opens where it was looked for', async () => {
  const { site, page } = await open();
  await page.goto(`${site.url}/#/later`);
  await page.getByRole('heading', { name: 'There’s no channel #later' }).waitFor();
  await createBrowser(site.url, 'Bob').post('/web/channels', { channel: 'later' });
  await page.getByRole('heading', { name: '# later' }).waitFor();
  await page.getByRole('textbox', { name: 'Message to Parley' }).waitFor();
});

browserTest('the address of a message that is gone says that it is', async () => {
  const { site, page } = await open();
  const ada = createBrowser(site.url);
  const { id } = await ada.post('/web/messages', { text: 'soon gone' });
  await ada.post('/web/delete', { id });
  await page.goto(`${site.url}/#/general/${String(id)}`);
  await page.locator('.hint', { hasText: 'That message is gone.' }).waitFor();
});

browserTest('channels and people are known by name where the page is read', async () => {
  const { site } = await open();
  const ada = createBrowser(site.url, 'Ada 👩‍👩‍👧');
  await ada.post('/web/channels', { channel: 'Größe & Co' });
  await ada.post('/web/messages', { text: 'hello' });
  const { directory, archive } = site.adapter;
  const place = placeOf(undefined);

  expect(await directory.name('<#größe-co>', place, never)).toBe('Größe & Co');
  expect(await directory.name('<#nowhere>', place, never)).toBe(null);
  const [seen] = await archive.read(place, { after: null, limit: 1 }, never);
  expect(seen).toMatchObject({ speakerName: 'Ada 👩‍👩‍👧' });
  expect(await directory.name(`<@${seen?.speaker}>`, place, never)).toBe('Ada 👩‍👩‍👧');
});
