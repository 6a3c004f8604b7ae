// What the packages and the server cost, beside others that do the same: one Markdown table on stdout, the figures in
// results.json, progress on stderr. `npm run bench -- start` measures a part.
import { writeFile } from 'node:fs/promises';
import { machine } from './machine.mjs';
import { report } from './report.mjs';

/** @type {Record<string, () => Promise<import('./report.mjs').Row[]>>} */
const parts = {
  start: async () => (await import('./start/start.mjs')).start(),
  provider: async () => (await import('./provider/provider.mjs')).provider(),
  calls: async () => (await import('./calls/calls.mjs')).calls(),
  transports: async () => (await import('./calls/transports.mjs')).transports(),
  freshness: async () => (await import('./freshness/freshness.mjs')).freshness(),
  'first-page': async () => (await import('./first-page/first-page.mjs')).firstPage(),
  pacing: async () => (await import('./pacing/pacing.mjs')).pacing(),
  stalls: async () => (await import('./stalls.mjs')).stalls(),
  changes: async () => (await import('./changes/changes.mjs')).changes(),
  fleet: async () => (await import('./fleet/fleet.mjs')).fleet(),
  replicas: async () => (await import('./replicas/replicas.mjs')).replicas(),
  million: async () => (await import('./million/million.mjs')).million(),
};

const names = process.argv.slice(2);
const unknown = names.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}. Parts: ${Object.keys(parts).join(', ')}.`);
  process.exitCode = 1;
} else {
  const rows = [];
  for (const [name, measure] of Object.entries(parts)) {
    if (names.length > 0 && !names.includes(name)) continue;
    const startedAt = performance.now();
    console.error(`${name} …`);
    rows.push(...(await measure()));
    console.error(`${name} has taken ${Math.round((performance.now() - startedAt) / 1000)} s`);
  }
  const results = { measuredAt: new Date().toISOString(), machine: machine(), rows };
  await writeFile(new URL('results.json', import.meta.url), `${JSON.stringify(results, null, 2)}\n`);
  console.log(report(results));
}
