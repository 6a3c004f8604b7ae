import { join } from 'node:path';
import { isProviderError } from '@wabascope/core';
import { expect, test } from 'vitest';
import { root } from '../packages.mjs';

type Core = typeof import('@wabascope/core');

test('isProviderError recognizes an error of another copy of the package', async () => {
  const [first, second] = await Promise.all([copyOfCore('first'), copyOfCore('second')]);
  const error = new second.ProviderError('timeout', 'No response.');
  expect(error).not.toBeInstanceOf(first.ProviderError);
  expect(first.isProviderError(error)).toBe(true);
  expect(isProviderError(error)).toBe(true);
});

/** The built package. A different query string makes Node load the file again, like a second installed version. */
async function copyOfCore(name: string): Promise<Core> {
  const file = join(root, 'packages', 'core', 'dist', 'provider-error.js');
  return import(/* @vite-ignore */ `${file}?copy=${name}`);
}
