import type { VonageFleet, VonageKey, VonageNumber, VonageWaba } from './model.js';

const primary = 'a1b2c3d4';
const subaccount = 'e5f6a7b8';

function waba(ordinal: number, name: string, changes: Partial<VonageWaba> = {}): VonageWaba {
  const standard = { account_review_status: 'Approved', timezone_id: '58', currency: 'USD' };
  return {
    waba_id: String(113_000_000_000_000_000n + BigInt(ordinal)),
    api_key: primary,
    name,
    ...standard,
    ...changes,
  };
}

function number(
  { waba_id, api_key }: VonageWaba,
  whatsapp_number: string | number,
  verified_name: string | null,
): VonageNumber {
  return { waba_id, api_key, whatsapp_number, verified_name };
}

const toucan = waba(1, 'Toucan Tours', { solution_id: '303610109049230' });
const rail = waba(2, 'Toucan Rail', { account_review_status: 'Pending', timezone_id: 94, currency: 'GBP' });
const closed = waba(3, 'Toucan Air', { account_review_status: 'Rejected' });
const ferry = waba(4, 'Puffin Ferry', { api_key: subaccount, account_review_status: 'approved' });

const wabas = [toucan, rail, closed, ferry];
const numbers = [
  number(toucan, '12025550151', 'Toucan Tours'),
  number(toucan, '442079460151', 'Toucan Tours UK'),
  number(toucan, 33639980151, 'Toucan Voyages'),
  number(rail, '442079460152', 'Toucan Rail'),
  number(rail, '442079460153', null),
  number(ferry, '46701740651', 'Puffin Ferry'),
  number(ferry, '4917604069151', 'Papageitaucher Fähre ⛴'),
];

const key: VonageKey = {
  account: 'toucan',
  apiKey: primary,
  apiSecret: 'SandboxNotReal1',
  wabas,
  numbers,
};

/** A primary account, and a subaccount that cannot list its WABA. */
export const vonageFleet: VonageFleet = [
  key,
  {
    account: 'puffin',
    apiKey: subaccount,
    apiSecret: 'SandboxNotReal2',
    isSubaccount: true,
    wabaIds: [ferry.waba_id],
    wabas: [ferry],
    numbers: numbers.filter(({ waba_id }) => waba_id === ferry.waba_id),
  },
];
