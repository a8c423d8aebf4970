// Kinds: one press deletes something; something was not done and the page does not say so.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { createBrowser } from './browser.ts';
import { browserTest, cleanups, open, say, visit } from './chromium.ts';
import { audience, FINAL, openSite, placeOf, stream, toAnswer } from './site.ts';

const FIELD = { name: 'text', label: 'Text', value: '', isLong: false };

const ANSWERED = {
  buttons: [
    { label: 'Regenerate', action: 'again:j1', style: 'plain' },
    { label: 'Delete', action: 'remove:j1', style: 'plain' },
  ],
} as const;

browserTest('no answer is deleted by one press; whose it is is said', async () => {
  const { site, page, complaints } = await open();
  await say(page, 'hello');
  await page.locator('.message').waitFor();
  await stream(toAnswer(site, site.events[0]), 'j1/0/0', ['Hi'], ANSWERED);
  const removals = () => site.events.filter(({ type }) => type === 'action').length;
  const button = page.locator('.message.parley').getByRole('button', { name: 'Delete' });
  const dialog = page.getByRole('dialog', { name: 'Delete this answer?' });

  await button.click();
  await dialog.getByText('It disappears for everyone.').waitFor();
  expect(await dialog.textContent()).not.toContain('asked for it');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await button.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter'); // Pressed twice in haste: “Cancel” has the focus.
  await dialog.waitFor({ state: 'detached' });
  expect(removals()).toBe(0);

  const { page: bob } = await visit(site);
  await bob.getByRole('button', { name: 'Delete' }).click();
  await bob.getByRole('dialog').getByText('Guest asked for it.').waitFor();
  await bob.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect.poll(removals).toBe(1);
  expect(site.events.at(-1)).toMatchObject({ type: 'action', action: 'remove:j1' });
  await page.getByRole('button', { name: 'Regenerate' }).click();
  await expect.poll(removals).toBe(2);
  expect(complaints).toEqual([]);
});

browserTest('of what one person alone sees nothing is said of everyone', async () => {
  const { site, page } = await open();
  await say(page, '/help');
  await expect.poll(() => site.events.length).toBe(1);
  await stream(toAnswer(site, site.events[0]), 'j1/0/0', ['Hi'], ANSWERED);
  const dialog = page.getByRole('dialog');

  await page.locator('.message.parley').getByRole('button', { name: 'Delete' }).click();
  await dialog.waitFor();
  expect(await dialog.textContent()).not.toMatch(/everyone/i);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Rename the thread /help' }).focus();
  await page.keyboard.press('Enter');
  await dialog.getByText('Only you see this name.').waitFor();
  expect(await dialog.textContent()).not.toMatch(/everyone/i);
});

