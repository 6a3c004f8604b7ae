/**
 * Appends changes of an account and replaces its baseline, both or neither. KEYS are its baseline, changes and counts,
 * and the last ID of all accounts. ARGV are, in this order:
 * 1, 2: the revision that the baseline had, empty for none, and the one that it gets
 * 3, 4: its head, and its rows, empty to keep them
 * 5: the current time, in ISO 8601
 * 6: how long the keys are kept, in milliseconds
 * 7, 8: the first day that is kept, and the maximum number of changes
 * 9 and later: the changes, each as a JSON list of field names and texts.
 * Returns the IDs of the changes, or false if the baseline has another revision. Replaces values of other types, and a
 * stream that has an ID too far in the future to continue it.
 */
export const appendScript = `
  local baseline, stream, counts, lastId = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
  for key, expected in pairs({ [baseline] = 'hash', [stream] = 'stream', [counts] = 'hash', [lastId] = 'string' }) do
    local kind = redis.call('type', key).ok
    if kind ~= 'none' and kind ~= expected then redis.call('del', key) end
  end
  if (redis.call('hget', baseline, 'revision') or '') ~= ARGV[1] then return false end
  redis.call('hset', baseline, 'revision', ARGV[2], 'head', ARGV[3])
  if ARGV[4] ~= '' then redis.call('hset', baseline, 'rows', ARGV[4]) end
  redis.call('hsetnx', baseline, 'watchedSince', ARGV[5])
  redis.call('pexpire', baseline, ARGV[6])

  local time = redis.call('time')
  local now = time[1] * 1000 + math.floor(time[2] / 1000)
  local farthest = now + 3650 * 86400000
  local ms, sequence = now, -1
  local function continueAfter(id)
    local part, number = string.match(id or '', '^(%d+)-(%d+)$')
    part, number = tonumber(part), tonumber(number)
    if part and (part > ms or (part == ms and number > sequence)) then ms, sequence = part, number end
  end
  local newest = redis.call('xrevrange', stream, '+', '-', 'COUNT', 1)[1]
  if newest and tonumber(string.match(newest[1], '^%d+')) > farthest then
    redis.call('del', stream, counts)
    newest = nil
  end
  local last = redis.call('get', lastId)
  if last and (tonumber(string.match(last, '^(%d+)-%d+$')) or farthest + 1) <= farthest then continueAfter(last) end
  if newest then continueAfter(newest[1]) end

  local ids = {}
  local day = string.format('%d', math.floor(ms / 86400000))
  for index = 9, #ARGV do
    local fields = cjson.decode(ARGV[index])
    sequence = sequence + 1
    local id = string.format('%.0f-%.0f', ms, sequence)
    redis.call('xadd', stream, id, unpack(fields))
    redis.call('hincrby', counts, day .. ' ' .. fields[2] .. ' ' .. fields[4] .. ' ' .. fields[6], 1)
    ids[#ids + 1] = id
  end

  local function forgetBefore(firstDay)
    redis.call('xtrim', stream, 'MINID', string.format('%.0f', firstDay * 86400000))
    for _, field in ipairs(redis.call('hkeys', counts)) do
      if (tonumber(string.match(field, '^%d+')) or 0) < firstDay then redis.call('hdel', counts, field) end
    end
  end
  local function oldestDay()
    local oldest = redis.call('xrange', stream, '-', '+', 'COUNT', 1)[1]
    return oldest and math.floor(tonumber(string.match(oldest[1], '^%d+')) / 86400000)
  end
  local oldest = oldestDay()
  if oldest and oldest < tonumber(ARGV[7]) then forgetBefore(tonumber(ARGV[7])) end
  while redis.call('xlen', stream) > tonumber(ARGV[8]) and oldestDay() < tonumber(day) do forgetBefore(oldestDay() + 1) end
  if #ids > 0 then
    redis.call('set', lastId, ids[#ids], 'PX', ARGV[6])
    redis.call('pexpire', stream, ARGV[6])
    redis.call('pexpire', counts, ARGV[6])
  end
  return ids`;

/** Deletes a change. KEYS are changes and counts; ARGV its ID, and the field that counts it. Returns 0 if it is gone. */
export const forgetScript = `
  if redis.call('xdel', KEYS[1], ARGV[1]) == 0 then return 0 end
  if redis.call('hincrby', KEYS[2], ARGV[2], -1) <= 0 then redis.call('hdel', KEYS[2], ARGV[2]) end
  return 1`;

/** Claims or extends. KEYS is the claim, ARGV the name of the process and how long it claims. Returns 1 if it has it. */
export const claimScript = `
  if redis.call('type', KEYS[1]).ok ~= 'string' then redis.call('del', KEYS[1]) end
  local owner = redis.call('get', KEYS[1])
  if owner and owner ~= ARGV[1] then
    if redis.call('pttl', KEYS[1]) == -1 then redis.call('pexpire', KEYS[1], ARGV[2]) end
    return 0
  end
  redis.call('set', KEYS[1], ARGV[1], 'PX', ARGV[2])
  return 1`;

/** Saves a state under a claim. KEYS are claim and state, ARGV the process, the state and how long it is kept. */
export const saveScript = `
  if redis.call('type', KEYS[1]).ok ~= 'string' or redis.call('get', KEYS[1]) ~= ARGV[1] then return 0 end
  redis.call('set', KEYS[2], ARGV[2], 'PX', ARGV[3])
  return 1`;
