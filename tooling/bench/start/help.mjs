import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ourServer } from '../mcp-process.mjs';
import { interleaved } from '../rounds.mjs';
import { median } from '../statistics.mjs';

const rounds = 20;
const floor = 'node -e 0';
const help = 'wabascope --help';

/**
 * From the start of the process until it has ended.
 * @returns {Promise<import('../report.mjs').Row[]>}
 */
export async function helpRows() {
  const samples = await interleaved(
    { [floor]: () => msOf(['-e', '0']), [help]: () => msOf([ourServer, '--help']) },
    rounds,
  );
  const [floorMs, helpMs] = [floor, help].map((name) => median(samples.get(name) ?? []));
  const row = { measure: 'process started → ended', unit: 'ms' };
  const target = { against: `${floor}, more ms`, is: Number(helpMs) - Number(floorMs), atMost: 60 };
  return [
    { ...row, subject: floor, value: Number(floorMs) },
    { ...row, subject: help, value: Number(helpMs), target },
  ];
}

/** @param {readonly string[]} args */
async function msOf(args) {
  const startedAt = performance.now();
  await promisify(execFile)(process.execPath, args);
  return performance.now() - startedAt;
}
