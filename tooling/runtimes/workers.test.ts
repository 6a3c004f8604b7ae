import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build as bundle } from 'esbuild';
import { execa } from 'execa';
import { expect, onTestFinished, test } from 'vitest';
import { outputFolder, program } from './__fixtures__/programs.js';
import { everyNumber, fleet } from './__fixtures__/sandbox.js';

/** The path of the program. The command is a script, which would survive it and does not pass on its files. */
const workerd: string = createRequire(import.meta.url)('workerd').default;

const configuration = `
using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .main), (name = "internet", network = (allow = ["private"]))],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
const main :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "worker.js")],
  compatibilityDate = "2026-07-01",
  compatibilityFlags = ["nodejs_compat"],
);
`;

/** Starts the program as a worker. @returns Its address. */
async function startWorker(): Promise<string> {
  const folder = await outputFolder();
  const outfile = join(folder, 'worker.js');
  const entryPoints = [program('worker.js')];
  await bundle({ entryPoints, outfile, bundle: true, format: 'esm', platform: 'node', logLevel: 'error' });
  await writeFile(join(folder, 'config.capnp'), configuration);
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

test('Cloudflare Workers list the numbers of every provider, and follow no redirect', async () => {
  const { sandbox, accounts } = await fleet();
  const url = await startWorker();
  const list = async (body: string) => (await fetch(url, { method: 'POST', body })).json();
  expect(await list(accounts)).toEqual(everyNumber);
  await sandbox.faults.set({ kind: 'redirect', provider: 'antgst' });
  const { atlas } = JSON.parse(accounts);
  expect(await list(JSON.stringify({ atlas }))).toMatchObject({
    failures: [{ account: 'atlas', code: 'bad-response', message: expect.stringContaining('redirects to another') }],
  });
});
