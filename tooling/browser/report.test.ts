import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { reportPage } from '@wabascope/view';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeProblems } from './axe.js';
import { isChromiumMissing, openBrowser, withChromium } from './browser.js';

const numbers = [
  {
    account: 'b',
    provider: 'p',
    number: '+4915100000001',
    name: 'Zeta',
    canSendMessage: 'BLOCKED',
    reasons: ['number-banned'],
  },
  {
    account: 'a',
    provider: 'p',
    number: '+4915100000002',
    name: 'متجر',
    limit: 1000,
    quality: 'RED',
    canSendMessage: 'LIMITED',
  },
  {
    account: 'a',
    provider: 'p',
    number: '+4915100000003',
    name: '</script><!--',
    limit: 250,
    canSendMessage: 'AVAILABLE',
  },
];
const reasonTexts = { 'number-banned': 'Meta has banned this number.' };
const failures = [{ account: 'c', provider: 'p', message: 'The token has expired.', shown: 'nothing' }];
const warnings = [{ account: 'a', type: 'other', message: 'A row is left out.' }];
const asOf = '2026-11-25T10:00:00.000Z';
const change = { id: '1', seenAt: asOf, since: asOf, account: 'a', kind: 'quality', from: 'RED', to: 'GREEN' };

const pages = {
  numbers: { numbers, reasonTexts, failures, warnings, asOf },
  changes: {
    changes: [
      { ...change, direction: 'better', number: '+491' },
      { ...change, direction: 'worse' },
    ],
  },
  wabas: { wabas: [{ account: 'a', provider: 'p', id: '7', canSendMessage: 'AVAILABLE', numbers: { count: 2 } }] },
  accounts: { accounts: [{ account: 'a', provider: 'p', numbers: 3, lastFailure: { code: 'auth' } }] },
  groups: { numbers: [], total: 3, groups: [{ account: 'a', count: 3, byCanSend: { BLOCKED: 1, AVAILABLE: 2 } }] },
};

describe.skipIf(isChromiumMissing)(`a page with its data, ${withChromium}`, () => {
  let browser: Browser;
  let folder: string;
  beforeAll(async () => {
    [browser, folder] = await Promise.all([openBrowser(), mkdtemp(join(tmpdir(), 'wabascope-'))]);
  });
  afterAll(() => Promise.all([browser.close(), rm(folder, { recursive: true })]));

  async function open(name: keyof typeof pages, options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> {
    const file = join(folder, `${name}.html`);
    await writeFile(file, await reportPage(pages[name]));
    const page = await browser.newPage({ acceptDownloads: true, ...options });
    await page.goto(pathToFileURL(file).href);
    return page;
  }

  const firstColumn = (page: Page) => page.getByRole('rowheader').getByRole('button').allInnerTexts();

  it('opens from a file, sorts and filters', async () => {
    const page = await open('numbers');
    expect(await firstColumn(page)).toEqual(numbers.map(({ number }) => number));
    await page.getByRole('button', { name: 'Limit', exact: true }).click();
    expect(await firstColumn(page)).toEqual(['+4915100000003', '+4915100000002', '+4915100000001']);
    await page.getByRole('button', { name: 'Limit', exact: true }).click();
    expect(await page.getByRole('columnheader', { name: 'Limit' }).getAttribute('aria-sort')).toBe('descending');
    expect(await firstColumn(page)).toEqual(['+4915100000002', '+4915100000003', '+4915100000001']);
    await page.getByRole('button', { name: '1 Blocked' }).click();
    expect(await firstColumn(page)).toEqual(['+4915100000001']);
    await page.getByRole('button', { name: '3 All' }).click();
    await page.getByRole('searchbox').fill('0151 000 00002');
    await page.getByRole('searchbox').press('Enter');
    expect(await page.getByRole('status').textContent()).toMatch(/^0 numbers/);
    await page.getByRole('searchbox').fill('+49 151 0000 0002');
    await page.getByRole('searchbox').press('Enter');
    expect(await firstColumn(page)).toEqual(['+4915100000002']);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByText('Download CSV').click()]);
    expect(download.suggestedFilename()).toBe('wabascope-numbers.csv');
    await page.close();
  });

  it('prints all rows, without controls', async () => {
    const page = await open('numbers');
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByText('Download CSV').isVisible()).toBe(false);
    expect((await page.pdf()).length).toBeGreaterThan(5_000);
    await page.close();
  });

  it('can be used with the keyboard alone', async () => {
    const page = await open('numbers');
    await page.getByRole('button', { name: '3 All' }).focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await firstColumn(page)).toEqual(['+4915100000001']);
    await page.getByRole('button', { name: '+4915100000001' }).focus();
    await page.keyboard.press('Space');
    expect(await page.getByText('Meta has banned this number.').isVisible()).toBe(true);
    await page.close();
  });

  it.each(Object.keys(pages) as (keyof typeof pages)[])(
    'has no problem that axe finds, and fits in 320 pixels: %s',
    async (name) => {
      const page = await open(name, { viewport: { width: 320, height: 600 } });
      for (const button of await page.locator('[aria-expanded], summary').all()) await button.click();
      expect(await axeProblems(page.mainFrame())).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
      await page.close();
    },
  );
});
