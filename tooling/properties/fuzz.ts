// `npm run fuzz -- 50000`: the property tests with far more corrupted responses than `npm test` has; a million by default.
// A failure is printed with a seed, which the environment variable FUZZ_SEED takes.
import { startVitest } from 'vitest/node';

const [runs = '1000000', ...filters] = process.argv.slice(2);
process.env.FUZZ_RUNS = runs;
await startVitest('test', filters.length > 0 ? filters : ['tooling/properties'], { run: true });
