import { expect, test } from 'vitest';
import { within } from './within.js';

const limit = (maxMs: number) => ({ maxMs, problem: 'It must end.', ref: true });

test('a body that never ends fails with the problem', async () => {
  const never = new Promise(() => {});
  await expect(within(limit(1), (late) => Promise.race([never, late]))).rejects.toThrow('It must end.');
});

test('a body that ends has its own outcome', async () => {
  await expect(within(limit(60_000), async () => 'done')).resolves.toBe('done');
  await expect(within(limit(60_000), () => Promise.reject(new Error('wrong')))).rejects.toThrow('wrong');
});
