import { describe, expect, it } from 'vitest';
import { target, withReceiver } from '../__fixtures__/notify.js';
import { startReceiver, status, type TestReceiver } from '../__fixtures__/receiver.js';

const test = withReceiver();
const { notify, ids } = test;

describe('a receiver', () => {
  it('that responds with 500 for an hour gets the change afterward, with the same ID, and is called ever less often', async () => {
    const { pass, change, log } = notify(target(test.receiver.url, { settleSeconds: 0 }));
    await pass(1);
    test.receiver.respond = status(500);
    const { id } = change();
    await pass(3_600);
    const attempts = test.receiver.arrived.length;
    expect(attempts).toBeGreaterThan(8);
    expect(attempts).toBeLessThan(16);
    test.receiver.respond = status(200);
    await pass(1_200);
    expect(new Set(ids())).toEqual(new Set([id]));
    expect(test.receiver.arrived).toHaveLength(attempts + 1);
    expect(log.map(({ level, message }) => [level, message])).toEqual([
      ['warn', 'Changes cannot be delivered. They are sent again later.'],
      ['info', 'Changes are delivered again.'],
    ]);
    expect(log[0]?.data).toEqual({ target: 'notify[0]', problem: 'status 500' });
  });

  it('that never accepts a change does not get it after a day', async () => {
    const { pass, change, log } = notify(target(test.receiver.url, { settleSeconds: 0 }));
    await pass(1);
    test.receiver.respond = status(400);
    change();
    await pass(25 * 3_600);
    const attempts = test.receiver.arrived.length;
    await pass(6 * 3_600);
    expect(test.receiver.arrived).toHaveLength(attempts);
    expect(log.at(-1)).toEqual({
      level: 'warn',
      message: 'Changes could not be delivered within a day and were dropped.',
      data: { target: 'notify[0]', problem: 'status 400', dropped: 1 },
    });
  });

  /** Responds with this status to numbers whose ID begins with `p`. */
  function failsFor(code: number): TestReceiver['respond'] {
    return ({ json }, response) => response.writeHead(json.data.numberId.startsWith('p') ? code : 200).end();
  }
  const accepted = () => test.receiver.arrived.filter(({ json }) => !json.data.numberId.startsWith('p'));

  it('that rejects changes of many numbers gets those of others immediately', async () => {
    const { pass, change } = notify(target(test.receiver.url, { settleSeconds: 0 }));
    await pass(1);
    test.receiver.respond = failsFor(422);
    for (let count = 0; count < 10; count += 1) change({ numberId: `p${count}` });
    const other = change({ numberId: '1' });
    await pass(20);
    expect(accepted().map(({ json }) => json.data)).toEqual([other]);
  });

  it('that fails for changes of some numbers gets those of others, each number in its order', async () => {
    const { pass, change } = notify(target(test.receiver.url, { settleSeconds: 0 }));
    await pass(1);
    test.receiver.respond = failsFor(500);
    for (let count = 0; count < 5; count += 1) {
      change({ numberId: `p${count}`, to: 'YELLOW' });
      change({ numberId: `p${count}`, from: 'YELLOW' });
    }
    const others = [change({ numberId: '1' }), change({ numberId: '1', from: 'RED', to: 'YELLOW' })];
    await pass(200);
    expect(accepted().map(({ json }) => json.data)).toEqual(others);
    // The second change of a number waits for the first.
    const failed = test.receiver.arrived.filter(({ json }) => json.data.numberId.startsWith('p'));
    expect(new Set(failed.map(({ json }) => json.data.to))).toEqual(new Set(['YELLOW']));
  });

  it('that hangs delays no other target, and gets the change later', async () => {
    const other = await startReceiver();
    const settleSeconds = 0;
    const { pass, change, mayHang, log } = notify(
      target(test.receiver.url, { settleSeconds }),
      target(other.url, { settleSeconds, name: 'notify[1]' }),
    );
    await pass(1);
    test.receiver.respond = () => {};
    mayHang(test.receiver.open);
    const { id } = change();
    await pass(5);
    expect(other.arrived.map(({ json }) => json.data.id)).toEqual([id]);
    await pass(10);
    expect(log.map(({ data }) => data)).toEqual([{ target: 'notify[0]', problem: 'no response within 9.5005 s' }]);
    test.receiver.respond = status(200);
    await pass(30);
    expect(new Set(ids())).toEqual(new Set([id]));
    await other.close();
  });

  it('that redirects is not followed', async () => {
    const other = await startReceiver();
    const { pass, change, log } = notify(target(test.receiver.url, { settleSeconds: 0 }));
    await pass(1);
    test.receiver.respond = status(307, { location: other.url });
    change();
    await pass(60);
    expect(other.arrived).toEqual([]);
    expect(log[0]?.data).toEqual({ target: 'notify[0]', problem: 'status 307: redirects are not followed' });
    await other.close();
  });

  it('that sends an endless body has accepted the change, and is read no further', async () => {
    const { pass, change } = notify(target(test.receiver.url, { settleSeconds: 0 }));
    await pass(1);
    let written = 0;
    test.receiver.respond = (_, response) => {
      response.writeHead(200);
      const chunk = Buffer.alloc(65_536);
      const write = () => {
        while (!response.destroyed && response.write(chunk)) written += chunk.length;
      };
      response.on('drain', write);
      write();
    };
    change();
    await pass(60);
    expect(test.receiver.arrived).toHaveLength(1);
    expect(written).toBeLessThan(50_000_000);
  });

  it('that requests a longer wait gets it', async () => {
    const { pass, change } = notify(target(test.receiver.url, { settleSeconds: 0 }));
    await pass(1);
    test.receiver.respond = status(429, { 'retry-after': '120' });
    change();
    await pass(115);
    expect(test.receiver.arrived).toHaveLength(1);
    await pass(60);
    expect(test.receiver.arrived).toHaveLength(2);
  });
});
