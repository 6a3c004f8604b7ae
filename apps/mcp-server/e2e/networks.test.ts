import { defaultFleet, startSandbox } from '@wabascope/sandbox';
import { expect, onTestFinished, test } from 'vitest';
import { configFolder } from './support/config-folder.js';
import { run } from './support/executable.js';

test('every provider receives the configured user agent', async () => {
  const sandbox = await startSandbox();
  onTestFinished(() => sandbox.close());
  const folder = await configFolder({ accounts: sandbox.accounts(), userAgent: 'acme-console/2.1' });
  onTestFinished(folder.remove);
  await run(['check', '--config', folder.file]);
  const requests = sandbox.requests.list();
  expect(new Set(requests.map(({ provider }) => provider))).toEqual(new Set(Object.keys(defaultFleet)));
  expect(requests.filter(({ userAgent }) => !/^acme-console\/2\.1 wabascope\/\d/.test(userAgent ?? ''))).toEqual([]);
});

test('a user agent that is not a valid header value is a configuration problem', async () => {
  const folder = await configFolder({
    accounts: { a: { provider: 'antgst', accessToken: 'x' } },
    userAgent: 'a\r\nb: c',
  });
  onTestFinished(folder.remove);
  const { status, stderr } = await run(['check', '--config', folder.file]);
  expect(status).toBe(2);
  expect(stderr).toMatch(/userAgent: Invalid value\. Expected: a product such as "acme-console\/2\.1"/);
});

test('the sandbox does not use the proxy of HTTP_PROXY and HTTPS_PROXY', async () => {
  const proxy = '127.0.0.1:9';
  const env = { HTTP_PROXY: proxy, HTTPS_PROXY: proxy };
  const { stdout } = await run(['check', 'oslo', '--sandbox', '--json'], { env });
  expect(JSON.parse(stdout)).toMatchObject({ accounts: [{ account: 'oslo', works: true }] });
});

test.each([
  ['a proxy of another kind', 'socks5://127.0.0.1:1'],
  ['no proxy', 'http://:hunter2'],
])('the sandbox works with a proxy variable that names %s', async (_, HTTPS_PROXY) => {
  const env = { HTTPS_PROXY, HTTP_PROXY: HTTPS_PROXY, NO_PROXY: '${NO_PROXY}' };
  const check = await run(['check', 'oslo', '--sandbox', '--json'], { env });
  expect(JSON.parse(check.stdout)).toMatchObject({ accounts: [{ account: 'oslo', works: true }] });
  const numbers = await run(['numbers', '--accounts', 'oslo', '--sandbox', '--format', 'json'], { env });
  expect([numbers.status, check.stderr, numbers.stderr]).toEqual([0, '', '']);
  const server = await run(['mcp', '--sandbox'], { env });
  expect([server.status, server.stderr]).toEqual([0, '']);
});

test.each([[[]], [['check']], [['numbers']]])(
  'with configured accounts, an invalid proxy variable is named in an error message with status 2: %j',
  async (args) => {
    const env = { HTTPS_PROXY: 'http://:hunter2', ANTGST_ACCESS_TOKEN: 'made-up' };
    const { status, stderr } = await run(args, { env });
    expect(stderr).toBe(
      'wabascope: The environment variable HTTPS_PROXY is not the address of a proxy. Write http://HOST:PORT or HOST:PORT, or unset HTTPS_PROXY.\n',
    );
    expect(status).toBe(2);
  },
);
