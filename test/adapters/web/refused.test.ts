// Kind: a request of the page fails in a way that Parley itself never does: a proxy refuses it in
// its own words, a network shows a page of its own, an answer never comes. A sentence in the
// reader's language says what to do, and what was typed stays.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { browserTest, open } from './chromium.ts';
import { stream, toAnswer } from './site.ts';

type Words = Readonly<Record<string, string>>;
type Fulfilled = Parameters<Parameters<Parameters<Page['route']>[1]>[0]['fulfill']>[0];

/** The page's own sentences, which have no types. */
async function readWords(locale: string): Promise<Words> {
  const file = new URL(`../../../src/adapters/web/page/strings/${locale}.js`, import.meta.url);
  return (await import(file.href)).catalog;
}

const html = (status: number) => ({
  status,
  contentType: 'text/html',
  body: `<html><h1>${status} Bad Thing</h1></html>`,
});

/** What is answered, and the name of the sentence that says so. */
const REFUSALS: readonly (readonly [Fulfilled, string])[] = [
  [html(400), 'failed'],
  [html(403), 'failed'],
  [html(404), 'failed'],
  [html(409), 'failed'],
  [html(413), 'tooMuch'],
  [html(429), 'tooOften'],
  [html(500), 'failed'],
  [{ status: 500, body: '' }, 'failed'],
  [{ status: 418, json: null }, 'failed'],
  [{ status: 400, json: [1] }, 'failed'],
  [{ status: 404, json: 'Not found.' }, 'failed'],
  [{ status: 500, json: { error: { message: 'boom.', code: 3 } } }, 'failed'],
  [{ status: 429, json: { error: 'Too Many Requests' } }, 'tooOften'],
  [
    { status: 500, json: { error: 'TypeError: x is not a function.\n    at f (/a.js:1:2)' } },
    'failed',
  ],
  [{ status: 500, json: { error: 'Error: no such thing.' } }, 'failed'],
  [{ status: 400, json: { error: '<b>Bad.</b>' } }, 'failed'],
];

/** Whatever answers these, it was not Parley; each is asked again for a while. */
const STRANGERS: readonly Fulfilled[] = [
  { status: 200, contentType: 'text/html', body: '<html>Log in to the guest network</html>' },
  { status: 200, json: null },
  { status: 204 },
  { status: 502, json: { error: 'Bad Gateway' } },
  { status: 504, body: '' },
];

const RATED = {
  buttons: [{ label: 'Nochmal', action: 'again:j1', style: 'plain' }],
} as const;

const input = (page: Page) => page.locator('#input');
const problem = (page: Page) => page.locator('#composer .problem');

async function begin(options: Parameters<typeof open>[0] = {}) {
  const opened = await open({ context: { locale: 'de-DE' }, ...options });
  const { site, page } = opened;
  await input(page).fill('hallo');
  await page.locator('.send').click();
  await page.locator('.message').waitFor();
  await stream(toAnswer(site, site.events[0]), 'j1/0/0', ['Hi'], RATED);
  await page.locator('.message.parley').waitFor();
  return { ...opened, words: await readWords('de') };
}

/** Of the requests to an address, each gets this answer. */
async function answering(page: Page, address: string, how: Fulfilled, act: () => Promise<void>) {
  await page.route(address, (route) => route.fulfill(how));
  await act();
  await page.unroute(address);
}

async function send(page: Page, text: string) {
  await input(page).fill(text);
  await page.locator('.send').click();
}

const errorsOf = (complaints: readonly string[]) =>
  complaints.filter((line) => !line.startsWith('Failed to load resource'));

browserTest(
  'whoever refuses a message, a press or a completion: a sentence, and what was typed stays',
  async () => {
    const { site, page, complaints, words } = await begin();
    for (const [how, name] of REFUSALS) {
      const what = JSON.stringify(how);
      await answering(page, '**/web/messages', how, async () => {
        await send(page, 'getippt');
        await problem(page).waitFor();
        expect(await problem(page).textContent(), what).toBe(words[name]);
        expect(await input(page).inputValue(), what).toBe('getippt');
      });
      await answering(page, '**/web/press', how, async () => {
        const answered = page.waitForResponse('**/web/press');
        await page.getByRole('button', { name: 'Nochmal' }).click();
        await answered;
        await expect.poll(() => page.locator('[aria-busy=true]').count()).toBe(0);
        await expect.poll(() => problem(page).textContent(), { message: what }).toBe(words[name]);
      });
      await answering(page, '**/web/suggestions*', how, async () => {
        const asked =
          "import('/page/api.js').then(({ complete }) => complete('ask', 'question', ''))";
        expect(await page.evaluate(asked), what).toEqual([]);
      });
    }
    await input(page).fill('getippt');
    await page.locator('.send').click();
    await page.locator('.message', { hasText: 'getippt' }).waitFor();

    expect(await problem(page).isVisible()).toBe(false);
    expect(site.events.map(({ type }) => type)).toEqual(['message', 'message']);
    expect(errorsOf(complaints)).toEqual([]);
  },
);

