// Makes the picture of the README, docs/images/view.png: the view in an assistant, from the built server on its sandbox.
import { join } from 'node:path';
import { startHttpServer } from '../../apps/mcp-server/e2e/support/http-server.js';
import { root } from '../packages.mjs';
import { openBrowser } from './browser.js';
import { openView } from './host.js';

const server = await startHttpServer(['--sandbox']);
const browser = await openBrowser();
try {
  const { page, frame } = await openView(browser, {
    server: server.url.href,
    mode: 'auto',
    tool: 'list-numbers',
    args: { accounts: ['oslo', 'singapore'] },
    capabilities: { serverTools: {}, message: {}, downloadFile: {} },
    context: { theme: 'light' },
    width: 760,
  });
  await frame.getByRole('row').nth(1).getByRole('button').click();
  await page.screenshot({ path: join(root, 'docs/images/view.png'), clip: { x: 0, y: 0, width: 760, height: 420 } });
} finally {
  await server.close();
  await browser.close();
}
