import { expect } from 'vitest';
import { browserTest, cleanups, visit } from '../adapters/web/chromium.ts';
import { startParley } from './harness.ts';

browserTest(
  'the page offers what an option may be: Tab takes it, Enter sends what was typed',
  async () => {
    const running = await startParley();
    cleanups.push(running.close);
    const { page } = await visit(running.app);
    const input = page.getByRole('textbox', { name: 'Message to Parley' });
    const offered = page.locator('#suggestions li b');
    await input.pressSequentially('/mod');
    await page.keyboard.press('Tab');
    await offered.filter({ hasText: 'gemini-3.8-flash' }).waitFor();
    expect(await offered.allTextContents()).not.toContain('gemini-embedding-2');
    await input.pressSequentially('lite');
    await expect.poll(() => offered.allTextContents()).toEqual(['gemini-3.5-flash-lite']);
    await page.keyboard.press('Tab');
    expect(await input.inputValue()).toBe('/model gemini-3.5-flash-lite');
    await page.keyboard.press('Enter');
    await page.getByText('answers here from now on').first().waitFor();

    await input.fill('/settings reply:');
    await expect.poll(() => offered.allTextContents()).toEqual(['thread', 'channel']);
    await input.fill('/persona con');
    await expect.poll(() => offered.allTextContents()).toEqual(['concise']);
    await page.keyboard.press('Enter');
    await page.getByText('I answer here as: con').first().waitFor();
  },
);
