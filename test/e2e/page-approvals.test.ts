// Kind: two people, or two tabs, decide at once. One of them has decided, every page shows which,
// and the late one is told.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { callReply } from '../../src/demo/frames.ts';
import { browserTest, cleanups, say, visit } from '../adapters/web/chromium.ts';
import { startParley } from './harness.ts';

const propose = (text: string) =>
  callReply([
    {
      name: 'post_elsewhere',
      id: 'call-1',
      arguments: JSON.stringify({ channel: 'general', text }),
    },
  ]);

const card = (page: Page, text: string) => page.locator('.approval', { hasText: text });
/** Also where it is taken away in this very moment. */
const press = (page: Page, text: string, name: string) =>
  card(page, text)
    .getByRole('button', { name })
    .evaluate((button: unknown) => (button as { click(): void }).click());

browserTest('of two who decide at once one has decided, and all see which', async () => {
  const parley = await startParley();
  cleanups.push(parley.close);
  const { page, complaints } = await visit(parley.app);
  const tab = await page.context().newPage();
  await tab.goto(parley.app.url);
  const { page: bob } = await visit(parley.app, { locale: 'pl-PL' });
  const pages = [page, tab, bob];
  for (const [text, first, second] of [
    ['one', 'Approve', 'Deny'],
    ['two', 'Deny', 'Approve'],
    ['three', 'Approve', 'Approve'],
  ] as const) {
    parley.model.next(propose(text));
    await page.getByRole('textbox', { name: 'Message to Parley' }).press('Escape');
    await say(page, `tell all: ${text}`);
    for (const each of pages) await card(each, text).getByRole('button').first().waitFor();
    await Promise.all([press(page, text, first), press(tab, text, second)]);
    for (const each of pages) {
      await each.locator('.approval:is(.approved, .denied)', { hasText: text }).waitFor();
      await expect.poll(() => card(each, text).getByRole('button').count()).toBe(0);
    }
    const isApproved = await page.locator('.approval.approved', { hasText: text }).isVisible();
    if (isApproved) await card(page, text).locator('.outcome.done').waitFor();
    if (first !== second)
      await page.locator('.hint', { hasText: 'Someone has already decided that.' }).waitFor();
    const posted = page.locator('.message.parley', { hasText: `Posted for Guest` });
    expect(await posted.filter({ hasText: text }).count()).toBe(isApproved ? 1 : 0);
    expect(await card(bob, text).getAttribute('aria-label')).toMatch(
      isApproved ? /^Zatwierdzone przez: / : /^Odrzucone przez: /,
    );
  }
  expect(complaints).toEqual([]);
});
