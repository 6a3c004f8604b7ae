import { startServer } from '@wabascope/provider-testing';
import { expect, it, onTestFinished } from 'vitest';
import type { CheckReport } from '../../src/check/report.js';
import { configFolder } from '../support/config-folder.js';
import { run } from '../support/executable.js';

const perMs = 700;

/** A plugin with a budget of one request in `perMs`, and a setting of which only the value `new` is accepted. */
const plugin = `
import { ProviderError } from ${JSON.stringify(new URL('../../../../packages/core/dist/index.js', import.meta.url).href)};
const info = { required: false, secret: false, type: 'string' };
export default {
  specificationVersion: 1,
  id: 'acme',
  name: 'Acme',
  reports: { number: [], waba: [] },
  settings: {
    schema: { '~standard': { version: 1, vendor: 'acme', validate: (value) => ({ value }) } },
    info: {
      baseUrl: { ...info, description: 'Where to call.' },
      form: { ...info, description: 'Form of the signature.', values: ['old', 'newer', 'new'], default: 'old' },
    },
  },
  rateLimit: { requests: 1, perMs: ${perMs}, key: () => 'one' },
  create: ({ baseUrl, form = 'old' }, { fetch }) => ({
    async *listNumbers() {
      const response = await fetch(baseUrl + '/' + form);
      if (response.status !== 200) throw new ProviderError('auth', 'The signature is wrong.', { settings: ['form'] });
      yield { items: [], warnings: [] };
    },
  }),
};`;

it('check tries the other values of a setting within the budget of the account', async () => {
  const arrivals: number[] = [];
  const { baseUrl, received } = await startServer(({ path }) => {
    arrivals.push(performance.now());
    return { status: path === '/new' ? 200 : 401, body: '' };
  }, onTestFinished);
  const shop = { provider: 'acme', baseUrl };
  const folder = await configFolder({ plugins: ['./acme.mjs'], accounts: { shop } }, { 'acme.mjs': plugin });
  onTestFinished(folder.remove);
  const { stdout } = await run(['check', '--config', folder.file, '--json']);
  const { accounts } = JSON.parse(stdout) as CheckReport;
  expect(accounts[0]?.findings[0]?.remedy).toEqual({ setting: 'form', value: 'new' });
  expect(received.map(({ path }) => path)).toEqual(['/old', '/newer', '/new']);
  const gaps = arrivals.slice(1).map((at, index) => at - (arrivals[index] ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(perMs);
});
