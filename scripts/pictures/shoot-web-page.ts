import type { Page } from 'playwright-core';
import { startApp } from '../../src/app.ts';
import { parseConfig } from '../../src/config.ts';
import { createMemoryLog } from '../../test/doubles/log.ts';

/** Parley's own page as a visitor without a key sees it, two stops into its tour. */
export async function shootWebPage(page: Page): Promise<Buffer> {
  const config = parseConfig({ STORE_URL: 'memory:', HTTP_PORT: '0' });
  const app = await startApp(config, createMemoryLog());
  try {
    await page.setViewportSize({ width: 1100, height: 860 });
    await page.goto(app.url);
    await page.getByRole('button', { name: 'Make a poll: pizza or pasta' }).click();
    await page.getByRole('button', { name: /^pasta$/i }).click();
    await page.getByText('1 vote').first().waitFor();
    await page.getByRole('button', { name: 'New thread' }).click();
    await page
      .getByRole('textbox', { name: 'Message to Parley' })
      .fill('Show me a table from a PDF');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText('1,274.00').last().waitFor();
    await page.getByRole('button', { name: 'Regenerate' }).last().waitFor();
    return await page.screenshot();
  } finally {
    await app.close(1_000);
  }
}
