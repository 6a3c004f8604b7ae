import { afterEach, beforeEach, expect, test } from 'vitest';
import { target, testNotifier } from '../__fixtures__/notify.js';
import { startReceiver, status, type TestReceiver } from '../__fixtures__/receiver.js';

let receiver: TestReceiver;
let notifier: ReturnType<typeof testNotifier>;
beforeEach(async () => {
  receiver = await startReceiver();
  notifier = testNotifier([target(receiver.url, { settleSeconds: 0 })]);
});
afterEach(async () => {
  await notifier.close();
  await receiver.close();
});

const ids = () => receiver.arrived.map(({ headers }) => headers['webhook-id']);

test('of two processes that share a journal, one sends each change', async () => {
  await notifier.startTwo();
  await notifier.pass(1);
  const sent: string[] = [];
  for (let count = 0; count < 30; count += 1) {
    sent.push(notifier.change({ numberId: `${count}` }).id);
    await notifier.pass(2);
  }
  expect(ids()).toEqual(sent);
});

test('if the process that sends ends, the other one continues with what waits and what is new', async () => {
  const crash = await notifier.startTwo();
  await notifier.pass(1);
  receiver.respond = status(500);
  const waiting = notifier.change();
  await notifier.pass(30);
  await crash();
  receiver.respond = status(200);
  const fresh = notifier.change({ numberId: '2' });
  await notifier.pass(300);
  expect(new Set(ids())).toEqual(new Set([waiting.id, fresh.id]));
  expect(ids().filter((id) => id === fresh.id)).toHaveLength(1);
});

test('a failure of the journal is reported once, and deliveries continue afterward', async () => {
  const { journal, log, pass, change } = notifier;
  await pass(1);
  const { state } = journal.deliveries;
  journal.deliveries.state = () => Promise.reject(new Error('redis://:s3cr3t@localhost is unavailable'));
  const sent = change();
  await pass(300);
  expect(receiver.arrived).toEqual([]);
  expect(log).toEqual([
    {
      level: 'warn',
      message: 'Changes cannot be read for delivery.',
      data: { target: 'notify[0]', problem: 'Error' },
    },
  ]);
  journal.deliveries.state = state;
  await pass(60);
  expect(ids()).toEqual([sent.id]);
});

test('a state that this program would not save delays deliveries no longer than a receiver that fails', async () => {
  const { journal, pass, change, restart } = notifier;
  await pass(1);
  const { save } = journal.deliveries;
  let receiverId = '';
  journal.deliveries.save = (id, state) => {
    receiverId = id;
    return save(id, state);
  };
  receiver.respond = status(500);
  const sent = change();
  await pass(30);
  receiver.respond = status(200);
  const [saved = expect.fail()] = [await journal.deliveries.state(receiverId)];
  const never = Date.parse('2100-01-01T00:00:00Z');
  await save(receiverId, {
    ...saved,
    waiting: saved.waiting.map((each) => ({ ...each, dueAt: never })),
    failing: { attempts: 1, retryAt: never },
    digest: { id: 'x', through: 'y', dueAt: Number.NaN, attempts: 0 },
  });
  await restart();
  await pass(2 * 3_600);
  expect(ids().at(-1)).toBe(sent.id);
  expect(await journal.deliveries.state(receiverId)).toMatchObject({ waiting: [] });
});
