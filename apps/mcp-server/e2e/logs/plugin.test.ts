import { expect, it, onTestFinished } from 'vitest';
import { configFolder } from '../support/config-folder.js';
import { logLines, startStdioServer } from '../support/stdio-server.js';

const token = 'acme-secret-token-46';

/** Logs everything that a plugin must not log, and throws if its `reports` are read after the first fetch. */
const careless = `let wasFetched = false;
export default {
  specificationVersion: 1,
  id: 'acme',
  name: 'Acme',
  get reports() {
    if (wasFetched) throw new TypeError('broken with derived-47');
    return { number: [], waba: [] };
  },
  settings: {
    schema: { '~standard': { version: 1, vendor: 'acme', validate: (value) => ({ value }) } },
    info: { token: { description: 'Access token.', required: true, secret: true, type: 'string' } },
  },
  create: ({ token }, { log }) => ({
    async *listNumbers() {
      console.log('printed by a plugin');
      log('warn', 'fetching with ' + token, {
        authorization: 'Bearer derived-47',
        headers: { Authorization: 'Bearer derived-47', cookie: 'derived-47' },
        request: { url: 'https://api.example/numbers?access_token=derived-47', signature: 'derived-47' },
        level: 'fatal',
      });
      log('debug', 'a detail');
      wasFetched = true;
      yield { items: [], warnings: [] };
    },
  }),
};`;

it('secrets in the log lines of a plugin are removed by value, by name and in URLs, and its reports are read once', async () => {
  const config = { plugins: ['./acme.mjs'], accounts: { shop: { provider: 'acme', token } } };
  const folder = await configFolder(config, { 'acme.mjs': careless });
  onTestFinished(() => folder.remove());
  const server = await startStdioServer(['--config', folder.file]);
  await server.request('tools/call', { name: 'list-numbers', arguments: {} });
  await server.request('tools/call', { name: 'list-accounts', arguments: {} });
  const { stdout, stderr } = await server.end();

  expect(stdout.join()).not.toContain('printed by a plugin');
  expect(stderr).toContain('printed by a plugin');
  expect(stderr.join('\n')).not.toMatch(/derived-47|acme-secret-token/);
  expect(logLines(stderr.filter((line) => line.startsWith('{')))).toEqual([
    {
      level: 'warn',
      time: expect.any(String),
      requestId: expect.any(String),
      account: 'shop',
      msg: '[withheld: it contains a secret of this account]',
      data: {
        authorization: '[secret]',
        headers: { Authorization: '[secret]', cookie: '[secret]' },
        request: { url: 'https://api.example/numbers', signature: '[secret]' },
        level: 'fatal',
      },
    },
  ]);
});
