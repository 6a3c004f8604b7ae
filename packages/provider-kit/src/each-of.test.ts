import { type Page, ProviderError, type Warning } from '@wabascope/core';
import { expect, it } from 'vitest';
import { eachOf, ifReadable, unreadable } from './index.js';

const failure = (message: string) =>
  new ProviderError('unavailable', message, { upstreamMessage: `words about ${message}` });

/** A page for each letter; what comes after a `!` fails. */
async function* letters(text: string): AsyncGenerator<Page<{ id: string }>> {
  for (const id of text) {
    if (id === '!') throw failure(text);
    yield { items: [{ id }], warnings: [] };
  }
}

async function listed(texts: readonly string[], load = letters) {
  const ids: string[] = [];
  const warnings: unknown[] = [];
  for await (const page of eachOf(texts, load, (text, error) => unreadable(`Text ${text}`, error), {
    concurrency: 2,
  })) {
    ids.push(...page.items.map(({ id }) => id));
    warnings.push(...page.warnings);
  }
  return { ids: ids.join(''), warnings };
}

it('lists each thing in order, and one that fails is a warning after its pages', async () => {
  expect(await listed(['ab', 'c!d', 'e'])).toEqual({
    ids: 'abce',
    warnings: [{ type: 'other', message: 'Text c!d could not be read (unavailable): c!d', raw: 'words about c!d' }],
  });
});

it('throws the first failure when all fail', async () => {
  await expect(listed(['!a', 'b!', '!c'])).rejects.toMatchObject({ message: '!a' });
});

it('throws what is not a ProviderError: the reason of a signal', async () => {
  const stopped = async function* (): AsyncGenerator<never> {
    yield await Promise.reject('enough');
  };
  await expect(listed(['a', 'b'], stopped)).rejects.toBe('enough');
  expect(() => unreadable('A text', 'enough')).toThrow('enough');
});

it('lists as many things at once as the concurrency', async () => {
  let running = 0;
  const together: number[] = [];
  await listed([...'abcde'], async function* () {
    running += 1;
    together.push(running);
    await new Promise(setImmediate);
    running -= 1;
    yield { items: [], warnings: [] };
  });
  expect(together).toEqual([1, 2, 1, 2, 1]);
});

it('without items, the listing is empty', async () => {
  expect(await listed([])).toEqual({ ids: '', warnings: [] });
});

it('a call that a listing can do without is a warning if it fails', async () => {
  const warnings: Warning[] = [];
  expect(await ifReadable(Promise.resolve('name'), 'The name', warnings)).toBe('name');
  expect(await ifReadable(Promise.reject(failure('it')), 'The name', warnings)).toBeUndefined();
  await expect(ifReadable(Promise.reject('enough'), 'The name', warnings)).rejects.toBe('enough');
  expect(warnings).toEqual([
    { type: 'other', message: 'The name could not be read (unavailable): it', raw: 'words about it' },
  ]);
});
