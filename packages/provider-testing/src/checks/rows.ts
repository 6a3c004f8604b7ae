import assert from 'node:assert/strict';
import { list, openRecorded, replay } from '../listing.js';
import type { Item } from '../operation.js';
import type { Check } from './check.js';

/** The rows that the provider reads from the recorded exchanges. */
export const checkRows: Check = ({ describe, it }, subject) => {
  describe('the rows', () => {
    for (const operation of subject.operations) {
      const { name, listings, schema } = operation;

      it(`of ${name} match the model and have no other key`, async () => {
        for (const item of (await Promise.all(listings.map((each) => replay(subject, operation, each)))).flatMap(
          itemsOf,
        )) {
          const parsed = schema.safeParse(item);
          assert.ok(parsed.success, `${item.id}: ${parsed.error?.issues.map(textOf).join('; ')}`);
          assert.deepEqual(item, parsed.data, `${item.id} has keys that are not in the model.`);
        }
      });

      it(`of ${name} and their warnings are plain JSON, unchanged by a round trip`, async () => {
        for (const exchanges of listings) {
          const listing = await replay(subject, operation, exchanges);
          const remedy = 'Leave out keys without a value; write a time as text, and no Date, Map, NaN or bigint.';
          assert.deepEqual(JSON.parse(JSON.stringify(listing)), listing, `JSON changes the listing. ${remedy}`);
        }
      });

      it(`of ${name} have IDs that are unique in the account`, async () => {
        for (const exchanges of listings) {
          const ids = (await replay(subject, operation, exchanges)).items.map(({ id }) => id);
          assert.ok(ids.length > 0, 'The exchanges must have rows.');
          const repeated = ids.filter((id, position) => ids.indexOf(id) !== position);
          const remedy = 'Make the ID of each row unique, or correct the exchange.';
          assert.deepEqual(repeated, [], `More than one row has the ID ${repeated.join(', ')}. ${remedy}`);
        }
      });

      it(`of ${name} need every exchange that was recorded`, async () => {
        for (const exchanges of listings) {
          const { account, playback } = await openRecorded(subject, exchanges);
          await list(operation, account);
          const unplayed = exchanges.filter((_, position) => !playback.played.has(position));
          assert.deepEqual(
            unplayed.map(({ request }) => request),
            [],
            'These exchanges were not requested: does the provider skip a page?',
          );
        }
      });

      it(`of ${name} fill exactly the fields that the plugin reports`, async () => {
        const all = await Promise.all(listings.map((exchanges) => replay(subject, operation, exchanges)));
        const filled = new Set(all.flatMap(itemsOf).flatMap(Object.keys));
        for (const other of ['id', 'reported', 'extensions']) filled.delete(other);
        const reported = operation.reported(await subject.plugin());
        const [list, places] =
          name === 'listNumbers'
            ? ['reports.number', 'numbers or moreNumbers']
            : ['reports.waba', 'wabas or moreWabas'];
        for (const field of reported) {
          const remedy = `Record a row with ${field} in ${places}, or remove ${field} from ${list}.`;
          assert.ok(filled.has(field), `${list} has ${field}, but no row of the exchanges has it. ${remedy}`);
        }
        for (const field of filled) {
          const remedy = `Add ${field} to ${list}, or leave it out of the rows.`;
          assert.ok(reported.includes(field), `Rows have ${field}, but ${list} does not. ${remedy}`);
        }
      });
    }

    it("of listNumbers have Meta's phone number ID as their ID, or else the digits of the number", async () => {
      const [operation] = subject.operations;
      if (operation === undefined) return;
      for (const exchanges of operation.listings) {
        const { items } = await replay(subject, operation, exchanges);
        for (const item of items) {
          const identity = identityOf(item);
          assert.equal(
            item.id.replace(/#\d+$/, ''),
            identity,
            `The ID of this row must be ${identity}, not ${item.id}.`,
          );
        }
      }
    });
  });
};

function itemsOf({ items }: { readonly items: readonly Item[] }): readonly Item[] {
  return items;
}

function textOf({ path, message }: { readonly path: readonly PropertyKey[]; readonly message: string }): string {
  return `${path.map(String).join('.')}: ${message}`;
}

function identityOf({ id, phoneNumberId, phoneNumber }: Item): unknown {
  return phoneNumberId ?? (typeof phoneNumber === 'string' ? phoneNumber.slice(1) : id);
}
