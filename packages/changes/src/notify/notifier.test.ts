import { Webhook } from 'standardwebhooks';
import { describe, expect, it, onTestFinished } from 'vitest';
import { testJournal } from '../__fixtures__/journal.js';
import { secret, target, testNotifier, withReceiver } from '../__fixtures__/notify.js';
import { status } from '../__fixtures__/receiver.js';

const test = withReceiver();
const { notify, ids } = test;

describe('a change', () => {
  it('is sent once, after it has settled', async () => {
    const { pass, change } = notify(target(test.receiver.url));
    await pass(1);
    const sent = change();
    await pass(299);
    expect(test.receiver.arrived).toEqual([]);
    await pass(5);
    const { headers, json } = test.receiver.one();
    expect(json).toEqual({ type: 'change.quality', timestamp: sent.seenAt, data: sent });
    expect(headers).toMatchObject({ 'content-type': 'application/json', 'webhook-id': sent.id });
    await pass(3_600);
    expect(test.receiver.arrived).toHaveLength(1);
  });

  it('is signed as Standard Webhooks requires', async () => {
    // The library compares the time with the real clock.
    const now = new Date().toISOString();
    const { pass, change, close } = testNotifier([target(test.receiver.url, { settleSeconds: 0 })], testJournal(), now);
    await pass(1);
    change({ name: 'Ünïcödé' });
    await pass(5);
    const { headers, body, json } = test.receiver.one();
    const signed = headers as Record<string, string>;
    expect(new Webhook(secret).verify(body, signed)).toEqual(json);
    const other = `whsec_${Buffer.from('another key of 32 bytes 12345678').toString('base64')}`;
    expect(() => new Webhook(other).verify(body, signed)).toThrow('No matching signature');
    expect(() => new Webhook(secret).verify(`${body} `, signed)).toThrow('No matching signature');
    await close();
  });

  it('is sent only to targets that want its direction, kind and account', async () => {
    const { pass, change } = notify(
      target(test.receiver.url, { settleSeconds: 0, kinds: ['quality'], accounts: ['riyadh'] }),
    );
    await pass(1);
    change({ direction: 'better', to: 'YELLOW' });
    change({ kind: 'status' });
    change({ account: 'oslo' });
    const wanted = change();
    await pass(60);
    expect(ids()).toEqual([wanted.id]);
  });

  it('from before the target was configured is not sent', async () => {
    const { journal, change, pass, close } = testNotifier([]);
    change();
    await pass(10);
    await close();
    const later = testNotifier([target(test.receiver.url, { settleSeconds: 0 })], journal);
    onTestFinished(later.close);
    await later.pass(600);
    expect(test.receiver.arrived).toEqual([]);
  });

  it('that is reverted before it has settled is not sent, nor its reversal', async () => {
    const { pass, change } = notify(target(test.receiver.url, { directions: ['worse', 'better', 'neutral'] }));
    await pass(1);
    change();
    change({ kind: 'number-gone', from: undefined, to: undefined });
    change({ kind: 'account-failing', numberId: undefined, from: undefined, to: 'timeout' });
    await pass(100);
    change({ from: 'RED', to: 'YELLOW' });
    await pass(100);
    change({ direction: 'better', from: 'YELLOW', to: 'GREEN' });
    change({ kind: 'number-appeared', direction: 'neutral', from: undefined, to: undefined });
    change({ kind: 'account-recovered', direction: 'better', numberId: undefined, from: 'timeout', to: undefined });
    await pass(100);
    const stays = change();
    await pass(600);
    expect(ids()).toEqual([stays.id]);
  });

  it('that is reverted after it has settled is sent', async () => {
    const { pass, change } = notify(target(test.receiver.url));
    await pass(1);
    const worse = change();
    await pass(301);
    change({ direction: 'better', from: 'RED', to: 'GREEN' });
    await pass(600);
    expect(ids()).toEqual([worse.id]);
  });

  it('that is reverted after it has settled, while nothing is sent, is sent', async () => {
    const { pass, change, stop, restart } = notify(target(test.receiver.url));
    await pass(1);
    await stop();
    const worse = change();
    await pass(301);
    change({ direction: 'better', from: 'RED', to: 'GREEN' });
    await restart();
    await pass(60);
    expect(ids()).toEqual([worse.id]);
  });
});

describe('a restart', () => {
  it('sends nothing twice, and loses nothing that waits', async () => {
    const { pass, change, restart } = notify(target(test.receiver.url));
    await pass(1);
    const first = change();
    await pass(400);
    const second = change({ numberId: '2' });
    await pass(100);
    await restart();
    await pass(400);
    expect(ids()).toEqual([first.id, second.id]);
  });

  it('keeps the wait of a receiver that fails', async () => {
    const { pass, change, restart } = notify(target(test.receiver.url, { settleSeconds: 0 }));
    await pass(1);
    test.receiver.respond = status(503);
    change();
    await pass(600);
    const attempts = test.receiver.arrived.length;
    await restart();
    await pass(20);
    expect(test.receiver.arrived.length).toBeLessThanOrEqual(attempts + 1);
  });
});

it('a change that is removed from the journal is not sent', async () => {
  const { pass, change, journal } = notify(target(test.receiver.url));
  await pass(1);
  const removed = change();
  const kept = change({ numberId: '2' });
  await pass(100);
  journal.remove(removed.id);
  await pass(600);
  expect(ids()).toEqual([kept.id]);
});
