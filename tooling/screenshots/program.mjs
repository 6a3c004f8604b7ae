import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { root } from '../packages.mjs';

const program = join(root, 'apps', 'mcp-server', 'dist', 'cli.js');

/** Starts the built server on its sandbox, over HTTP. */
export async function startSandboxServer() {
  const child = spawn(process.execPath, [program, '--sandbox', '--http', '0'], { stdio: ['ignore', 'ignore', 'pipe'] });
  for await (const line of createInterface(child.stderr)) {
    const [url] = /http:\S+\/mcp/.exec(line) ?? [];
    if (url === undefined) continue;
    return {
      url,
      async close() {
        child.kill();
        await once(child, 'exit');
      },
    };
  }
  throw new Error('The server has ended.');
}

/** What the program prints in a terminal. @param {string[]} args */
export async function terminalOutput(args) {
  const env = { ...process.env, COLUMNS: '100' };
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...args, '--format', 'table'], { env });
  return stdout;
}
