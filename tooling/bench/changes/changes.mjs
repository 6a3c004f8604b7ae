import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { compare } from './compare.mjs';
import { detection } from './detection.mjs';
import { listing } from './listing.mjs';

/**
 * What the journal of changes costs: to find changes, to write and to list them, and in memory.
 * @returns {Promise<import('../report.mjs').Row[]>}
 */
export async function changes() {
  return [...(await detection()), ...(await compare()), ...(await listing()), await memory()];
}

/** @returns {Promise<import('../report.mjs').Row>} */
async function memory() {
  const file = fileURLToPath(new URL('memory.mjs', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', file]);
  const value = Number(stdout);
  return {
    measure: 'memory for 10,000 changes and the baseline of 100,000 numbers',
    subject: 'a journal in memory',
    value,
    unit: 'MB',
    target: { against: 'a limit', is: value, atMost: 20 },
  };
}
