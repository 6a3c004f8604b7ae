import assert from 'node:assert/strict';
import { playback } from '../fake-api/playback.js';
import { assertCode, failureOf, list, replay } from '../listing.js';
import type { Operation } from '../operation.js';
import type { Subject } from '../subject.js';
import type { Check } from './check.js';

/** The option `wabaId` of plugins with `fetchesOneWaba`, as far as the recorded exchanges cover it. */
export const checkOneWaba: Check = ({ describe, it }, subject) => {
  describe('the option wabaId', () => {
    const [listNumbers, getWabas] = subject.operations;
    const isSupported = async () => (await subject.plugin()).fetchesOneWaba === true;

    it('narrows listNumbers to the numbers of that WABA', async () => {
      if (listNumbers !== undefined && (await isSupported())) await assertNarrowed(subject, listNumbers, 'wabaId');
    });

    if (getWabas === undefined) return;

    it('narrows getWabas to that WABA', async () => {
      if (await isSupported()) await assertNarrowed(subject, getWabas, 'id');
    });

    it('makes getWabas throw not-found for a WABA that the account does not have', async () => {
      if (!(await isSupported())) return;
      const { respond } = everything(subject);
      // A WABA that was not recorded does not exist.
      const account = await subject.open(async (call) => {
        const response = await respond(call);
        return response.status === 400 ? new Response('{}', { status: 404 }) : response;
      });
      const unknown: Operation = {
        ...getWabas,
        pages: (provider) => getWabas.pages(provider, { wabaId: '100000000000000' }),
      };
      assertCode(await failureOf(unknown, account, 'an unknown wabaId'), 'not-found');
    });
  });
};

/** Lists with the WABA of each row that names one. Skips those that need requests that were not recorded. */
async function assertNarrowed(subject: Subject, operation: Operation, key: string): Promise<void> {
  const [exchanges = []] = operation.listings;
  const { items } = await replay(subject, operation, exchanges);
  for (const wabaId of new Set(items.map((item) => item[key]))) {
    if (typeof wabaId !== 'string') continue;
    const recorded = everything(subject);
    const [outcome] = await Promise.allSettled([list(operation, await subject.open(recorded.respond), { wabaId })]);
    if (recorded.unexpected.length > 0) continue;
    if (outcome.status === 'rejected') throw outcome.reason;
    assert.deepEqual(
      outcome.value.items,
      items.filter((item) => item[key] === wabaId),
      `${operation.name} with the wabaId ${wabaId} must give the rows of this WABA, and no others.`,
    );
  }
}

/** All exchanges of the fixtures. Of several for the same request, the first is played. */
function everything({ fixtures, baseUrl }: Subject) {
  const { numbers, wabas = [], moreNumbers = [], moreWabas = [] } = fixtures;
  return playback([numbers, wabas, ...moreNumbers, ...moreWabas].flat(), baseUrl);
}
