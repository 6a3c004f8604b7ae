import type { Browser, Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HostOptions } from './host-page.js';
import { type HostSite, isChromiumMissing, openBrowser, startHostSite, withChromium } from './main.js';
import { startNumbersServer } from './numbers-server.js';

const everything = { serverTools: {}, message: {}, downloadFile: {} };

describe.skipIf(isChromiumMissing)(`the view in an assistant, ${withChromium}`, () => {
  let browser: Browser;
  let site: HostSite;
  let server: Awaited<ReturnType<typeof startNumbersServer>>;
  beforeAll(async () => {
    [browser, site, server] = await Promise.all([openBrowser(), startHostSite(), startNumbersServer()]);
  });
  afterAll(() => Promise.all([browser.close(), site.close(), server.close()]));

  const open = (options: Partial<HostOptions> & { readonly width?: number }) =>
    site.open(browser, {
      server: server.url,
      mode: 'auto',
      tool: 'list-numbers',
      args: { accounts: ['small'] },
      capabilities: everything,
      context: {},
      ...options,
    });

  it.each(['legacy', 'auto'] as const)('shows the numbers that the model got, worst first (%s)', async (mode) => {
    const { frame } = await open({ mode });
    await frame.getByRole('status').filter({ hasText: '25 of 60 numbers' }).waitFor();
    const [first = ''] = await rows(frame);
    expect(first).toContain('Banned');
  });
});

function rows(frame: Frame): Promise<string[]> {
  return frame
    .getByRole('row')
    .filter({ has: frame.getByRole('rowheader') })
    .allInnerTexts();
}
