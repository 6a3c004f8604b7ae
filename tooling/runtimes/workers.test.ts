import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build as bundle } from 'esbuild';
import { execa } from 'execa';
import { expect, onTestFinished, test } from 'vitest';
import { root } from '../packages.mjs';
import { outputFolder, program } from './__fixtures__/programs.js';
import { everyNumber, fleet } from './__fixtures__/sandbox.js';

/** The path of the program. The command is a script, which would survive it and does not pass on its files. */
const workerd: string = createRequire(import.meta.url)('workerd').default;

const configuration = (compatibilityDate: string) => `
using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .main), (name = "internet", network = (allow = ["private"]))],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
const main :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "worker.js")],
  compatibilityDate = "${compatibilityDate}",
  compatibilityFlags = ["nodejs_compat"],
);
`;

/** Starts the program as a worker, with accounts that are known when it is bundled. @returns Its address. */
async function startWorker(file: string, compatibilityDate: string, accounts = '{}'): Promise<string> {
  const folder = await outputFolder();
  const outfile = join(folder, 'worker.js');
  const define = { 'process.env.ACCOUNTS': JSON.stringify(accounts) };
  const entryPoints = [program(file)];
  await bundle({ entryPoints, outfile, define, bundle: true, format: 'esm', platform: 'node', logLevel: 'error' });
  await writeFile(join(folder, 'config.capnp'), configuration(compatibilityDate));
  const worker = execa(workerd, ['serve', '--control-fd=3', join(folder, 'config.capnp')], {
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
    reject: false,
  });
  onTestFinished(async () => {
    worker.kill();
    await worker;
  });
  // The first line reports the port.
  const [report] = await once(worker.stdio[3], 'data');
  return `http://127.0.0.1:${JSON.parse(String(report)).port}/`;
}

const recent = '2026-07-01';
const list = async (url: string, body: string) => (await fetch(url, { method: 'POST', body })).json();

// The first date is that of the page. Before 2026-02, a timer is a number.
test.each([workersDate(), recent])(
  'Cloudflare Workers with the compatibility date %s list the numbers of every provider',
  async (date) => {
    const { accounts } = await fleet();
    expect(await list(await startWorker('worker.js', date), accounts)).toEqual(everyNumber);
  },
);

test('Cloudflare Workers follow no redirect', async () => {
  const { sandbox, accounts } = await fleet();
  await sandbox.faults.set({ kind: 'redirect', provider: 'antgst' });
  const { atlas } = JSON.parse(accounts);
  expect(await list(await startWorker('worker.js', recent), JSON.stringify({ atlas }))).toMatchObject({
    failures: [{ account: 'atlas', code: 'bad-response', message: expect.stringContaining('redirects to another') }],
  });
});

test('a directory that a worker creates at its top level lists the numbers of every provider', async () => {
  const { accounts } = await fleet();
  expect(await list(await startWorker('top-level-worker.js', recent, accounts), '')).toEqual(everyNumber);
});

/** The minimum compatibility date that the page states. */
function workersDate(): string {
  const page = readFileSync(join(root, 'docs', 'library.md'), 'utf8');
  return /Cloudflare Workers.*compatibility date of (\d{4}-\d{2}-\d{2}) or later/.exec(page)?.[1] ?? 'no date';
}
