import { expect } from 'vitest';
import { browserTest, open, say } from './chromium.ts';
import { content, never, toAnswer, toPosted } from './site.ts';

const EVIL = '<img src=x onerror="window.hit=1"><b>evil</b>';
const FIELD = { name: 'text', label: EVIL, value: EVIL, isLong: false };

browserTest('no name, caption, file, button or form brings markup with it', async () => {
  const { site, page } = await open({
    answer: async ({ type }) =>
      type === 'action' ? { title: EVIL, action: 'edit:j1', fields: [FIELD] } : null,
  });
  await page.getByRole('button', { name: 'Set your name' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill(EVIL);
  await page.getByRole('button', { name: 'Save' }).click();
  const file = { name: `${EVIL}.txt`, mimeType: 'text/plain', buffer: Buffer.from('x') };
  await page.locator('input[type=file]').setInputFiles([file]);
  await say(page, EVIL);
  await page.locator('.message .file').waitFor();
  await toAnswer(site, site.events[0]).write(
    toPosted('j1/0/0'),
    'close',
    content(EVIL, {
      status: EVIL,
      buttons: [{ label: EVIL, action: 'edit?:j1', style: 'plain' }],
      files: [{ name: EVIL, hash: '0'.repeat(64), mimeType: 'text/html', alt: EVIL }],
    }),
    never,
  );
  await page.locator('.message.parley .button').click();
  await page.getByRole('dialog').waitFor();

  expect(await page.evaluate('window.hit ?? null')).toBeNull();
  expect(await page.locator('img[src="x"]').count()).toBe(0);
  // Only the answer is Markdown; what a person typed is shown as it was typed.
  expect(await page.locator('b:text-is("evil")').count()).toBe(1);
  expect(await page.locator('.message.parley .text b:text-is("evil")').count()).toBe(1);
  expect(await page.getByRole('dialog').getByRole('textbox').inputValue()).toBe(EVIL);
});

browserTest('the page runs no script but its own', async () => {
  const { page } = await open();

  await expect(page.addScriptTag({ content: 'window.hit = 1' })).rejects.toThrow();
  await expect(page.addScriptTag({ url: 'data:text/javascript,window.hit=1' })).rejects.toThrow();
  expect(await page.evaluate('window.hit ?? null')).toBeNull();
});

browserTest('what is saved is neither shown nor run', async () => {
  const { site, page } = await open();
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>window.hit = 1</script></svg>';
  const file = { name: 'drawing.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(svg) };
  await page.locator('input[type=file]').setInputFiles([file]);
  await say(page, 'look');
  const link = page.getByRole('link', { name: 'drawing.svg' });
  await link.waitFor();
  expect(await page.locator('.message img').count()).toBe(0);
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);

  expect(download.suggestedFilename()).toBe('drawing.svg');
  expect(page.url()).toMatch(new RegExp(`^${site.url}/(#.*)?$`));
});

browserTest('with a token the page asks for it, and again when the session is over', async () => {
  const { page } = await open({ token: 'open sesame' });
  const login = async (token: string) => {
    await page.getByLabel('Password').fill(token);
    await page.getByRole('button', { name: 'Log in' }).click();
  };
  await login('wrong');
  await page.getByRole('alert').waitFor();
  expect(await page.getByRole('alert').textContent()).toBe('Wrong password.');
  await login('open sesame');
  await say(page, 'hello');
  await page.locator('.message', { hasText: 'hello' }).waitFor();

  await page.context().clearCookies({ name: 'parley_session' });
  await say(page, 'still there?');
  await login('open sesame');
  await page.locator('.message', { hasText: 'hello' }).waitFor();
  expect(await page.getByRole('textbox', { name: 'Message to Parley' }).inputValue()).toBe(
    'still there?',
  );
});
