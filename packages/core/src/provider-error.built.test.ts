import { expect, test } from 'vitest';
import { isProviderError } from './index.js';

type Core = typeof import('./index.js');

test('an error of another copy of this package is known by its marker', async () => {
  const [first, second] = await Promise.all([copyOfTheBuild('first'), copyOfTheBuild('second')]);
  const error = new second.ProviderError('timeout', 'No answer.');
  expect(error).not.toBeInstanceOf(first.ProviderError);
  expect(first.isProviderError(error)).toBe(true);
  expect(isProviderError(error)).toBe(true);
});

/** The built package. Another query string makes Node load the file again, as two installed versions would be. */
async function copyOfTheBuild(name: string): Promise<Core> {
  return import(/* @vite-ignore */ `${import.meta.dirname}/../dist/provider-error.js?copy=${name}`);
}
