import assert from 'node:assert/strict';
import { numberFields, specificationVersion, wabaFields } from '@wabascope/core';
import { never } from '../fake-api/respond.js';
import type { Check } from './check.js';

/** The plugin before the first request. */
export const checkPlugin: Check = ({ describe, it }, subject) => {
  describe('the plugin', () => {
    it('has the specification version of this suite', async () => {
      assert.equal((await subject.plugin()).specificationVersion, specificationVersion);
    });

    it('has an id in kebab-case and a name', async () => {
      const { id, name } = await subject.plugin();
      assert.match(id, /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'id must be in kebab-case.');
      assert.ok(name.trim() !== '', 'name must not be empty.');
    });

    it('reports fields of the model, each once', async () => {
      const { number, waba } = (await subject.plugin()).reports;
      assertEachOnce('reports.number', number, numberFields);
      assertEachOnce('reports.waba', waba, wabaFields);
    });

    it('has getWabas exactly when it reports fields of a WABA', async () => {
      const { reports } = await subject.plugin();
      const { provider } = await subject.open(never);
      assert.equal(typeof provider.listNumbers, 'function', 'A provider must have listNumbers.');
      assert.equal(provider.getWabas !== undefined, reports.waba.length > 0, 'getWabas and reports.waba must agree.');
      const recorded = subject.fixtures.wabas !== undefined;
      assert.equal(recorded, reports.waba.length > 0, 'fixtures.wabas and reports.waba must agree.');
    });

    it('starts no request and no timer when it is imported', async () => {
      assert.deepEqual(await subject.workOfImport(), []);
    });

    it('starts no request and no timer when an account is opened', async () => {
      const { calls, workOfOpening } = await subject.open(never);
      assert.deepEqual(workOfOpening, []);
      assert.equal(calls.length, 0, 'Opening an account must not call context.fetch.');
    });

    it('has a rate limit of positive numbers, if it has one', async () => {
      const { rateLimit } = await subject.plugin();
      if (rateLimit === undefined) return;
      assert.ok(rateLimit.requests > 0 && rateLimit.perMs > 0, 'rateLimit must have positive numbers.');
    });
  });
};

function assertEachOnce(name: string, fields: readonly string[], known: readonly string[]): void {
  const odd = fields.filter((field, position) => !known.includes(field) || fields.indexOf(field) !== position);
  assert.deepEqual(odd, [], `${name} must hold fields of the model, each once.`);
}
