import { createHook } from 'node:async_hooks';
import { describe, expect, it, onTestFinished } from 'vitest';
import { breakagesInClocks, sending } from './__fixtures__/breakages-in-clocks.js';
import { breakagesInDeclaring } from './__fixtures__/breakages-in-declaring.js';
import { breakagesInErrors } from './__fixtures__/breakages-in-errors.js';
import { breakagesInFixtures } from './__fixtures__/breakages-in-fixtures.js';
import { breakagesInHandles } from './__fixtures__/breakages-in-handles.js';
import { breakagesInRequests } from './__fixtures__/breakages-in-requests.js';
import { breakagesInRows } from './__fixtures__/breakages-in-rows.js';
import { noSentence, redIn, run } from './__fixtures__/collecting-runner.js';
import { type Edit, editedProvider, editedText } from './__fixtures__/edited-provider.js';
import recorded from './__fixtures__/reference-fixtures.json' with { type: 'json' };
import { testProvider } from './index.js';

/** The failures of the suite, or of those of its tests whose title includes `part`. */
async function redAfter(edits: readonly Edit[], recordings: readonly Edit[] = [], part = ''): Promise<string[]> {
  const load = await editedProvider(edits);
  const fixtures: typeof recorded = JSON.parse(editedText(JSON.stringify(recorded), recordings));
  return redIn(await run((runner) => testProvider({ ...runner, load, fixtures }), part));
}

describe('the suite, with a provider that has', () => {
  const breakages = [
    breakagesInDeclaring,
    breakagesInRequests,
    breakagesInClocks,
    breakagesInHandles,
    breakagesInRows,
    breakagesInErrors,
    breakagesInFixtures,
  ].flat();
  for (const { mistake, edits = [], recordings = [], red, says = '' } of breakages) {
    it(`${mistake}, is red: ${red}`, async () => {
      const failures = await redAfter(edits, recordings, red);
      expect(failures).toContainEqual(expect.stringContaining(says));
      expect(failures.filter((failure) => failure.includes(noSentence))).toEqual([]);
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

  it('when a recorded response has a header of the suite, in another case', async () => {
    const parsed = 'const body = parse(await response.text());';
    const once = `if (response.headers.get('content-type')?.includes(',')) throw new Error('two types'); ${parsed}`;
    const body = '"body":{"rows":[{"phone":"+1 555 010 0001"';
    const headers = '"headers":{"Content-Type":"application/json; charset=utf-8"}';
    expect(await redAfter([[parsed, once]], [[body, `${headers},${body}`]])).toEqual([]);
  });

  const kept = "import crypto, { randomInt, randomUUID } from 'node:crypto'; const { randomUUID: kept } = crypto;";
  it.each([
    ['random values', '[randomUUID(), Math.random()]'],
    ['random values that differ in each listing', '[randomInt(2 ** 40), signed(kept())]'],
    ['a signature of nonce and time of the context', "[randomUUID(), signed(context.now() + ' ' + randomUUID())]"],
    ['such a signature that differs in each listing', "[context.now(), signed(context.now() + ' ' + kept())]"],
    ['the time that has passed', 'performance.now()'],
  ])('when the provider sends %s', async (_name, expression) => {
    expect(await redAfter(sending(expression, kept))).toEqual([]);
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

describe('the suite opens no connection', () => {
  const globalFetch: Edit = ['pace(request, { signal, scope })', 'request(fetch)'];

  it('and resolves no host name, when the provider uses the fetch of the process', async () => {
    const types: string[] = [];
    const hook = createHook({ init: (_id, type) => void types.push(type) }).enable();
    onTestFinished(() => void hook.disable());
    const failures = await redAfter([globalFetch]);
    expect(types.filter((type) => /^(GETADDRINFOREQWRAP|QUERYWRAP|TCPCONNECTWRAP)$/.test(type))).toEqual([]);
    expect(failures).not.toEqual([]);
    // The cause of each, so that it is also the first that an author reads.
    expect(failures.filter((failure) => !failure.includes('Use the fetch of the context'))).toEqual([]);
  });
});

describe('after a wrong recorded request', () => {
  it('every failure of that listing names this cause, and the first failure is one of them', async () => {
    const failures = await redAfter([], [['"cursor":"second"', '"cursor":"other"']]);
    expect(failures[0]).toContain('listNumbers made a request that is not in the fixtures.');
    const others = failures.filter((failure) => !failure.includes('that is not in the fixtures'));
    expect(others).toEqual([]);
  });
});
