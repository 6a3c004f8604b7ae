import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { target, testNotifier } from '../__fixtures__/notify.js';
import { startReceiver, status, type TestReceiver } from '../__fixtures__/receiver.js';

let receiver: TestReceiver;
let notifier: ReturnType<typeof testNotifier>;
beforeEach(async () => {
  receiver = await startReceiver();
  notifier = testNotifier([target(receiver.url, { settleSeconds: 0, directions: ['worse', 'better'] })]);
  await notifier.pass(1);
});
afterEach(async () => {
  await notifier.close();
  await receiver.close();
});

function changes(count: number, more = {}) {
  return Array.from({ length: count }, (_, index) => notifier.change({ numberId: `${index}`, ...more }));
}

describe('changes that come at once', () => {
  it('are sent one by one up to 20, in their order', async () => {
    const sent = changes(20, { numberId: 'same' });
    await notifier.pass(60);
    expect(receiver.arrived.map(({ json }) => json.data.id)).toEqual(sent.map(({ id }) => id));
  });

  it('are sent as one digest from 21, those that make it worse first', async () => {
    const better = changes(5, { direction: 'better', account: 'oslo' });
    const worse = changes(20, { kind: 'status' });
    await notifier.pass(60);
    const { json, headers } = receiver.one();
    expect(json).toMatchObject({
      type: 'changes.digest',
      data: {
        summary: { total: 25, byKind: { status: 20, quality: 5 }, byDirection: { worse: 20, better: 5 } },
        firstSeenAt: better[0]?.seenAt,
        lastSeenAt: worse.at(-1)?.seenAt,
      },
    });
    expect(json.data.changes).toEqual(worse);
    expect(headers['webhook-id']).toMatch(/^digest_[\w-]{22}$/);
  });

  it('of three thousand are one digest, and the next change is sent alone', async () => {
    changes(3_000);
    await notifier.pass(60);
    expect(receiver.arrived.map(({ json }) => json.data.summary.total)).toEqual([3_000]);
    const next = notifier.change();
    await notifier.pass(60);
    expect(receiver.arrived.slice(1).map(({ json }) => json.data.id)).toEqual([next.id]);
  });
});

describe('a digest that is not accepted', () => {
  it('is sent again with the same ID and content, also after a restart, before what came later', async () => {
    receiver.respond = status(500);
    changes(21);
    await notifier.pass(10);
    const later = notifier.change({ numberId: '3', from: 'RED', to: 'YELLOW' });
    await notifier.restart();
    await notifier.pass(60);
    receiver.respond = status(200);
    await notifier.pass(600);
    const digests = receiver.arrived.filter(({ json }) => json.type === 'changes.digest');
    expect(digests.length).toBeGreaterThan(2);
    expect(new Set(digests.map(({ body, headers }) => `${headers['webhook-id']} ${body}`)).size).toBe(1);
    expect(receiver.arrived.at(-1)?.json.data).toEqual(later);
    expect(receiver.arrived.filter(({ json }) => json.data.id === later.id)).toHaveLength(1);
  });

  it('does not hold up changes of other numbers if the receiver accepts them', async () => {
    receiver.respond = ({ json }, response) => response.writeHead(json.type === 'changes.digest' ? 400 : 200).end();
    changes(21);
    await notifier.pass(10);
    const other = notifier.change({ numberId: 'other' });
    await notifier.pass(60);
    expect(receiver.arrived.some(({ json }) => json.data.id === other.id)).toBe(true);
  });
});
