import { describe, expect, it } from 'vitest';
import { breakagesInDeclaring } from './__fixtures__/breakages-in-declaring.js';
import { breakagesInErrors } from './__fixtures__/breakages-in-errors.js';
import { breakagesInRequests } from './__fixtures__/breakages-in-requests.js';
import { breakagesInRows } from './__fixtures__/breakages-in-rows.js';
import { redIn, run } from './__fixtures__/collecting-runner.js';
import { type Edit, editedProvider } from './__fixtures__/edited-provider.js';
import fixtures from './__fixtures__/reference-fixtures.json' with { type: 'json' };
import { testProvider } from './index.js';

async function redAfter(edits: readonly Edit[]): Promise<string[]> {
  const load = await editedProvider(edits);
  return redIn(await run((runner) => testProvider({ ...runner, load, fixtures })));
}

describe('the suite, with a provider that has', () => {
  const breakages = [breakagesInDeclaring, breakagesInRequests, breakagesInRows, breakagesInErrors].flat();
  for (const { mistake, edits, red } of breakages) {
    it(`${mistake}, is red: ${red}`, async () => {
      expect(await redAfter(edits)).toContainEqual(expect.stringContaining(red));
    });
  }
});

const wabaId = "wabaId: text('waba_id', row.waba_id),";

describe('the suite is green', () => {
  it('with a provider that keeps the contract', async () => {
    expect(await redAfter([])).toEqual([]);
  });

  it('when the provider writes the method in lower case, with one more header', async () => {
    expect(await redAfter([['headers: {', "method: 'get', headers: { 'x-client': 'ours',"]])).toEqual([]);
  });

  it('when the provider does not retry', async () => {
    expect(await redAfter([['attempt === 3', 'attempt === 1']])).toEqual([]);
  });

  it('when the provider fills extensions', async () => {
    const edit: Edit = [wabaId, `${wabaId} extensions: { reference: { given: true } },`];
    expect(await redAfter([edit])).toEqual([]);
  });

  it('when one key of a row replaces a missing one', async () => {
    const extension = "extensions: { reference: { label: text('name', row.name) ?? text('phone', row.phone) } },";
    expect(await redAfter([[wabaId, `${wabaId} ${extension}`]])).toEqual([]);
  });

  it('when the provider calls fetch with a Request', async () => {
    const edits: Edit[] = [
      ['fetch(`${baseUrl}/${workspace}${path}`, {', 'fetch(new Request(`${baseUrl}/${workspace}${path}`, {'],
      ['AbortSignal.any([signal, deadline]),\n      })', 'AbortSignal.any([signal, deadline]),\n      }))'],
    ];
    expect(await redAfter(edits)).toEqual([]);
  });
});
