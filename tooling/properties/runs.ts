/** Inputs for the whole of the mapping tests: ten thousand, or as many as `npm run fuzz` asks for. */
const total = Number(process.env.FUZZ_RUNS ?? 10_000);

/** A seed of choice, to see other inputs than last time; fast-check prints the one it has used when it finds something. */
const seed = process.env.FUZZ_SEED === undefined ? {} : { seed: Number(process.env.FUZZ_SEED) };

/** Settings of a fast-check run that gets this part of all inputs. */
export function partOf(share: number): { numRuns: number; seed?: number } {
  return { numRuns: Math.max(1, Math.round(total * share)), ...seed };
}
