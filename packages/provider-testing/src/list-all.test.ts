import type { Provider } from '@wabascope/core';
import { expect, it } from 'vitest';
import { listAll } from './index.js';

const warning = { type: 'other', message: 'Incomplete.' } as const;

const provider: Provider = {
  async *listNumbers(options) {
    yield { items: [{ id: options?.wabaId ?? '1' }], warnings: [] };
    yield { items: [{ id: '2' }], warnings: [warning] };
  },
};

it('joins the pages of a listing', async () => {
  expect(await listAll(provider, 'numbers')).toEqual({ items: [{ id: '1' }, { id: '2' }], warnings: [warning] });
  expect((await listAll(provider, 'numbers', { wabaId: '7' })).items[0]).toEqual({ id: '7' });
});

it('lists WABAs where the provider has them', async () => {
  await expect(listAll(provider, 'wabas')).rejects.toThrow('The provider has no getWabas.');
  async function* getWabas() {
    yield { items: [{ id: '3' }], warnings: [] };
  }
  expect((await listAll({ ...provider, getWabas }, 'wabas')).items).toEqual([{ id: '3' }]);
});
