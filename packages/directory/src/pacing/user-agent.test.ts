import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { acme, page, plugin } from '../__fixtures__/plugin.js';
import { createDirectory } from '../index.js';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
const own = `wabascope/${version}`;

/** The headers that a host's `fetch` gets for the requests of a plugin. */
async function headersOf(
  options: { userAgent?: string },
  ...requests: readonly Parameters<typeof globalThis.fetch>[]
): Promise<Record<string, string>[]> {
  const seen: Record<string, string>[] = [];
  const fetch: typeof globalThis.fetch = async (_, init) => {
    seen.push(Object.fromEntries(new Headers(init?.headers)));
    return Response.json({});
  };
  const sending = plugin({
    async *listNumbers(_settings, context) {
      for (const request of requests) await context.fetch(...request);
      yield* page([]);
    },
  });
  const providers = { acme: async () => sending };
  const directory = await createDirectory({ accounts: { a: acme }, providers, fetch, ...options });
  await directory.listNumbers();
  await directory.close();
  return seen;
}

test('requests have the name and the version of Wabascope, and keep their headers', async () => {
  const headers = { 'X-Note': 'yes' };
  const url = 'https://acme.invalid';
  expect(await headersOf({}, [url], [new URL(url), { headers }], [new Request(url, { headers })])).toEqual([
    { 'user-agent': own },
    { 'user-agent': own, 'x-note': 'yes' },
    { 'user-agent': own, 'x-note': 'yes' },
  ]);
});

test('the products of the operator come first', async () => {
  const [headers] = await headersOf({ userAgent: 'acme-console/2.1 (ops@acme.test)' }, ['https://acme.invalid']);
  expect(headers?.['user-agent']).toBe(`acme-console/2.1 (ops@acme.test) ${own}`);
});

test('a plugin may send its own', async () => {
  const init = { headers: { 'User-Agent': 'special/1' } };
  expect(await headersOf({ userAgent: 'acme/1' }, ['https://acme.invalid', init])).toEqual([
    { 'user-agent': 'special/1' },
  ]);
});

test.each(['', ' acme', 'acme ', 'acme\r\nx-evil: 1', 'acmé', 'a'.repeat(201), 1])(
  'userAgent %j is rejected',
  async (userAgent) => {
    const options = { accounts: {}, providers: {}, userAgent: userAgent as string };
    await expect(createDirectory(options)).rejects.toMatchObject({
      argument: 'userAgent',
      message: expect.stringContaining('userAgent must be a product such as "acme-console/2.1"'),
    });
  },
);
