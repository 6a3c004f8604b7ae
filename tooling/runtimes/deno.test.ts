import { expect, test } from 'vitest';
import { closeWhileWaiting, command, listWith, program } from './__fixtures__/programs.js';
import { everyNumber, fleet } from './__fixtures__/sandbox.js';

const args = [
  'run',
  '--no-config',
  '--node-modules-dir=manual',
  '--allow-env',
  '--allow-net',
  '--allow-read',
  '--allow-sys',
];

test('Deno lists the numbers of every provider', async () => {
  const { accounts } = await fleet();
  expect(await listWith(command('deno'), [...args, program('main.js')], accounts)).toEqual(everyNumber);
});

test('Deno aborts a request that runs while the directory is closed', async () => {
  expect(await closeWhileWaiting(command('deno'), args)).toBe('aborted');
});