/** Lets the page's waits pass, until it has given up. */
async function untilTold(page: Page, where = problem(page)) {
  for (let tries = 0; tries < 60 && !(await where.isVisible()); tries += 1) {
    await page.clock.fastForward(8_000);
    await page.waitForTimeout(30);
  }
  await where.waitFor();
}

browserTest('what Parley did not answer was not sent, whatever else answers', async () => {
  const { site, page, complaints, words } = await begin();
  await page.clock.install();
  for (const how of STRANGERS) {
    await answering(page, '**/web/messages', how, async () => {
      await send(page, 'getippt');
      await untilTold(page);
      expect(await problem(page).textContent(), JSON.stringify(how)).toBe(words.unreachable);
      expect(await input(page).inputValue()).toBe('getippt');
    });
    await input(page).fill('');
  }
  await page.route('**/web/{messages,press}', () => {}); // An answer never comes.
  await send(page, 'getippt');
  await page.getByText('Wird gesendet …').waitFor();
  await untilTold(page);
  expect(await problem(page).textContent()).toBe(words.noAnswer);
  expect(await page.getByText('Wird gesendet …').isVisible()).toBe(false);
  await page.getByRole('button', { name: 'Nochmal' }).click();
  await page.locator('[aria-busy=true]').waitFor();
  await untilTold(page);
  expect(await problem(page).textContent()).toBe(words.noAnswer);
  await page.unroute('**/web/{messages,press}');
  await page.locator('.send').click();
  await page.locator('.message', { hasText: 'getippt' }).waitFor();
  await page.getByRole('button', { name: 'Nochmal' }).click();
  await expect.poll(() => site.events.length).toBe(3);

  expect(site.events.map(({ type }) => type)).toEqual(['message', 'message', 'action']);
  expect(errorsOf(complaints)).toEqual([]);
});

browserTest(
  'a dialog that is refused says so, keeps what was typed, and works after that',
  async () => {
    const { site, page, complaints, words } = await begin({ isDemo: true, unlock: async () => {} });
    const dialog = page.getByRole('dialog');
    const own = page.locator('.message').first();
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
    const dialogs: readonly (readonly [string, string, () => Promise<void>])[] = [
      ['channels', 'Erstellen', () => press('Neuer Kanal')],
      ['channels/rename', 'Speichern', () => press('Diesen Kanal umbenennen oder archivieren')],
      ['title', 'Speichern', () => page.locator('.rename').first().click()],
      ['edit', 'Speichern', () => own.getByRole('button', { name: 'Bearbeiten' }).click()],
      ['key', 'Prüfen und verwenden', () => press('Schlüssel hinzufügen')],
      ['delete', 'Löschen', () => own.getByRole('button', { name: 'Löschen' }).click()],
    ];
    for (const [index, [path, action, show]] of dialogs.entries()) {
      await show();
      await dialog.waitFor();
      const field = dialog.locator('input, textarea');
      const hasField = (await field.count()) > 0;
      if (hasField) await field.fill(`getippt ${index}`);
      for (const [how, name] of REFUSALS.slice(4, 9)) {
        await answering(page, `**/web/${path}`, how, async () => {
          const answered = page.waitForResponse(`**/web/${path}`);
          await dialog.getByRole('button', { name: action }).click();
          await answered;
          await expect.poll(() => page.locator('[aria-busy=true]').count()).toBe(0);
          await expect
            .poll(() => dialog.locator('.problem').textContent(), { message: path })
            .toBe(words[name]);
        });
        if (hasField) expect(await field.inputValue(), path).toBe(`getippt ${index}`);
      }
      await dialog.getByRole('button', { name: action }).click();
      await dialog.waitFor({ state: 'detached' });
      if (path === 'channels') await page.goBack();
      await own.waitFor();
    }
    expect(site.events.map(({ type }) => type)).toEqual(['message', 'edit', 'delete']);
    expect(errorsOf(complaints)).toEqual([]);
  },
);

const TEXT = { mimeType: 'text/plain', buffer: Buffer.from('a') };

browserTest(
  'a file that is refused is told, one that was not answered comes with the message',
  async () => {
    const { site, page, complaints, words } = await begin();
    const files = page.locator('input[type=file]');
    for (const [how, name] of REFUSALS.slice(4, 9)) {
      await answering(page, '**/web/uploads*', how, async () => {
        await files.setInputFiles({ ...TEXT, name: 'a.txt' });
        await expect.poll(() => problem(page).textContent()).toBe(words[name]);
      });
      expect(await page.locator('.chip').count()).toBe(0);
      await input(page).fill('');
      await input(page).fill('getippt'); // The sentence is read.
    }
    await page.clock.install();
    await page.route('**/web/uploads*', () => {});
    await files.setInputFiles({ ...TEXT, name: 'b.txt' });
    await untilTold(page);
    expect(await problem(page).textContent()).toBe(words.noAnswer);
    await page.unroute('**/web/uploads*');
    await page.locator('.send').click();
    await expect.poll(() => site.events.length).toBe(2);

    expect(site.events[1]).toMatchObject({
      message: { text: 'getippt', attachments: [{ name: 'b.txt' }] },
    });
    expect(errorsOf(complaints)).toEqual([]);
  },
);
