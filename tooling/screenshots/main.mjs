// Makes the pictures of the README, in docs/images: the view in an assistant, and the command line.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openBrowser, startHostSite } from '@wabascope/browser';
import { root } from '../packages.mjs';
import { startSandboxServer, terminalOutput } from './program.mjs';
import { terminalPage } from './terminal-page.mjs';

const folder = join(root, 'docs', 'images');
await mkdir(folder, { recursive: true });
const [browser, site, server] = await Promise.all([openBrowser(), startHostSite(), startSandboxServer()]);
try {
  await Promise.all([pictureOfView('view.png'), pictureOfTerminal('command-line.png')]);
} finally {
  await Promise.all([browser.close(), site.close(), server.close()]);
}

/** @param {string} name */
async function pictureOfView(name) {
  const { page, frame } = await site.open(browser, {
    server: server.url,
    mode: 'auto',
    tool: 'list-numbers',
    args: { accounts: ['oslo', 'singapore'] },
    capabilities: { serverTools: {}, message: {}, downloadFile: {} },
    context: { theme: 'light' },
    width: 760,
  });
  await frame.getByRole('row').nth(1).getByRole('button').click();
  await page.screenshot({ path: join(folder, name), clip: { x: 0, y: 0, width: 760, height: 420 } });
}

/** @param {string} name */
async function pictureOfTerminal(name) {
  const args = ['numbers', '--sandbox', '--accounts', 'oslo,riyadh,singapore', '--quality', 'red,yellow'];
  const output = await terminalOutput([...args, '--color', 'always']);
  const page = await browser.newPage({ viewport: { width: 860, height: 300 } });
  await page.setContent(terminalPage(`wabascope ${args.join(' ')}`, output));
  await page.locator('pre').screenshot({ path: join(folder, name) });
}
