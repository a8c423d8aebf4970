import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import sharp from 'sharp';
import { playOnDiscord } from './pictures/play-discord.ts';
import { playOnSlack } from './pictures/play-slack.ts';
import { shootWebPage } from './pictures/shoot-web-page.ts';
import { toHtml } from './pictures/to-html.ts';

/**
 * `node scripts/pictures.ts`: draws the pictures of the README. Parley runs against the emulators
 * of Slack and Discord, what they hold afterwards is shown as each platform shows it, and Chromium
 * (CHROMIUM_PATH) takes the pictures. The model's words are written down in pictures/play-*.ts.
 */

const MAX_BYTES = 120_000;
/** The sharpest that fits is kept. */
const SCALES = [2, 1.5, 1];

/** Both conversations, in both looks. */
async function drawChats(browser: Browser): Promise<void> {
  for (const transcript of [await playOnSlack(), await playOnDiscord()])
    for (const theme of ['light', 'dark'] as const) {
      const html = await toHtml(transcript, theme);
      await save(`${transcript.platform}-${theme}.png`, browser, async (page) => {
        await page.setContent(html);
        return page.locator('main').screenshot();
      });
    }
}

async function save(
  name: string,
  browser: Browser,
  shoot: (page: Page) => Promise<Buffer>,
): Promise<void> {
  for (const deviceScaleFactor of SCALES) {
    const viewport = { width: 540, height: 600 };
    const context = await browser.newContext({ deviceScaleFactor, viewport });
    const shot = await shoot(await context.newPage());
    await context.close();
    const png = await sharp(shot)
      .png({ palette: true, effort: 10, compressionLevel: 9 })
      .toBuffer();
    if (png.length > MAX_BYTES && deviceScaleFactor !== SCALES.at(-1)) continue;
    await writeFile(fileURLToPath(new URL(`../docs/${name}`, import.meta.url)), png);
    console.log(`docs/${name}: ${Math.round(png.length / 1_000)} kB, ${deviceScaleFactor} ×`);
    return;
  }
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu'],
});
try {
  await drawChats(browser);
  await save('page.png', browser, shootWebPage);
} finally {
  await browser.close();
}
