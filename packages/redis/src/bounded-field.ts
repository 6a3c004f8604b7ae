import type { Redis } from 'ioredis';

const script = `
  if redis.call('hstrlen', KEYS[1], ARGV[1]) > tonumber(ARGV[2]) then return false end
  return redis.call('hget', KEYS[1], ARGV[1])`;

/** A field of a hash; undefined if it is missing or larger than `maxBytes`. Larger values are not transferred. */
export async function boundedField(
  client: Redis,
  key: string,
  field: string,
  maxBytes: number,
): Promise<string | undefined> {
  const value = await client.eval(script, 1, key, field, maxBytes);
  return typeof value === 'string' ? value : undefined;
}
