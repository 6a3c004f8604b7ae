/**
 * How long this process computes during some work, in milliseconds. Other programs do not count.
 * @param {() => Promise<unknown>} work
 */
export async function processorTime(work) {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
