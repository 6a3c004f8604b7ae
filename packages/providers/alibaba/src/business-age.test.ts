import { openProvider } from '@wabascope/core';
import { startServer } from '@wabascope/provider-testing';
import { expect, onTestFinished, test } from 'vitest';
import alibaba from './index.js';

const waba = { Code: 'OK', Data: { Id: '7', Name: 'Shop' } };
const business = (word: string) => ({ Code: 'OK', Data: { BusinessId: '8', VerificationStatus: word } });

/** An account whose business has these words in turn, and its clock. */
async function open(...words: readonly string[]) {
  let requests = 0;
  const server = await startServer(({ headers }) => {
    if (headers['x-acs-action'] === 'QueryChatappBindWaba') return { status: 200, body: waba };
    requests += 1;
    return { status: 200, body: business(words[requests - 1] ?? '') };
  }, onTestFinished);
  const clock = { now: Date.now() };
  const settings = { accessKeyId: 'made-up-id', accessKeySecret: 'made-up-secret', baseUrl: server.baseUrl };
  const provider = await openProvider(alibaba, settings, { now: () => clock.now });
  const verification = async (maxBusinessAgeMs?: number) => {
    for await (const { items } of provider.getWabas?.({ maxBusinessAgeMs }) ?? []) {
      return items[0]?.businessVerificationStatus;
    }
    return undefined;
  };
  return { clock, verification, requests: () => requests };
}

test('the business of a WABA is fetched again after its own age', async () => {
  const { clock, verification, requests } = await open('pending', 'verified', 'rejected');
  expect(await verification(60_000)).toBe('pending');
  clock.now += 59_000;
  expect(await verification(60_000)).toBe('pending');
  clock.now += 1_000;
  expect(await verification(60_000)).toBe('verified');
  expect(await verification(0)).toBe('rejected');
  expect(requests()).toBe(3);
});

test('without an age, it is fetched each time', async () => {
  const { verification } = await open('pending', 'verified');
  expect([await verification(), await verification()]).toEqual(['pending', 'verified']);
});
