import { expect, test } from 'vitest';
import { closeWhileWaiting, command, listWith, program } from './__fixtures__/programs.js';
import { everyNumber, fleet } from './__fixtures__/sandbox.js';

test('Bun lists the numbers of every provider', async () => {
  const { accounts } = await fleet();
  expect(await listWith(command('bun'), [program('main.js')], accounts)).toEqual(everyNumber);
});

test('Bun aborts a request that runs while the directory is closed', async () => {
  expect(await closeWhileWaiting(command('bun'), [])).toBe('aborted');
});
