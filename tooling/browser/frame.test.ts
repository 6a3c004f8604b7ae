import type { Browser, Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeProblems } from './axe.js';
import { isChromiumMissing, openBrowser, withChromium } from './browser.js';
import { append, type HostOptions, openView } from './host.js';
import { startNumbersServer } from './numbers-server.js';

const everything = { serverTools: {}, message: {}, downloadFile: {} };

describe.skipIf(isChromiumMissing)(`the view in an assistant, ${withChromium}`, () => {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof startNumbersServer>>;
  beforeAll(async () => {
    [browser, server] = await Promise.all([openBrowser(), startNumbersServer()]);
  });
  afterAll(() => Promise.all([browser.close(), server.close()]));

  const open = (options: Partial<HostOptions> = {}) =>
    openView(browser, {
      server: server.url,
      mode: 'auto',
      tool: 'list-numbers',
      args: { accounts: ['small'] },
      capabilities: everything,
      context: {},
      ...options,
    });

  it.each(['legacy', 'auto'] as const)('has the rows of the call, worst first, and filters them (%s)', async (mode) => {
    const { frame, page, received } = await open({ mode, args: { accounts: ['small', 'broken'], limit: 5 } });
    await status(frame, '5 of 60 numbers');
    expect((await rows(frame))[0]).toMatch(/^\+491510000007\s.*Blocked\s.*Number banned/s);
    expect(await frame.getByText('1 account could not be fetched').isVisible()).toBe(true);

    await frame.getByRole('button', { name: '1 Blocked' }).click();
    await status(frame, '1 number');
    expect(received).toEqual([
      {
        method: 'tools/call',
        params: { name: 'list-numbers', arguments: { accounts: ['small', 'broken'], canSend: ['BLOCKED'], limit: 50 } },
      },
    ]);
    expect(await frame.getByRole('button', { name: '60 All' }).getAttribute('aria-pressed')).toBe('false');
    await frame.getByRole('button', { name: '60 All' }).click();
    await frame.getByLabel('Quality').selectOption('RED');
    await status(frame, '2 numbers');
    await page.close();
  });

  it('shows the remedy and all fields of a number, and sends a question without names', async () => {
    const { frame, page, received } = await open();
    await frame.getByRole('button', { name: '+491510000007' }).click();
    await frame.getByText('Meta has banned this number; appeal in Business Support Home').waitFor();
    expect(await frame.getByRole('definition').allInnerTexts()).toEqual(
      expect.arrayContaining(['acme', 'Shop 7', 'BANNED']),
    );
    await frame.getByRole('button', { name: 'Ask the assistant about this number' }).click();
    const [request] = received;
    expect(request).toMatchObject({ method: 'ui/message', params: { role: 'user' } });
    expect(JSON.stringify(request)).toMatch(/\+491510000007 of account small/);
    expect(JSON.stringify(request)).not.toContain('Shop');
    await page.close();
  });

  it('pages through 10,000 numbers, and saves all of them', async () => {
    const { frame, page, received } = await open({ args: { accounts: ['large'] } });
    await status(frame, '25 of 10,000 numbers');
    await frame.getByRole('button', { name: 'Show more' }).click();
    await status(frame, '75 of 10,000 numbers');
    const shown = (await rows(frame)).map((row) => row.split(/\s/)[0]);
    expect(new Set(shown).size).toBe(75);
    await frame.getByRole('button', { name: 'Download CSV' }).click();
    await expect.poll(() => received.at(-1)?.method, { timeout: 30_000 }).toBe('ui/download-file');
    const text = csvOf(received.at(-1));
    const lines = text.split('\r\n').slice(0, -1);
    expect(new Set(lines).size).toBe(10_001);
    expect(lines[0]).toContain('account,provider,number,name');
    expect(text).toContain(`,"'=HYPERLINK(""http://evil.examp…",`);
    await page.close();
  });

  it('shows the names of third parties as text, in their direction', async () => {
    const { frame, page } = await open({
      args: { accounts: ['small'], query: '491510000000', fields: ['verifiedName'] },
    });
    await frame.getByText('<img src=x onerror="document.title=\'run\'">').waitFor();
    expect(await frame.locator('img, main script').count()).toBe(0);
    expect(await frame.title()).toBe('Wabascope');
    await page.close();
    const arabic = await open({ args: { accounts: ['small'], query: 'متجر' } });
    const name = arabic.frame.getByText('متجر النخيل');
    expect(await name.evaluate((element) => element.matches(':dir(rtl)'))).toBe(true);
    await arabic.page.close();
  });

  it('leaves out what the host does not offer', async () => {
    const { frame, page } = await open({ capabilities: {} });
    await status(frame, '25 of 60 numbers');
    await frame.getByRole('button', { name: '+491510000007' }).click();
    expect(await frame.getByRole('button').allInnerTexts()).toHaveLength(25);
    expect(await frame.locator('select, input').count()).toBe(0);
    expect(await frame.getByText('60 All').isVisible()).toBe(true);
    await page.close();
  });

  it('reads a result that has only text', async () => {
    const text = JSON.stringify({
      wabas: [{ id: '42', name: 'Palm', account: 'a', canSendMessage: 'AVAILABLE' }],
      total: 1,
    });
    const { frame, page } = await open({ tool: 'get-waba', result: { content: [{ type: 'text', text }] } });
    await status(frame, '1 WABA');
    expect((await rows(frame))[0]).toMatch(/^42\s+Palm\s+Available/);
    await page.close();
  });

  it('shows why a call failed, and keeps the rows that it has', async () => {
    const failure = { content: [{ type: 'text' as const, text: 'small: try again.' }], isError: true };
    const { frame, page } = await open({ responses: failure });
    await frame.getByRole('button', { name: '1 Blocked' }).click();
    await frame.getByRole('alert').filter({ hasText: 'small: try again.' }).waitFor();
    expect(await rows(frame)).toHaveLength(25);
    await page.close();
    const first = await open({ args: { accounts: ['nowhere'] } });
    await first.frame.getByRole('alert').filter({ hasText: 'unknown value "nowhere"' }).waitFor();
    await first.page.close();
  });

  it('shows changes by day, with what was before', async () => {
    const change = { id: '1', seenAt: '2026-11-25T10:00:00Z', since: '2026-11-25T09:00:00Z', account: 'small' };
    const data = {
      changes: [
        { ...change, kind: 'quality', direction: 'worse', number: '+4915112345678', from: 'GREEN', to: 'RED' },
        { ...change, seenAt: '2026-11-24T10:00:00Z', kind: 'waba-limit', direction: 'better', wabaId: '7', count: 3 },
      ],
      summary: { total: 2, byKind: { quality: 1, 'waba-limit': 1 }, byDirection: { worse: 1, better: 1 } },
    };
    const { frame, page } = await open({ result: { content: [], structuredContent: data } });
    await status(frame, '2 changes');
    expect(await frame.getByRole('heading', { level: 2 }).count()).toBe(2);
    const [first, second] = await frame.getByRole('listitem').allInnerTexts();
    expect(first).toMatch(/Worse \+4915112345678 +Quality: Green → Red\s+small · after/);
    expect(second).toContain('(3 numbers)');
    await page.close();
  });

  it('follows the colors of the host, without a problem that axe finds, and has its natural height', async () => {
    const { frame, page, bridge } = await open({ context: { theme: 'dark' }, args: { accounts: ['small', 'broken'] } });
    await status(frame, '25 of 60 numbers');
    await frame.getByRole('button', { name: '+491510000007' }).click();
    expect(await axeProblems(frame)).toEqual([]);
    const colors = () => frame.evaluate(() => getComputedStyle(document.documentElement));
    expect((await colors()).colorScheme).toBe('dark');
    await bridge.setHostContext({
      theme: 'light',
      styles: { variables: { '--color-text-primary': 'rgb(1, 2, 3)' } as never },
    });
    await expect.poll(async () => (await colors()).color).toBe('rgb(1, 2, 3)');
    const [height, shown] = await Promise.all([
      frame.evaluate(() => document.documentElement.scrollHeight),
      page.locator('iframe').evaluate((element) => element.clientHeight),
    ]);
    expect(shown).toBe(height);
    expect(await bridge.teardownResource({})).toEqual({});
    await page.close();
  });

  it('ignores messages that are not from its host', async () => {
    const { frame, page, bridge } = await open();
    await status(frame, '25 of 60 numbers');
    const result = { content: [{ type: 'text', text: '{"numbers":[]}' }] };
    const message = JSON.stringify({ jsonrpc: '2.0', method: 'ui/notifications/tool-result', params: result });
    const sibling = `<script>parent[0].postMessage(${message}, '*'); document.title = 'sent'</script>`;
    await page.evaluate(append, ['allow-scripts allow-same-origin', sibling]);
    await page.waitForFunction("frames[1]?.document.title === 'sent'");
    // A message of the host arrives later than that of the sibling.
    await bridge.setHostContext({ theme: 'dark' });
    await frame.waitForFunction("getComputedStyle(document.documentElement).colorScheme === 'dark'");
    expect(await rows(frame)).toHaveLength(25);
    await page.close();
  });
});

async function status(frame: Frame, text: string): Promise<void> {
  const start = new RegExp(`^${text}(?:$|,)`);
  await frame.getByRole('status').filter({ hasText: start }).waitFor();
}

function rows(frame: Frame): Promise<string[]> {
  return frame
    .getByRole('row')
    .filter({ has: frame.getByRole('rowheader') })
    .allInnerTexts();
}

function csvOf(request: { readonly params: object } | undefined): string {
  const { contents } = (request?.params ?? {}) as { contents?: { resource: { text: string } }[] };
  return contents?.[0]?.resource.text ?? '';
}
