// Prints the MB that a journal in memory needs for 100,000 numbers and 10,000 changes. Run with `--expose-gc`.
import { setTimeout } from 'node:timers/promises';
import { compareFetch, createMemoryJournal } from '@wabascope/changes';
import { changesOf, iso, numbers, start } from './rows.mjs';

async function inUse() {
  // The journal compresses what is not used.
  for (let time = 0; time < 40; time += 1) {
    await setTimeout(300);
    globalThis.gc?.();
  }
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}

const journal = createMemoryJournal();
const before = await inUse();
await fill();
console.log(Math.max(0, (await inUse()) - before));

async function fill() {
  const account = { fingerprint: 'f', account: 'main', provider: 'acme', mapping: '1' };
  const at = iso(start);
  const rows = numbers(100_000);
  const { baseline } = compareFetch(account, undefined, { what: 'numbers', at, numbers: { rows, fetchedAt: at } });
  await journal.append(baseline, JSON.parse(JSON.stringify(changesOf(10_000, 0, at))));
}
