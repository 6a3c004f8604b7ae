import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

/**
 * @typedef {ReturnType<typeof machine>} Machine
 */

/**
 * Where the figures come from. The load is that of the last minute, by others too: more than the cores means that the
 * times are too long.
 */
export function machine() {
  return {
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    processor: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memoryGB: Math.round(totalmem() / 2 ** 30),
    load: Number(loadavg()[0]?.toFixed(1)),
  };
}
