import { openProvider } from '@wabascope/core';
import { expect, test } from 'vitest';
import { type AccountContext, defineSettings, lazyProvider, Secret, secretSetting, textSetting } from './index.js';

const settings = defineSettings({
  keyId: textSetting({ description: 'Key ID.' }),
  keySecret: secretSetting({ description: 'Secret of keyId.' }),
});
const given = { keyId: 'AK-1', keySecret: 'hidden' };
const page = { items: [{ id: '1' }], warnings: [] };

function plugin(waba: 'name'[] = []) {
  const contexts: AccountContext[] = [];
  let loads = 0;
  const created = lazyProvider({
    id: 'acme',
    name: 'Acme',
    reports: { number: ['phoneNumber'], waba },
    settings,
    async load() {
      loads += 1;
      if (loads === 1 && waba.length > 0) throw new Error('The disk is busy.');
      return {
        openAccount(_, context) {
          contexts.push(context);
          return {
            async *listNumbers() {
              yield page;
            },
            async *getWabas() {
              yield page;
            },
          };
        },
      };
    },
  });
  return { created, contexts, loads: () => loads };
}

async function collect(pages: AsyncIterable<unknown> | undefined) {
  const all: unknown[] = [];
  for await (const each of pages ?? []) all.push(each);
  return all;
}

test('the account code is loaded with the first listing, once', async () => {
  const { created, contexts, loads } = plugin();
  const provider = await openProvider(created, given);
  expect(loads()).toBe(0);
  expect(await collect(provider.listNumbers())).toEqual([page]);
  expect(await collect(provider.listNumbers())).toEqual([page]);
  expect([loads(), contexts.length]).toEqual([1, 1]);
});

test('the context has the name of the provider and its secret settings', async () => {
  const { created, contexts } = plugin();
  await collect((await openProvider(created, given)).listNumbers());
  expect(contexts[0]?.provider).toBe('Acme');
  expect(contexts[0]?.secrets.map((secret) => secret.reveal())).toEqual(['hidden']);
  expect(contexts[0]?.secrets[0]).toBeInstanceOf(Secret);
});

test('a provider lists WABAs exactly when it reports fields of them', async () => {
  expect(await openProvider(plugin().created, given)).not.toHaveProperty('getWabas');
  expect(await openProvider(plugin(['name']).created, given)).toHaveProperty('getWabas');
});

test('an account whose code could not be loaded loads it again', async () => {
  const provider = await openProvider(plugin(['name']).created, given);
  await expect(collect(provider.listNumbers())).rejects.toThrow('The disk is busy.');
  expect(await collect(provider.getWabas?.())).toEqual([page]);
});

test('with describesCredential, an account describes its credential and loads its code for that', async () => {
  const expiresAt = '2026-06-01T00:00:00.000Z';
  const describing = (more: object) =>
    lazyProvider({
      id: 'acme',
      name: 'Acme',
      reports: { number: [], waba: [] },
      settings,
      load: async () => ({
        openAccount: () => ({ async *listNumbers() {}, describeCredential: async () => ({ expiresAt }) }),
      }),
      ...more,
    });
  const account = await openProvider(describing({ describesCredential: true }), given);
  expect(await account.describeCredential?.()).toEqual({ expiresAt });
  expect(await openProvider(describing({}), given)).not.toHaveProperty('describeCredential');
  expect(describing({ describesCredential: true })).not.toHaveProperty('describesCredential');
});
