import { assessNumber, type PhoneNumber } from '@wabascope/core';
import { listAll } from '@wabascope/provider-testing';
import { expect, it } from 'vitest';
import { accountOn } from './__fixtures__/account.js';

/** The health of a number, and what it is worth. */
async function healthOf(can_send_message: string, ...entities: object[]) {
  const row = {
    id: '106540352242922',
    display_phone_number: '+1 631-555-5555',
    status: 'CONNECTED',
    health_status: { can_send_message, entities },
  };
  const { account } = await accountOn(({ path }) => ({
    status: 200,
    body: path.endsWith('/phone_numbers') ? { data: [row] } : { name: 'Market' },
  }));
  const { items, warnings } = await listAll(account, 'numbers');
  const number = items[0] as PhoneNumber;
  const { canSendMessage, verdictFrom, reasons } = assessNumber(number);
  return { number, warnings, verdict: [canSendMessage, verdictFrom, ...reasons.map(({ code }) => code)], reasons };
}

const waba = { entity_type: 'WABA', can_send_message: 'AVAILABLE' };
const noServer = {
  error_code: 138_024,
  error_description: 'No SIP server is set for this number.',
  possible_solution: 'Set one in the calling settings.',
};
const payment = {
  error_code: 141_006,
  error_description: 'The payment method fails.',
  possible_solution: 'Add another one.',
};

it.each(['BLOCKED', 'AVAILABLE'])(
  'a number that only cannot receive calls can send, whether the whole is %s',
  async (whole) => {
    const { number, warnings, verdict, reasons } = await healthOf(
      whole,
      {
        entity_type: 'PHONE_NUMBER',
        can_send_message: 'AVAILABLE',
        can_receive_call_sip: 'BLOCKED',
        errors: [noServer],
      },
      waba,
      { entity_type: 'APP', can_send_message: 'AVAILABLE', can_receive_call_sip: 'LIMITED' },
    );
    expect(verdict).toEqual(['AVAILABLE', 'provider', 'health-calls', 'waba-health-calls']);
    expect(reasons[0]).toMatchObject({
      severity: 'notice',
      meta: { code: 138_024, solution: noServer.possible_solution },
    });
    expect(number.reported?.healthStatus).toBe(whole === 'AVAILABLE' ? undefined : whole);
    expect(warnings).toEqual([]);
  },
);

it('what blocks messages stays apart from what blocks calls', async () => {
  const { number, verdict, reasons } = await healthOf(
    'BLOCKED',
    { entity_type: 'PHONE_NUMBER', can_send_message: 'BLOCKED', can_receive_call_sip: 'BLOCKED', errors: [noServer] },
    { ...waba, can_send_message: 'BLOCKED', errors: [payment] },
  );
  expect(verdict).toEqual(['BLOCKED', 'provider', 'health-blocked', 'waba-payment', 'health-calls']);
  expect(reasons.map(({ meta }) => meta?.code)).toEqual([undefined, 141_006, 138_024]);
  expect(number.reported).toBeUndefined();
});

it('a limited number that cannot receive calls is limited', async () => {
  const { verdict, reasons } = await healthOf(
    'BLOCKED',
    {
      entity_type: 'PHONE_NUMBER',
      can_send_message: 'LIMITED',
      can_receive_call_sip: 'BLOCKED',
      additional_info: ['The display name has not been approved yet.'],
      errors: [noServer],
    },
    waba,
  );
  expect(verdict).toEqual(['LIMITED', 'provider', 'health-limited', 'health-calls']);
  expect(reasons[0]?.meta).toEqual({ description: 'The display name has not been approved yet.' });
});

it.each([
  ['no entity', []],
  [
    'an entity with a word that is not known',
    [{ ...waba, can_send_message: 'ASLEEP', can_receive_call_sip: 'BLOCKED' }],
  ],
  ['no problem with calls', [waba]],
])('BLOCKED with %s stays BLOCKED', async (_, entities) => {
  const { verdict } = await healthOf('BLOCKED', ...entities);
  expect(verdict.slice(0, 3)).toEqual(['BLOCKED', 'provider', 'health-blocked']);
});
