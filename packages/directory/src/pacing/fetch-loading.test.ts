import { afterEach, expect, test, vi } from 'vitest';
import { createFetch } from '../index.js';

afterEach(() => vi.unstubAllEnvs());

test('an invalid proxy URL is reported without its address, and close resolves', async () => {
  for (const name of ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY']) vi.stubEnv(name, 'no url: hunter2');
  const web = createFetch();
  const error: unknown = await web.fetch('http://127.0.0.1:1/').catch((reason: unknown) => reason);
  expect(error).toMatchObject({ code: 'config', message: expect.stringContaining('HTTPS_PROXY') });
  expect(JSON.stringify(error)).not.toMatch(/hunter2|network/);
  await expect(web.close()).resolves.toBeUndefined();
});
