import { listAll } from '@wabascope/provider-testing';
import { generateFleet, startSandbox } from '@wabascope/sandbox';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openAccount } from './__fixtures__/account.js';

/** Pages as documented, and written without a line of this package. */
let sandbox: Awaited<ReturnType<typeof startSandbox<'twilio'>>>;

beforeEach(async () => {
  sandbox = await startSandbox({ providers: ['twilio'] });
});

afterEach(() => sandbox.close());

/** An account of the sandbox, without the settings of the other tests. */
const open = (settings: object = {}) => openAccount({ authToken: undefined, ...settings });

it('every account lists its numbers without a warning', async () => {
  const counts = await Promise.all(
    Object.values(sandbox.accounts()).map(async (settings) => {
      const { items, warnings } = await listAll(await open(settings), 'numbers');
      expect(warnings).toEqual([]);
      return items.length;
    }),
  );
  expect(counts).toEqual([13, 3]);
});

it('several pages are followed to the last row', async () => {
  const fleet = generateFleet('twilio', { accounts: 1, numbers: 250 });
  const large = await startSandbox({ providers: ['twilio'], fleet: { twilio: fleet } });
  try {
    const { items, warnings } = await listAll(await open(large.accounts()['generated-00000']), 'numbers');
    const senderIds = fleet.flatMap(({ senders }) => senders.map((sender) => sender.sender_id));
    expect(items.map(({ phoneNumber }) => `whatsapp:${phoneNumber}`)).toEqual(senderIds);
    expect(warnings).toEqual([]);
    expect(large.requests.list()).toHaveLength(3);
  } finally {
    await large.close();
  }
});

it('a wrong token causes the error auth', async () => {
  const account = await open({ ...sandbox.accounts().denver, authToken: 'wrong' });
  await expect(listAll(account, 'numbers')).rejects.toMatchObject({
    code: 'auth',
    details: { status: 401, upstreamCode: '20003', requestId: expect.stringMatching(/^RQ/) },
  });
});

it('new words are warnings, an odd row is left out, and an odd payload is bad-response', async () => {
  const account = await open(sandbox.accounts().denver);
  const { items } = await listAll(account, 'numbers');
  await sandbox.faults.set({ kind: 'unknown-words' });
  const strange = await listAll(account, 'numbers');
  expect(strange.items).toHaveLength(items.length);
  expect(new Set(strange.warnings.map(({ type }) => type))).toEqual(new Set(['unknown-value']));
  await sandbox.faults.set({ kind: 'odd-row' });
  const odd = await listAll(account, 'numbers');
  expect(odd.items).toEqual(items);
  expect(odd.warnings.map(({ type }) => type)).toEqual(['skipped-item']);
  await sandbox.faults.set({ kind: 'wrong-types', of: 'payload' });
  await expect(listAll(account, 'numbers')).rejects.toMatchObject({ code: 'bad-response' });
});
