import { expect, onTestFinished, test } from 'vitest';
import { configFolder } from '../../support/config-folder.js';
import { run } from '../../support/executable.js';

const account = { provider: 'meta', accessToken: 'meta-Secret-93' };

test.each([
  ['a name instead of a database number', 'redis://cache.example/abc'],
  ['a negative database', 'redis://cache.example/-1'],
  ['a password with a slash', 'redis://user:93/Secret@cache.example'],
  ['a password with a number sign', 'redis://user:93#Secret@cache.example'],
  ['a percent sign that encodes nothing', 'redis://:%zz-Secret@cache.example'],
  ['bytes that are not UTF-8', 'redis://:%ff-Secret@cache.example'],
  ['an invalid host name', 'redis://%zz'],
  ['no host', 'redis://'],
  ['port 0', 'redis://cache.example:0'],
  ['options', 'redis://cache.example?commandTimeout=999999999'],
  ['the https protocol', 'https://:Secret@cache.example'],
  ['a file', 'unix:///run/redis-Secret.sock'],
  ['a path', '/run/redis-Secret.sock'],
])('a store address with %s is a single configuration problem', async (_, store) => {
  const folder = await configFolder({ accounts: { oslo: account }, store });
  onTestFinished(folder.remove);
  const { status, stdout, stderr } = await run(['--config', folder.file]);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  const [headline, sentence, ...others] = stderr.trim().split('\n');
  expect(headline).toBe('wabascope: Invalid configuration.');
  expect(sentence).toMatch(/: store: It must be the address of a Redis or Valkey server/);
  expect(others).toEqual([]);
  expect(stderr).not.toContain('Secret');
});

test('an empty store address is a single configuration problem', async () => {
  const folder = await configFolder({ accounts: { oslo: account }, store: '' });
  onTestFinished(folder.remove);
  const { status, stderr } = await run(['--config', folder.file]);
  expect(status).toBe(2);
  expect(stderr.trim().split('\n').slice(1)).toEqual([
    expect.stringMatching(/: store: It must not be empty\. Write the address, or remove the key\.$/),
  ]);
});

test('an invalid store address is reported together with the other configuration problems', async () => {
  const folder = await configFolder({ accounts: { oslo: { provider: 'meta' } }, store: 'redis://cache.example/abc' });
  onTestFinished(folder.remove);
  const { status, stderr } = await run(['--config', folder.file]);
  expect(status).toBe(2);
  expect(stderr).toMatch(/: store: It must be/);
  expect(stderr).toMatch(/: account oslo, accessToken: /);
});
