import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type Call, createLog } from './log.js';

let text: string;
const stderr = {
  write: (part: string) => {
    text += part;
    return true;
  },
  dropped: () => 3,
  flush: async () => {},
};
beforeEach(() => {
  text = '';
});

const lines = () =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

describe('the log', () => {
  it('writes a line of JSON with level, time and message', async () => {
    const log = createLog('info', stderr);
    log.warn('A warning.', { account: 'oslo' });
    await log.close();
    expect(lines()).toEqual([{ level: 'warn', time: expect.any(String), account: 'oslo', msg: 'A warning.' }]);
    expect(new Date(lines()[0].time).toISOString()).toBe(lines()[0].time);
  });

  it.each([
    ['debug', ['debug', 'info', 'warn', 'error']],
    ['warn', ['warn', 'error']],
    ['silent', []],
  ] as const)('at level %s writes %j', async (level, written) => {
    const log = createLog(level, stderr);
    const all = ['debug', 'info', 'warn', 'error'] as const;
    for (const each of all) log[each]('message');
    await log.close();
    expect(lines().map((line) => line.level)).toEqual(written);
    expect(all.filter((each) => log.isOn(each))).toEqual(written);
  });

  it('adds the request ID and the caller of the current call, also after waiting', async () => {
    const log = createLog('info', stderr);
    const work = async () => {
      await Promise.resolve();
      log.info('in the call', { account: 'oslo' });
    };
    await log.during({ requestId: 'request-1', caller: 'team' }, work);
    log.info('outside');
    await log.close();
    expect(lines()).toMatchObject([{ requestId: 'request-1', caller: 'team' }, { msg: 'outside' }]);
    expect(lines()[1]).not.toHaveProperty('requestId');
  });

  it('does not connect a line with a caller that may not see its account', async () => {
    const log = createLog('info', stderr);
    const notify = vi.fn<NonNullable<Call['notify']>>();
    log.during({ requestId: 'request-2', caller: 'team', accounts: new Set(['oslo']), notify }, () => {
      log.warn('of another account', { account: 'bergen' });
      log.warn('of an own account', { account: 'oslo' });
    });
    await log.close();
    expect(lines()).toMatchObject([{ account: 'bergen' }, { account: 'oslo', requestId: 'request-2', caller: 'team' }]);
    expect(lines()[0]).not.toHaveProperty('caller');
    expect(notify.mock.calls).toEqual([['warn', 'of an own account', { account: 'oslo' }]]);
  });

  it('notifies the client of warnings and errors only, at every level of the log', async () => {
    const log = createLog('silent', stderr);
    const notify = vi.fn<NonNullable<Call['notify']>>();
    log.during({ requestId: 'request-3', notify }, () => {
      for (const level of ['debug', 'info', 'warn', 'error'] as const) log[level]('message');
    });
    await log.close();
    expect(notify.mock.calls.map(([level]) => level)).toEqual(['warn', 'error']);
    expect(text).toBe('');
  });

  it('counts the lines that stderr dropped', () => {
    expect(createLog('info', stderr).dropped()).toBe(3);
  });
});
