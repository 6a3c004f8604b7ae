import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';
import { cacheFolder } from '../cache-folder.mjs';
import { ourServer, startServer } from '../mcp-process.mjs';
import { interleaved } from '../rounds.mjs';
import { median } from '../statistics.mjs';
import { bundleBareSdk } from './bundle-bare-sdk.mjs';
import { helpRows } from './help.mjs';
import { peers } from './peers.mjs';
import { startRows, subjects } from './rows.mjs';

const rounds = 20;

/**
 * From the start of the process until the tools are listed, and what that takes of memory and of a model's context.
 * @returns {Promise<import('../report.mjs').Row[]>}
 */
export async function start() {
  const others = await peers();
  // Every process would read these certificates, which brings the ratios closer to 1.
  process.env.NODE_EXTRA_CA_CERTS = '';
  const bareSdk = await bundleBareSdk();
  const folder = await mkdtemp(join(cacheFolder, 'start-'));
  try {
    const ours = await ourStarts(folder);
    const samples = await interleaved(
      {
        [subjects.floor]: () => startOnce([fileURLToPath(new URL('floor.cjs', import.meta.url))]),
        [subjects.bare]: () => startOnce([bareSdk]),
        ...ours,
        ...Object.fromEntries(others.map(({ name, program }) => [name, () => startOnce([program], anyKey)])),
      },
      rounds,
    );
    const rows = startRows(
      new Map([...samples].map(([name, all]) => [name, middle(all)])),
      others.map(({ name }) => name),
    );
    return [...rows, ...(await helpRows())];
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** For a peer that does not start without a key. No request uses it. */
const anyKey = { PERPLEXITY_API_KEY: 'none', EXA_API_KEY: 'none' };

/** @param {string} folder */
async function ourStarts(folder) {
  const config = join(folder, 'config.json');
  const account = { provider: 'alibaba', accessKeyId: 'made-up-id', accessKeySecret: 'made-up-secret' };
  await writeFile(config, JSON.stringify({ accounts: { singapore: account } }), { mode: 0o600 });
  const args = [ourServer, '--config', config];
  const kept = join(folder, 'kept');
  await fillCodeCache(args, kept);
  let starts = 0;
  return {
    [subjects.first]: () => {
      starts += 1;
      return startOnce(args, { WABASCOPE_CODE_CACHE: join(folder, `empty-${starts}`) });
    },
    [subjects.later]: () => startOnce(args, { WABASCOPE_CODE_CACHE: kept }),
    [subjects.sandbox]: () => startOnce([ourServer, '--sandbox'], { WABASCOPE_CODE_CACHE: 'off' }),
  };
}

/**
 * The server keeps its compiled code a second after its start.
 * @param {readonly string[]} args
 * @param {string} folder
 */
async function fillCodeCache(args, folder) {
  await mkdir(folder, { mode: 0o700 });
  const server = startServer(args, { WABASCOPE_CODE_CACHE: folder });
  await server.initialize();
  await server.request('tools/list');
  await sleep(2_500);
  await server.end();
}

/**
 * @param {readonly string[]} args
 * @param {Record<string, string>} [env]
 */
async function startOnce(args, env) {
  const startedAt = performance.now();
  const server = startServer(args, env);
  await server.initialize();
  const { tools } = await server.request('tools/list');
  const ms = performance.now() - startedAt;
  const megabytes = server.memory().now;
  await server.end();
  return { ms, megabytes, tools };
}

/** @param {readonly Awaited<ReturnType<typeof startOnce>>[]} samples */
function middle(samples) {
  /** @type {readonly Record<string, unknown>[]} */
  const tools = samples[0]?.tools ?? [];
  const seen = tools.map(({ name, description, inputSchema }) => JSON.stringify({ name, description, inputSchema }));
  return {
    ms: median(samples.map(({ ms }) => ms)),
    megabytes: median(samples.map(({ megabytes }) => megabytes)),
    tools: tools.length,
    tokens: seen.reduce((sum, text) => sum + countTokens(text), 0),
  };
}
