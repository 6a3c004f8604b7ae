import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const places = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

const executablePath = places.find((place) => place !== undefined && existsSync(place));

/** Whether no Chromium or Chrome is installed. */
export const isChromiumMissing = executablePath === undefined;

/** The title of the tests that need one. */
export const withChromium = isChromiumMissing
  ? 'needs Chromium (Debian: apt-get install chromium; elsewhere, set CHROMIUM to the path of Chrome)'
  : 'in Chromium';

/** Without a window. Close it after the tests. */
export async function openBrowser() {
  // Chromium has no sandbox for root, which runs the tests in containers.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath: executablePath ?? 'chromium', args });
}
