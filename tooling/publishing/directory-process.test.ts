import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

/** Runs a program on the built package, with one account whose plugin sends `pages` requests. @returns What it prints. */
async function run({ rateLimit, pages, program }: { rateLimit: object; pages: number; program: string }) {
  const source = `
    import { createRequire } from 'node:module';
    import { createDirectory } from ${JSON.stringify(new URL('../../packages/directory/dist/index.js', import.meta.url).href)};
    const acme = {
      specificationVersion: 1, id: 'acme', name: 'Acme', reports: { number: [], waba: [] },
      settings: { schema: { '~standard': { version: 1, vendor: 'acme', validate: (value) => ({ value }) } }, info: {} },
      rateLimit: { key: () => 'one', ...${JSON.stringify(rateLimit)} },
      create: (_settings, { fetch }) => ({
        async *listNumbers() {
          for (let page = 0; page < ${pages}; page += 1) await fetch('http://127.0.0.1:9/').catch(() => {});
          yield { items: [{ id: '1' }], warnings: [] };
        },
      }),
    };
    const open = (options) =>
      createDirectory({ accounts: { a: { provider: 'acme' } }, providers: { acme: async () => acme }, ...options });
    const { cache } = createRequire(import.meta.url);
    const undiciIsLoaded = () => Object.keys(cache).some((path) => /[\\\\/]undici[\\\\/]/.test(path));
    ${program}`;
  const { stdout, stderr } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', source]);
  expect(stderr).toBe('');
  return stdout.trim();
}

test('a process stays alive while a request waits for its turn, and ends although slots are still taken', async () => {
  const program = `
    const directory = await open({ fetch: async () => new Response('{}'), refresh: { everySeconds: 3600 } });
    const { total } = await directory.listNumbers();
    console.log(total);`;
  expect(await run({ rateLimit: { requests: 1, perMs: 100 }, pages: 3, program })).toBe('1');
  expect(await run({ rateLimit: { requests: 5, perMs: 3_600_000 }, pages: 3, program })).toBe('1');
});

test('undici is loaded at the first request, and not earlier', async () => {
  const program = `
    const directory = await open();
    console.log(undiciIsLoaded());
    await directory.listNumbers();
    console.log(undiciIsLoaded());`;
  expect(await run({ rateLimit: { requests: 1, perMs: 1 }, pages: 1, program })).toBe('false\ntrue');
});

test('without undici, the failure of an account names undici, and close resolves', async () => {
  const program = `
    const { register } = await import('node:module');
    const hook = \`export async function resolve(specifier, context, next) {
      if (specifier !== 'undici') return next(specifier, context);
      throw Object.assign(new Error('Cannot find package undici'), { code: 'ERR_MODULE_NOT_FOUND' });
    }\`;
    register('data:text/javascript,' + encodeURIComponent(hook));
    const fetching = { ...acme, create: (_settings, { fetch }) => ({
      async *listNumbers() { await fetch('http://127.0.0.1:9/'); },
    }) };
    const directory = await createDirectory({ accounts: { a: { provider: 'acme' } }, providers: { acme: async () => fetching } });
    const { failures: [{ code, message, retryable, upstreamCode }] } = await directory.listNumbers();
    await directory.close();
    console.log(JSON.stringify({ code, message, retryable, upstreamCode }));`;
  expect(JSON.parse(await run({ rateLimit: { requests: 1, perMs: 1 }, pages: 1, program }))).toEqual({
    code: 'config',
    message: 'The HTTP client, the package undici, cannot be loaded; reinstall the dependencies.',
    retryable: false,
    upstreamCode: 'ERR_MODULE_NOT_FOUND',
  });
});
