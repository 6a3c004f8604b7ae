/** The number of inputs for all mapping tests: 10,000, or what `npm run fuzz` sets. */
const total = Number(process.env.FUZZ_RUNS ?? 10_000);

/** A seed to repeat a run. fast-check prints the seed of a failed run. */
const seed = process.env.FUZZ_SEED === undefined ? {} : { seed: Number(process.env.FUZZ_SEED) };

/** Settings of a fast-check run with this share of all inputs. */
export function partOf(share: number): { numRuns: number; seed?: number } {
  return { numRuns: Math.max(1, Math.round(total * share)), ...seed };
}