browserTest('neither a failed answer nor one of a command is deleted by one press', async () => {
  const { site, page } = await open();
  for (const [index, text] of ['hello', '/help'].entries()) {
    await say(page, text);
    await expect.poll(() => site.events.length).toBe(index + 1);
    const remove = { label: 'Delete', action: `remove:d${index}`, style: 'plain' } as const;
    const retry = { label: 'Retry', action: `retry:d${index}`, style: 'plain' } as const;
    const buttons = index === 0 ? [retry, remove] : [remove];
    const channel = toAnswer(site, site.events.at(-1));
    await stream(channel, `d${index}/0/0`, ['⚠️ Something went wrong.'], { buttons });
    const message = page.locator('.message.parley').last();
    await message.getByRole('button', { name: 'Delete' }).focus();
    await page.keyboard.press('Space');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Space'); // Pressed twice in haste.
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
  expect(site.events.filter(({ type }) => type === 'action')).toEqual([]);
  await page.reload();
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect.poll(() => site.events.at(-1)).toMatchObject({ action: 'retry:d0' });
});

/** Lets the page's waits pass, as often as it tries again. */
const untilGivenUp = async (page: Page): Promise<void> => {
  const alert = page.getByRole('alert');
  for (let tries = 0; tries < 40 && !(await alert.isVisible()); tries += 1) {
    await page.clock.fastForward(8_000);
    await page.waitForTimeout(50);
  }
  await alert.waitFor();
};

browserTest('after a long outage is said what was not sent', async () => {
  const { site, page } = await open();
  await page.clock.install();
  await say(page, 'hello');
  await page.locator('.message').waitFor();
  await stream(toAnswer(site, site.events[0]), 'j1/0/0', ['Hi'], ANSWERED);
  const port = Number(new URL(site.url).port);
  await site.close();
  await page.getByText('Reconnecting…').waitFor();
  await say(page, 'and then?');
  await untilGivenUp(page);
  const back = await openSite({ store: site.store, blobs: site.blobs, port });
  cleanups.splice(0, cleanups.length, cleanups[cleanups.length - 1] ?? back.close);
  cleanups.unshift(back.close);
  const sentence = 'Your message wasn’t sent. Press Send to try again.';
  await page.locator('.hint', { hasText: sentence }).waitFor();
  expect(await page.getByRole('alert').isVisible()).toBe(false);
  expect(await page.getByRole('textbox', { name: 'Message to Parley' }).inputValue()).toBe(
    'and then?',
  );
  await page.getByRole('button', { name: 'Send' }).click();
  await page.locator('.message', { hasText: 'and then?' }).waitFor();
  expect(await page.locator('.hint').first().isVisible()).toBe(false);
});

browserTest('a recording outlasts a long outage: it cannot be made again', async () => {
  const { site, page } = await open();
  await page.getByRole('button', { name: 'Record' }).click();
  await page.getByText('0:01').waitFor();
  const port = Number(new URL(site.url).port);
  await site.close();
  await page.getByText('Reconnecting…').waitFor();
  await page.clock.install();
  await page.getByRole('button', { name: 'Stop recording' }).click();
  await page.locator('.chip.busy').waitFor();
  await untilGivenUp(page);
  const back = await openSite({ store: site.store, blobs: site.blobs, port });
  cleanups.splice(0, cleanups.length, cleanups[cleanups.length - 1] ?? back.close);
  cleanups.unshift(back.close);
  await page.locator('.chip:not(.busy)', { hasText: 'Voice note' }).waitFor();
  await page.getByRole('alert').waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Send', exact: true }).click();

  await expect.poll(() => back.events.length).toBe(1);
  expect(back.events[0]).toMatchObject({ message: { attachments: [{ isVoice: true }] } });
});

browserTest('what is said and added while Parley is away is there once it is back', async () => {
  const { site, page } = await open();
  await say(page, 'hello');
  await page.locator('.message').waitFor();
  await stream(toAnswer(site, site.events[0]), 'j1/0/0', ['Hi'], ANSWERED);
  const port = Number(new URL(site.url).port);
  await site.close();
  await page.getByText('Reconnecting…').waitFor();
  const file = { name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('a') };
  await page.locator('input[type=file]').setInputFiles([file]);
  const back = await openSite({ store: site.store, blobs: site.blobs, port });
  cleanups.splice(0, cleanups.length, cleanups[cleanups.length - 1] ?? back.close);
  cleanups.unshift(back.close);
  await page.locator('.chip:not(.busy)', { hasText: 'a.txt' }).waitFor();
  await page.route('**/web/messages', (route) => route.abort(), { times: 2 });
  await say(page, 'and then?');
  await page.locator('.message', { hasText: 'and then?' }).waitFor();

  await expect
    .poll(() => page.getByRole('textbox', { name: 'Message to Parley' }).inputValue())
    .toBe('');
  expect(back.events.map(({ type }) => type)).toEqual(['message']);
  expect(back.events[0]).toMatchObject({ message: { attachments: [{ name: 'a.txt' }] } });
  expect(await page.getByRole('alert').isVisible()).toBe(false);
});

browserTest('a form whose reply was lost, or that a proxy refused, is one form', async () => {
  const { site, page } = await open();
  const form = { title: 'Note', action: 'note:j1', fields: [FIELD] };
  await page.route('**/web/messages', (route) =>
    route.fulfill({ json: { id: null, isPrivate: true, form } }),
  );
  let tries = 0;
  await page.route('**/web/form', async (route) => {
    tries += 1;
    if (tries === 1) return route.fulfill({ status: 503, body: 'away' });
    await route.fetch();
    return tries === 2 ? route.abort() : route.fulfill({ json: {} });
  });
  await say(page, '/note');
  await page.getByRole('dialog').getByRole('textbox').fill('buy milk');
  await page.getByRole('dialog').getByRole('button', { name: 'Send' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const sent = site.events.filter(({ type }) => type === 'form');

  expect(tries).toBe(3);
  expect(sent).toHaveLength(2);
  expect(new Set(sent.map(({ key }) => key)).size).toBe(1);
});

browserTest('what is pressed while Parley is away is done once, when it is back', async () => {
  const { site, page } = await open();
  await say(page, 'hello');
  await page.locator('.message').waitFor();
  await stream(toAnswer(site, site.events[0]), 'j1/0/0', ['Hi'], ANSWERED);
  const port = Number(new URL(site.url).port);
  await site.close();
  await page.getByText('Reconnecting…').waitFor();
  await page.getByRole('button', { name: 'Regenerate' }).click();
  await page.getByRole('button', { name: 'Regenerate' }).click(); // In doubt whether it worked.
  await page.locator('.message.parley').getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  const back = await openSite({ store: site.store, blobs: site.blobs, port });
  cleanups.splice(0, cleanups.length, cleanups[cleanups.length - 1] ?? back.close);
  cleanups.unshift(back.close);
  await expect.poll(() => back.events.length, { timeout: 20_000 }).toBe(2);

  const actions = back.events.map((event) => (event.type === 'action' ? event.action : ''));
  expect(actions.toSorted()).toEqual(['again:j1', 'remove:j1']);
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await page.getByRole('alert').isVisible()).toBe(false);
});

browserTest(
  'a press whose reply was lost, or that a proxy refused, is told again as the same',
  async () => {
    const { site, page } = await open();
    await say(page, 'hello');
    await page.locator('.message').waitFor();
    await stream(toAnswer(site, site.events[0]), 'j1/0/0', ['Hi'], ANSWERED);
    let tries = 0;
    await page.route('**/web/press', async (route) => {
      tries += 1;
      if (tries === 1) return route.fulfill({ status: 502, body: '<html>Bad Gateway</html>' });
      await route.fetch();
      return tries === 2 ? route.abort() : route.fulfill({ json: { form: null } });
    });
    await page.getByRole('button', { name: 'Regenerate' }).click();
    await expect.poll(() => tries).toBe(3);
    const pressed = site.events.slice(1);

    expect(pressed.map(({ type }) => type)).toEqual(['action', 'action']);
    expect(new Set(pressed.map(({ key }) => key)).size).toBe(1);
  },
);

browserTest('a message whose receipt was lost is not said to be lost', async () => {
  const { site, page } = await open();
  await page.route('**/web/messages', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await say(page, 'only once');
  await page.locator('.message', { hasText: 'only once' }).waitFor();
  await expect
    .poll(() => page.getByRole('textbox', { name: 'Message to Parley' }).inputValue())
    .toBe('');
  await page.getByRole('alert').waitFor({ state: 'hidden' });
  expect(site.events).toHaveLength(1);
});

browserTest('what a sentence says to type is shown as such, without its marks', async () => {
  const { site, page } = await open();
  await say(page, '/nonsense');
  const alert = page.getByRole('alert');
  await alert.waitFor();
  expect(await alert.textContent()).not.toContain('`');
  expect(await alert.locator('code').allTextContents()).toEqual(['/nonsense', '/']);
  const { id } = await createBrowser(site.url).post('/web/messages', { text: 'x' });
  await stream(site.adapter.channel(placeOf(String(id)), audience()), 'j9/0/0', ['y'], FINAL);
});
