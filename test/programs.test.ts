import { expect, test } from 'vitest';
import { findChromium } from './programs.ts';

test('Chromium is found under the names that systems give it, and where it was said to be', () => {
  const found = (path: string, given: Record<string, string> = { PATH: '/usr/local/bin:/bin' }) =>
    findChromium(given, (each) => each === path);
  for (const path of [
    '/usr/bin/chromium',
    '/usr/local/bin/chromium-browser',
    '/bin/google-chrome-stable',
    '/snap/bin/chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ])
    expect(found(path)).toBe(path);
  expect(found('/opt/mine', { CHROMIUM_PATH: '/opt/mine' })).toBe('/opt/mine');
  expect(found('/usr/bin/chromium', { CHROMIUM_PATH: '/opt/none' })).toBeNull();
  expect(found('/nowhere')).toBeNull();
});
