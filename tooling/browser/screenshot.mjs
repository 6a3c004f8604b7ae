// Makes the picture of the README, docs/images/view.png: the view in an assistant, from the built server on its sandbox.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { openBrowser } from './browser.mjs';
import { openView } from './host.mjs';

/** @param {string} path from the root */
const fileOf = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

const args = [fileOf('apps/mcp-server/dist/cli.js'), '--sandbox', '--http', '0'];
const server = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
const browser = await openBrowser();
try {
  for await (const line of createInterface(server.stderr)) {
    const [url] = /http:\S+\/mcp/.exec(line) ?? [];
    if (url === undefined) continue;
    await takePicture(url);
    break;
  }
} finally {
  server.kill();
  await browser.close();
}

/** @param {string} server */
async function takePicture(server) {
  const { page, frame } = await openView(browser, {
    server,
    mode: 'auto',
    tool: 'list-numbers',
    args: { accounts: ['oslo', 'singapore'] },
    capabilities: { serverTools: {}, message: {}, downloadFile: {} },
    context: { theme: 'light' },
    width: 760,
  });
  await frame.getByRole('row').nth(1).getByRole('button').click();
  await page.screenshot({ path: fileOf('docs/images/view.png'), clip: { x: 0, y: 0, width: 760, height: 420 } });
}
