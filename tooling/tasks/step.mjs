/**
 * Tells on stderr, which leaves stdout to the task, how a step went and how long it took; its output only if it failed.
 * @param {string} label
 * @param {() => Promise<{ code: number, output: string }>} work
 * @returns {Promise<number>} the exit code of the step
 */
export async function step(label, work) {
  const started = performance.now();
  const { code, output } = await work();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stderr.write(`${code === 0 ? 'ok    ' : 'FAILED'} ${label.padEnd(10)} ${seconds.padStart(6)} s\n`);
  if (code !== 0) process.stderr.write(`${output.trimEnd()}\n`);
  return code;
}
