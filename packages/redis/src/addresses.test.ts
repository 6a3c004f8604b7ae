import { isArgumentError } from '@wabascope/directory';
import { isRedisMissing, withRedis } from '@wabascope/redis-server';
import { describe, expect, test } from 'vitest';
import { redis, replica } from './__fixtures__/replicas.js';
import { openSharedStore } from './index.js';

test.each([
  ['', ''],
  ['Secret', ''],
  ['redis:', ', but its host is not valid'],
  ['redis://', ', but its host is not valid'],
  ['redis:///0', ', but its host is not valid'],
  ['redis://%zz', ', but its host is not valid'],
  ['redis://a%20b', ', but its host is not valid'],
  ['redis://[::Secret]', ''],
  ['https://Secret.example', ', but it has another protocol'],
  ['constructor://Secret.example', ', but it has another protocol'],
  ['unix:///Secret.sock', ', but it has another protocol'],
  ['/Secret.sock', ''],
  ['redis://Secret.example:0', ', but its port is 0'],
  ['redis://Secret.example:65536', ''],
  ['redis://Secret.example/abc', ', but its database is not a number'],
  ['redis://Secret.example/-1', ', but its database is not a number'],
  ['redis://Secret.example/1/2', ', but its database is not a number'],
  ['redis://Secret.example/0x1', ', but its database is not a number'],
  ['redis://Secret.example/%31', ', but its database is not a number'],
  ['redis://:%zz-Secret@cache.example', ', but the percent-encoding of its password is not valid'],
  ['redis://:%ff-Secret@cache.example', ', but the percent-encoding of its password is not valid'],
  ['redis://%zz:Secret@cache.example', ', but the percent-encoding of its username is not valid'],
  ['redis://cache.example?password=Secret', ' without ? and #'],
  ['redis://user:12#Secret@cache.example', ' without ? and #'],
  ['redis://:Sec/ret@cache.example', ''],
])('an invalid address is rejected without quoting it: %s', async (url, why) => {
  const error = await openSharedStore({ url, replicas: 1 }).catch((rejection: unknown) => rejection);
  expect(isArgumentError(error)).toBe(true);
  expect(error).toMatchObject({
    argument: 'url',
    message: `url must be the address of a Redis or Valkey server${why}.`,
  });
});

describe.skipIf(isRedisMissing)(withRedis, () => {
  test('user, password and database are read, in any case of the protocol', async () => {
    const server = await redis('p@ss/w#rd?%');
    await server.command('SET', 'key', 'value');
    for (const protocol of ['redis', 'REDIS', 'valkey', 'VALKEY']) {
      for (const database of ['', '/', '/3']) {
        const url = server.url.replace('redis', protocol).replace('//:', '//default:') + database;
        expect(await (await replica(url)).ready()).toEqual({ ok: true });
      }
    }
    const { stores } = await replica(`${server.url}/3`);
    await stores.numbers.set('key', { attemptedAt: 1, items: [], warnings: [] });
    expect(await server.command('INFO', 'keyspace')).toMatch(/db3:keys=/);
  });

  test('with TLS in the address, in any case, nothing is sent without it', async () => {
    const server = await redis();
    const ready = ['rediss', 'REDISS', 'valkeys', 'VALKEYS'].map(async (protocol) =>
      (await replica(server.url.replace('redis', protocol))).ready(),
    );
    expect((await Promise.all(ready)).map(({ ok }) => ok)).toEqual([false, false, false, false]);
  });
});
