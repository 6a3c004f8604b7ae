import { expect, onTestFinished, test, vi } from 'vitest';
import { closeWhileWaiting, command, listWith, program } from './__fixtures__/programs.js';
import { everyNumber, fleet } from './__fixtures__/sandbox.js';

test('Bun lists the numbers of every provider', async () => {
  const { accounts } = await fleet();
  expect(await listWith(command('bun'), [program('main.js')], accounts)).toEqual(everyNumber);
});

test('Bun aborts a request that runs while the directory is closed', async () => {
  expect(await closeWhileWaiting(command('bun'), [])).toBe('aborted');
});

test('Bun uses the proxy variables as Node does: not for loopback addresses, and errors name the variable', async () => {
  vi.stubEnv('HTTP_PROXY', '127.0.0.1:9');
  onTestFinished(() => void vi.unstubAllEnvs());
  const { sandbox } = await fleet();
  const { atlas, oslo } = sandbox.accounts();
  const outside = { ...atlas, baseUrl: 'https://acme.invalid' };
  const accounts = JSON.stringify({ oslo, outside });
  expect(await listWith(command('bun'), [program('main.js')], accounts)).toMatchObject({
    total: expect.any(Number),
    failures: [{ account: 'outside', message: expect.stringMatching(/^The proxy in HTTP_PROXY does not accept/) }],
  });
});
