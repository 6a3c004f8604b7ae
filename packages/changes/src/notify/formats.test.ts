import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { target, testNotifier } from '../__fixtures__/notify.js';
import { startReceiver, type TestReceiver } from '../__fixtures__/receiver.js';

let receiver: TestReceiver;
let notifier: ReturnType<typeof testNotifier> | undefined;
beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(async () => {
  await notifier?.close();
  await receiver.close();
});

async function started(...more: Parameters<typeof target>[1][]) {
  notifier = testNotifier(more.map((each) => target(receiver.url, { settleSeconds: 0, ...each })));
  await notifier.pass(1);
  return notifier;
}

describe('the format cloudevents', () => {
  it('is a structured event, signed like a webhook', async () => {
    const { change, pass } = await started({ format: 'cloudevents' });
    const sent = change();
    await pass(10);
    const { headers, json } = receiver.one();
    expect(headers['content-type']).toBe('application/cloudevents+json; charset=utf-8');
    expect(headers['webhook-signature']).toMatch(/^v1,/);
    expect(json).toEqual({
      specversion: '1.0',
      id: sent.id,
      source: 'wabascope://accounts/riyadh',
      type: 'io.github.wabascope.change.quality',
      subject: '10691',
      time: sent.seenAt,
      datacontenttype: 'application/json',
      data: sent,
    });
  });

  it('has the WABA or the account as subject of other changes, and none for a digest', async () => {
    const { change, pass } = await started({ format: 'cloudevents' });
    change({ kind: 'waba-status', numberId: undefined, wabaId: '77' });
    change({ kind: 'account-failing', numberId: undefined });
    await pass(10);
    for (let count = 0; count < 21; count += 1) change();
    await pass(10);
    expect(receiver.arrived.map(({ json }) => [json.subject, json.source])).toEqual([
      ['77', 'wabascope://accounts/riyadh'],
      ['riyadh', 'wabascope://accounts/riyadh'],
      [undefined, 'wabascope://changes'],
    ]);
  });
});

describe('the format slack', () => {
  const hostile = '<!channel> *Acme* <https://evil.example|click> :tada: \u202e';

  it('has text of third parties only as plain text', async () => {
    const { change, pass } = await started({ format: 'slack', secret: undefined });
    change({ kind: 'name', name: hostile, from: hostile, to: 'Acme', number: hostile });
    await pass(10);
    const { json } = receiver.one();
    expect(json.text).toBe('Worse: name (riyadh)');
    const texts = json.blocks.map(({ type, text }: { type: string; text: object }) => ({ type, ...text }));
    expect(texts).toMatchObject([{ type: 'plain_text', emoji: false }]);
    expect(texts[0].text).toContain('<!channel> *Acme*');
    expect(texts[0].text).not.toContain('\u202e');
  });

  it('has no block that Slack would reject, also with very long names', async () => {
    const { change, pass } = await started({ format: 'slack', secret: undefined });
    for (let count = 0; count < 40; count += 1) {
      change({ numberId: `${count}`, name: 'n'.repeat(5_000), from: 'f'.repeat(5_000), to: 't'.repeat(5_000) });
    }
    await pass(10);
    const { json } = receiver.one();
    expect(json.text).toBe('40 changes: 40 worse');
    expect(json.blocks.length).toBeLessThanOrEqual(50);
    for (const { text } of json.blocks) expect(text.text.length).toBeLessThanOrEqual(3_000);
  });

  it('is sent about once a second', async () => {
    const { change, pass } = await started({ format: 'slack', secret: undefined });
    for (let count = 0; count < 5; count += 1) change({ numberId: `${count}` });
    const counts: number[] = [];
    for (let second = 0; second < 6; second += 1) {
      await pass(1);
      counts.push(receiver.arrived.length);
    }
    expect(counts).toEqual([1, 2, 3, 4, 5, 5]);
  });
});

describe('two targets with one URL', () => {
  it('have a queue each', async () => {
    const { change, pass } = await started({ kinds: ['quality'] }, { kinds: ['status'] });
    const quality = change();
    const status = change({ kind: 'status' });
    await pass(10);
    expect(receiver.arrived.map(({ json }) => json.data.id).sort()).toEqual([quality.id, status.id].sort());
  });
});
