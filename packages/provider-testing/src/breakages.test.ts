import { describe, expect, it } from 'vitest';
import { breakagesInAsking } from './__fixtures__/breakages-in-asking.js';
import { breakagesInDeclaring } from './__fixtures__/breakages-in-declaring.js';
import { breakagesInFailing } from './__fixtures__/breakages-in-failing.js';
import { breakagesInReading } from './__fixtures__/breakages-in-reading.js';
import { redIn, run } from './__fixtures__/collecting-runner.js';
import { type Edit, editedProvider } from './__fixtures__/edited-provider.js';
import fixtures from './__fixtures__/reference-fixtures.json' with { type: 'json' };
import { testProvider } from './index.js';

async function redAfter(edits: readonly Edit[]): Promise<string[]> {
  const load = await editedProvider(edits);
  return redIn(await run((runner) => testProvider({ ...runner, load, fixtures })));
}

describe('the suite, with a provider that has', () => {
  for (const { mistake, edits, red } of [
    ...breakagesInAsking,
    ...breakagesInDeclaring,
    ...breakagesInReading,
    ...breakagesInFailing,
  ]) {
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

  it('when the provider asks in lower case, with a header more', async () => {
    expect(await redAfter([['headers: {', "method: 'get', headers: { 'x-client': 'ours',"]])).toEqual([]);
  });

  it('when the provider does not repeat what fails', async () => {
    expect(await redAfter([['attempt === 3', 'attempt === 1']])).toEqual([]);
  });

  it('when the provider keeps something of its own in extensions', async () => {
    const edit: Edit = [wabaId, `${wabaId} extensions: { reference: { given: true } },`];
    expect(await redAfter([edit])).toEqual([]);
  });

  it('when one key of a row stands in for another that is missing', async () => {
    const own = "extensions: { reference: { label: text('name', row.name) ?? text('phone', row.phone) } },";
    expect(await redAfter([[wabaId, `${wabaId} ${own}`]])).toEqual([]);
  });

  it('when the provider calls fetch with a Request', async () => {
    const edits: Edit[] = [
      ['fetch(`${baseUrl}/${workspace}${path}`, {', 'fetch(new Request(`${baseUrl}/${workspace}${path}`, {'],
      ['AbortSignal.any([signal, deadline]),\n      })', 'AbortSignal.any([signal, deadline]),\n      }))'],
    ];
    expect(await redAfter(edits)).toEqual([]);
  });
});
