import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { rowsIn } from '../body/rows.js';
import { rewriteBodies } from '../body/walk.js';
import type { Exchange } from '../exchange.js';
import { always } from '../fake-api/respond.js';
import { allPages, assertCode, failureOf, openRecorded, replay } from '../listing.js';
import type { Operation } from '../operation.js';
import type { Subject } from '../subject.js';
import type { Check } from './check.js';

/** Content of a response, which must not appear in an error. */
const content = 'ZZ_CONTENT_OF_THE_RESPONSE';

/** Bodies with HTTP 200 that are not a page of any provider. */
const oddBodies: readonly (readonly [name: string, body: unknown])[] = [
  ['HTML', `<!doctype html><title>${content}</title>`],
  ['JSON that is cut off', `{"data":[{"name":"${content}"`],
  ['nothing', ''],
  ['null', null],
  ['a number', 42],
  ['a JSON string', JSON.stringify(content)],
  ['an object of another shape', { zz_unheard: content }],
];

/** Responses that differ from the recorded ones. */
export const checkOddResponses: Check = ({ describe, it }, subject) => {
  describe('an odd response', () => {
    for (const operation of subject.operations) {
      for (const [name, body] of oddBodies) {
        it(`of ${name} makes ${operation.name} throw bad-response, which repeats no content`, async () => {
          await assertBadResponse(subject, operation, name, body);
        });
      }

      it(`of another kind of JSON makes ${operation.name} throw bad-response`, async () => {
        const [[first] = []] = operation.listings;
        const body = Array.isArray(first?.response.body) ? {} : [];
        await assertBadResponse(subject, operation, JSON.stringify(body), body);
      });

      it(`in which no row can be read makes ${operation.name} throw bad-response, not an empty list`, async () => {
        const { exchanges, arrays } = await mainListing(subject, operation);
        for (const array of arrays) {
          const changed = rewriteArrays(exchanges, array, (rows) => rows.map(() => content));
          const { account } = await openRecorded(subject, changed);
          assertCode(await failureOf(operation, account, `no readable row in ${array}`), 'bad-response');
        }
      });

      it(`in which a list is empty makes ${operation.name} throw nothing, because a new account has no rows`, async () => {
        const { exchanges, arrays } = await mainListing(subject, operation);
        for (const array of arrays) {
          const { account } = await openRecorded(
            subject,
            rewriteArrays(exchanges, array, () => []),
          );
          const [outcome] = await Promise.allSettled([allPages(operation, account)]);
          // An empty page may lead to another request than a full one.
          if (outcome.status === 'fulfilled' || account.unexpected.length > 0) continue;
          assert.fail(`${operation.name}, given ${array} as [], must return no rows. It threw: ${outcome.reason}`);
        }
      });

      it(`in which one row cannot be read keeps the other rows of ${operation.name}, and warns`, async () => {
        const { exchanges, arrays } = await mainListing(subject, operation);
        const expected = await replay(subject, operation, exchanges);
        for (const array of arrays) {
          for (const row of [content, null]) {
            const changed = rewriteArrays(exchanges, array, (rows) => (rows.length > 0 ? [row, ...rows] : rows));
            const { items, warnings } = await replay(subject, operation, changed);
            assert.deepEqual(items, expected.items, `With ${row} as a row, the others must stay as they are.`);
            assert.ok(
              warnings.some(({ type }) => type === 'skipped-item'),
              'A row that is left out must be a warning.',
            );
          }
        }
      });
    }
  });
};

async function assertBadResponse(subject: Subject, operation: Operation, given: string, body: unknown): Promise<void> {
  const error = await failureOf(operation, await subject.open(always({ status: 200, body })), given);
  assert.equal(
    error.code,
    'bad-response',
    `${given} is not a response of this provider; the error was: ${error.message}`,
  );
  assert.ok(!inspect([error, error.stack], { depth: 9 }).includes(content), 'The error repeats the response.');
}

async function mainListing(
  subject: Subject,
  operation: Operation,
): Promise<{ exchanges: readonly Exchange[]; arrays: readonly string[] }> {
  const [exchanges = []] = operation.listings;
  const { items } = await replay(subject, operation, exchanges);
  return { exchanges, arrays: rowsIn(exchanges, items).arrays };
}

function rewriteArrays(
  exchanges: readonly Exchange[],
  array: string,
  rewrite: (rows: readonly unknown[]) => readonly unknown[],
): Exchange[] {
  return rewriteBodies(exchanges, ({ place, value }) =>
    place === array && Array.isArray(value) ? rewrite(value) : value,
  );
}
