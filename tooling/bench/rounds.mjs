/**
 * Measures each subject once in every round, so that whatever else the machine does strikes all of them alike. A first
 * round, which finds caches cold, does not count.
 * @template Sample
 * @param {Readonly<Record<string, () => Promise<Sample>>>} subjects
 * @param {number} rounds
 * @returns {Promise<Map<string, Sample[]>>} the samples of each subject, in the order of the rounds
 */
export async function interleaved(subjects, rounds) {
  /** @type {Map<string, Sample[]>} */
  const samples = new Map(Object.keys(subjects).map((name) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, measure] of Object.entries(subjects)) {
      const sample = await measure();
      if (round > 0) samples.get(name)?.push(sample);
    }
    if (round > 0 && round % Math.ceil(rounds / 4) === 0) console.error(`  ${round} of ${rounds} rounds`);
  }
  return samples;
}
