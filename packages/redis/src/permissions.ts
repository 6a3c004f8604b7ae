import type { Redis } from 'ioredis';

/** Commands without a key. */
const withoutKey = ['time', 'multi', 'exec'];

/** The commands that are sent, or called by a script, for the keys that begin with these words. */
const withKey: Readonly<Record<string, readonly string[]>> = {
  heartbeat: ['set'],
  'slots:': ['type', 'del', 'zremrangebyscore', 'zcard', 'zadd', 'zrem', 'pexpire'],
  'pause:': ['pttl', 'pexpire', 'set'],
  'numbers:': ['hstrlen', 'hget', 'del', 'hset', 'pexpire'],
  'wabas:': ['hstrlen', 'hget', 'del', 'hset', 'pexpire'],
  'mutex:': ['evalsha', 'set', 'get', 'del', 'pexpire'],
  'changes:': ['type', 'del', 'xadd', 'xdel', 'xtrim', 'xlen', 'xrange', 'xrevrange', 'pexpire'],
  'change-counts:': ['type', 'del', 'hincrby', 'hkeys', 'hdel', 'hgetall', 'pexpire'],
  'baseline:': ['type', 'del', 'hget', 'hset', 'hsetnx', 'hstrlen', 'pexpire'],
  'delivery:': ['type', 'strlen', 'get', 'set'],
  'delivery-claim:': ['type', 'del', 'get', 'set', 'pttl', 'pexpire'],
  'last-change': ['type', 'del', 'get', 'set'],
};

/** Returns two lists: the indexes of the commands that Redis rejects, and of those that it does not have. */
const script = `
  local rejected, unknown = {}, {}
  for index, words in ipairs(redis.acl_check_cmd and cjson.decode(ARGV[1]) or {}) do
    local exists, allowed = pcall(redis.acl_check_cmd, unpack(words))
    if not exists then unknown[#unknown + 1] = index - 1
    elseif not allowed then rejected[#rejected + 1] = index - 1 end
  end
  return { rejected, unknown }`;

/**
 * Describes what the user of the connection may not do although this package needs it. Undefined if nothing is missing,
 * or if Redis does not support the check.
 */
export async function missingPermissions(client: Redis): Promise<string | undefined> {
  const prefix = client.options.keyPrefix ?? '';
  const checks = checksOf(prefix);
  const reply = (await client.eval(script, 0, JSON.stringify(checks))) as [number[], number[]];
  const [rejected, unknown] = reply.map((indexes) => checks.filter((_, index) => indexes.includes(index)));
  if (unknown !== undefined && unknown.length > 0) return unknownProblem(unknown.map(nameOf));
  if (rejected === undefined || rejected.length === 0) return undefined;
  // This script runs, so EVAL is rejected because of the key, and so are the other commands of that key.
  const keys = new Set(rejected.filter((words) => nameOf(words) === 'eval').map((words) => words.at(-1)));
  const commands = rejected.filter((words) => !keys.has(words.at(-1))).map(nameOf);
  return permissionProblem(commands, keys.size > 0 ? `${prefix}*` : undefined);
}

/**
 * A sentence with the remedy.
 * @param commands That the user may not run.
 * @param keys Pattern of the keys that the user may not read and write; undefined if there are none.
 */
export function permissionProblem(commands: readonly string[], keys?: string): string {
  const names = [...new Set(commands)].sort();
  const problems = [
    ...(names.length === 0 ? [] : [`run ${names.join(', ').toUpperCase()}`]),
    ...(keys === undefined ? [] : [`read and write all keys ${keys}`]),
  ];
  const rules = [...names.map((name) => `+${name}`), ...(keys === undefined ? [] : [`~${keys}`])];
  return `The Redis user may not ${problems.join(' or ')} (NOPERM). Grant the permission: ACL SETUSER USER ${rules.join(' ')}.`;
}

function unknownProblem(commands: readonly string[]): string {
  const names = [...new Set(commands)].sort().join(', ').toUpperCase();
  return `Redis does not have the command ${names}. Use Redis 7 or later, or Valkey, without rename-command for it.`;
}

/** Each is a command with its arguments, the key last. */
function checksOf(prefix: string): string[][] {
  const keyed = Object.entries(withKey).map(([start, commands]) => ({ key: `${prefix}${start}x`, commands }));
  return [
    ...keyed.map(({ key }) => ['eval', '', '1', key]),
    ...withoutKey.map((command) => [command]),
    ...keyed.flatMap(({ key, commands }) => commands.map((command) => argumentsOf(command, key))),
  ];
}

function nameOf([command = '']: readonly string[]): string {
  return command;
}

function argumentsOf(command: string, key: string): string[] {
  return command === 'evalsha' ? [command, '', '1', key] : [command, key];
}
