import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openJournal, testFolder, valuesOf } from './__fixtures__/journals.js';

const program = fileURLToPath(new URL('__fixtures__/appender.mjs', import.meta.url));

/** Kills the program after `lines` of its output, and some time. Returns the last value that it printed. */
async function killed(folder: string, lines: number, ms: number): Promise<number> {
  const child = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  let last = 0;
  let left = lines;
  const exit = once(child, 'exit');
  for await (const line of createInterface(child.stdout)) {
    last = Number(line);
    left -= 1;
    if (left === 0) setTimeout(() => child.kill('SIGKILL'), ms);
  }
  await exit;
  return last;
}

test('twenty kills lose no change that was appended, and none is there twice', async () => {
  const folder = await testFolder();
  for (let round = 0; round < 20; round += 1) {
    const last = await killed(folder, 1 + (round % 4), round * 0.7);
    const journal = await openJournal({ folder });
    const values = (await valuesOf(journal)).map(Number);
    expect(values).toEqual(values.map((_, at) => at + 1));
    // The last append may have ended without a word.
    expect(values.length - last).toBeOneOf([0, 1]);
    const known = await journal.baseline('print');
    expect(known?.numbers[1]?.quality).toBe(`${values.length}`);
    await journal.close();
  }
});
