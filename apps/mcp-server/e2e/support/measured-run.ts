import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Finished, run } from './executable.js';

/** A run, and what it took of the machine. */
export interface MeasuredRun extends Finished {
  /** Of the processor: other programs do not count. */
  readonly seconds: number;
  /** At the most. */
  readonly megabytes: number;
}

const meter = `import { writeFileSync } from 'node:fs';
process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  writeFileSync(process.env.METER, JSON.stringify({ seconds: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024 }));
});
`;

/** Runs the built server to its end, which must not be a signal. */
export async function measuredRun(args: readonly string[], env: Record<string, string> = {}): Promise<MeasuredRun> {
  const folder = await mkdtemp(join(tmpdir(), 'wabascope-meter-'));
  try {
    const [program, result] = [join(folder, 'meter.mjs'), join(folder, 'result.json')];
    await writeFile(program, meter);
    const own = { METER: result, NODE_OPTIONS: `--import=${pathToFileURL(program).href}` };
    const finished = await run(args, { env: { ...env, ...own } });
    return { ...finished, ...JSON.parse(await readFile(result, 'utf8')) };
  } finally {
    await rm(folder, { recursive: true });
  }
}
