import { createHash, randomUUID } from 'node:crypto';
import { type Budget, maxPauseMs, type Slot } from '@wabascope/directory';
import type { Redis } from 'ioredis';
import { wait } from './wait.js';

/** Budgets as they are kept in Redis. Rejections are Redis's, or `signal.reason`. */
export interface SharedBudgets {
  /**
   * Takes a slot of all budgets, or of none. If one of them is paused or spent, waits briefly and resolves to `undefined`.
   */
  tryTake(budgets: readonly Budget[], signal: AbortSignal | undefined): Promise<Slot | undefined>;
  /** Stops giving slots to any process. A shorter pause does not end a longer one. */
  pause(budgets: readonly Budget[], ms: number): void;
}

/** How long to wait for a pause to end before checking again, in milliseconds. */
const maxRecheckMs = 100;

/**
 * The longest that a request may be on its way to the provider, in milliseconds: as long as connecting may take. For so
 * long, and `perMs` after it, the slots of a process that has died stay taken.
 */
const onTheWayMs = 10_000;

/** The time of Redis, which is the same for all processes: milliseconds since 1970. */
const now = `
  local time = redis.call('time')
  local now = time[1] * 1000 + math.floor(time[2] / 1000)`;

/**
 * A slot is a member of a sorted set, whose score is the time at which it is free again. KEYS are, for each budget, its
 * slots and its pause. ARGV are the name of the slot, the longest pause and, for each budget, how many slots it has, how
 * long one is taken at most, and when to look again. Returns how long to wait, 0 when the slot is taken. What cannot be
 * of a process of ours is removed or cut to our own limits, so that it never blocks a budget for good.
 */
const takeScript = `${now}
  local waitMs = 0
  for i = 1, #KEYS / 2 do
    local slots, pause = KEYS[2 * i - 1], KEYS[2 * i]
    local requests, longest, again = tonumber(ARGV[3 * i]), tonumber(ARGV[3 * i + 1]), tonumber(ARGV[3 * i + 2])
    local paused = redis.call('pttl', pause)
    if paused == -1 or paused > tonumber(ARGV[2]) then
      redis.call('pexpire', pause, ARGV[2])
      paused = tonumber(ARGV[2])
    end
    local kind = redis.call('type', slots).ok
    if kind ~= 'zset' and kind ~= 'none' then redis.call('del', slots) end
    redis.call('zremrangebyscore', slots, '-inf', string.format('%.0f', now))
    redis.call('zremrangebyscore', slots, string.format('(%.0f', now + longest), '+inf')
    if paused > 0 then waitMs = math.max(waitMs, paused)
    elseif redis.call('zcard', slots) >= requests then waitMs = math.max(waitMs, again) end
  end
  if waitMs > 0 then return waitMs end
  for i = 1, #KEYS / 2 do
    local longest = tonumber(ARGV[3 * i + 1])
    redis.call('zadd', KEYS[2 * i - 1], string.format('%.0f', now + longest), ARGV[1])
    redis.call('pexpire', KEYS[2 * i - 1], longest)
  end
  return 0`;

/** The response has begun: KEYS are the slots of the budgets, ARGV the name of the slot and how long it counts in each. */
const usedScript = `${now}
  for i = 1, #KEYS do
    redis.call('zadd', KEYS[i], 'xx', 'lt', string.format('%.0f', now + ARGV[i + 1]), ARGV[1])
  end`;

export function createSharedBudgets(client: Redis): SharedBudgets {
  function slotOf(name: string, budgets: readonly Budget[]): Slot {
    const keys = budgets.map(slotsKey);
    return {
      unused() {
        for (const key of keys) client.zrem(key, name).catch(ignore);
      },
      used() {
        // The time of Redis counts whole milliseconds, so it may be up to one behind.
        const counts = budgets.map(({ perMs }) => Math.ceil(perMs) + 1);
        client.eval(usedScript, keys.length, ...keys, name, ...counts).catch(ignore);
      },
    };
  }

  return {
    async tryTake(budgets, signal) {
      const name = randomUUID();
      const keys = budgets.flatMap((budget) => [slotsKey(budget), pauseKey(budget)]);
      const limits = budgets.flatMap((budget) => [budget.requests, maxHoldMs(budget), recheckMs(budget)]);
      const waitMs = Number(await client.eval(takeScript, keys.length, ...keys, name, maxPauseMs, ...limits));
      if (waitMs > 0) {
        await wait(Math.min(waitMs, maxRecheckMs), signal);
        return undefined;
      }
      const slot = slotOf(name, budgets);
      if (signal?.aborted) slot.unused();
      signal?.throwIfAborted();
      return slot;
    },
    pause(budgets, ms) {
      for (const key of budgets.map(pauseKey)) {
        const set = client.multi().set(key, '', 'PX', ms, 'NX').pexpire(key, ms, 'GT').exec();
        // Without Redis, it pauses this process only.
        set.catch(ignore);
      }
    },
  };
}

/** Without Redis, a slot is freed by its time limit. */
function ignore(): void {}

/** How long a slot is taken at most, in whole milliseconds. */
function maxHoldMs({ perMs }: Budget): number {
  return Math.ceil(perMs) + onTheWayMs;
}

/**
 * How long to wait for a slot before looking again, in whole milliseconds: an eighth of the time in which one becomes
 * free. For each set of budgets, one request of each process looks.
 */
function recheckMs({ requests, perMs }: Budget): number {
  return Math.ceil(Math.min(Math.max(perMs / requests / 8, 10), maxRecheckMs));
}

function slotsKey(budget: Budget): string {
  return `slots:${digest(budget)}`;
}

function pauseKey(budget: Budget): string {
  return `pause:${digest(budget)}`;
}

/** A hash, because the ID reveals the owner of the budget. */
function digest({ id }: Budget): string {
  return createHash('sha256').update(id).digest('base64url');
}
