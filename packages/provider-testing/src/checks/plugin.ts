import assert from 'node:assert/strict';
import { numberFields, providerIdPattern, rateLimitProblem, specificationVersion, wabaFields } from '@wabascope/core';
import { never } from '../fake-api/respond.js';
import type { Check } from './check.js';

const whereToStart = 'Start requests and timers in a listing.';

/** The plugin before the first request. */
export const checkPlugin: Check = ({ describe, it }, subject) => {
  describe('the plugin', () => {
    it('has the specification version of this suite', async () => {
      const own = (await subject.plugin()).specificationVersion;
      const remedy = `specificationVersion must be ${specificationVersion}, not ${own}. defineProvider adds it.`;
      assert.equal(own, specificationVersion, remedy);
    });

    it('has an ID in kebab-case and a name', async () => {
      const { id, name } = await subject.plugin();
      assert.match(id, providerIdPattern, 'id must be in kebab-case.');
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

    it('starts nothing when it is imported', async () => {
      const work = await subject.workOfImport();
      assert.ok(work.length === 0, `Importing the plugin must start nothing, not ${work.join(', ')}. ${whereToStart}`);
    });

    it('starts nothing when an account is opened', async () => {
      const { calls, workOfOpening } = await subject.open(never);
      const started = workOfOpening.join(', ');
      assert.ok(started === '', `Opening an account must start nothing, not ${started}. ${whereToStart}`);
      assert.equal(calls.length, 0, 'Opening an account must not call context.fetch.');
    });

    it('has the stability "stable" or "experimental", if it names one', async () => {
      const { stability = 'stable' } = await subject.plugin();
      assert.match(stability, /^(stable|experimental)$/, `stability must be stable or experimental, not ${stability}.`);
    });

    it('has rate limits that a host can count, if it has some', async () => {
      const problem = rateLimitProblem((await subject.plugin()).rateLimit);
      assert.equal(problem, undefined, problem);
    });
  });
};

function assertEachOnce(name: string, fields: readonly string[], known: readonly string[]): void {
  const odd = fields.filter((field, position) => !known.includes(field) || fields.indexOf(field) !== position);
  assert.deepEqual(odd, [], `${name} must hold fields of the model, each once.`);
}
