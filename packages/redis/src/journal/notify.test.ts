import {
  type Change,
  type Clock,
  type Journal,
  type NotifyTarget,
  startNotifier,
  systemClock,
} from '@wabascope/changes';
import { startServer } from '@wabascope/provider-testing';
import { isRedisMissing, withRedis } from '@wabascope/redis-server';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { redis, replica } from '../__fixtures__/replicas.js';

const fingerprint = 'acme:a:digest';

/** A hundred times as fast. */
const fast: Clock = { now: () => Date.now(), after: (ms, run) => systemClock.after(ms / 100, run) };

/** The IDs of the messages that a receiver gets. */
async function receiver(): Promise<{ url: string; ids: unknown[] }> {
  const ids: unknown[] = [];
  const { baseUrl } = await startServer(({ headers }) => {
    ids.push(headers['webhook-id']);
    return { status: 204 };
  }, onTestFinished);
  return { url: `${baseUrl}/`, ids };
}

/** The journal of one server, which sends to the target. */
async function serverOf(store: string, target: NotifyTarget): Promise<Journal> {
  const journal = (await replica(store)).journal({});
  journal.watch?.([fingerprint]);
  const notifier = startNotifier({ journal, targets: [target], fetch, clock: fast });
  onTestFinished(() => notifier.close());
  return journal;
}

async function append(journal: Journal, id: string): Promise<void> {
  const time = new Date().toISOString();
  const facts = { account: 'a', provider: 'acme', kind: 'quality', direction: 'worse', numberId: id } as const;
  const change: Change = { id, seenAt: time, since: time, ...facts, from: 'GREEN', to: 'RED' };
  const numbers = { [id]: { quality: 'RED', facts: 1 } };
  const baseline = { fingerprint, account: 'a', provider: 'acme', mapping: { numbers: '1' }, numbers, wabas: {} };
  await journal.baseline(fingerprint);
  await journal.append({ ...baseline, numbersAt: time }, [change]);
}

describe.skipIf(isRedisMissing)(withRedis, () => {
  test('of two servers, one sends each change, whichever has found it', async () => {
    const { url } = await redis();
    const { url: to, ids } = await receiver();
    const target = { name: 'x', url: to, format: 'webhook', directions: ['worse'], settleSeconds: 0 } as const;
    const servers = [await serverOf(url, target), await serverOf(url, target)];
    // The first change that is sent shows that one of them has started.
    for (let first = 0; ids.length === 0; first += 1) {
      await append(servers[0] as Journal, `first-${first}`);
      await vi.waitFor(() => expect(ids).not.toEqual([]), { timeout: 300 }).catch(() => {});
    }
    const sent = Array.from({ length: 12 }, (_, index) => `change-${index}`);
    for (const [index, id] of sent.entries()) await append(servers[index % 2] as Journal, id);
    await append(servers[1] as Journal, 'last');
    await vi.waitFor(() => expect(ids).toContain('last'), { timeout: 20_000 });
    const received = ids.filter((id) => String(id).startsWith('change-'));
    expect(received).toEqual(sent);
  });
});
