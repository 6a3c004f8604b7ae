import { isProviderError, openProvider, type Page, type PhoneNumber, type Waba } from '@wabascope/core';
import meta from '@wabascope/provider-meta';
import { defaultFleet, type Fault, type Fleet, startSandbox } from '@wabascope/sandbox';
import { expect, it } from 'vitest';

/*
 * If Meta rejects a part of a request, only that part is missing. Each case is one behavior of the Graph API, with the
 * members that are then missing and the warning that reports it.
 */

const retail = '10229012934000001';
const homeVisits = '10229012934000005';

interface Case {
  readonly name: string;
  /** An account of the default fleet. */
  readonly account: 'oslo' | 'tripoli';
  readonly waba?: Partial<Fleet['meta']['wabas'][number]> & { readonly id: string };
  readonly token?: Partial<Fleet['meta']['tokens'][number]>;
  readonly omitsNodeType?: boolean;
  readonly fault?: Fault;
  /** Members that the numbers of the WABA lack. All others are those of the default fleet. */
  readonly numbersLack?: readonly (keyof PhoneNumber)[];
  readonly wabaLacks?: readonly (keyof Waba)[] | 'everything';
  readonly warning?: RegExp;
}

const fieldErrors = ['nonexisting', 'deprecated', 'permission'] as const;
const ofNumbers = [
  ['health_status', 'healthStatus'],
  ['throughput', 'throughput'],
  ['status', 'status'],
] as const;
const ofWabas = [
  ['owner_business_info', ['businessId', 'businessName']],
  ['currency', ['currency']],
  ['name', ['name']],
] as const;

const cases: readonly Case[] = [
  ...fieldErrors.flatMap((how) => [
    ...ofNumbers.map(
      ([field, member]): Case => ({
        name: `the field ${field} is rejected (${how})`,
        account: 'oslo',
        waba: { id: retail, fieldErrors: { [field]: how } },
        numbersLack: [member],
        wabaLacks: field === 'throughput' ? [] : [member],
        warning: new RegExp(`WABA ${retail}.* missing: ${field}\\.`),
      }),
    ),
    ...ofWabas.map(
      ([field, members]): Case => ({
        name: `the field ${field} of the WABA is rejected (${how})`,
        account: 'oslo',
        waba: { id: retail, fieldErrors: { [field]: how } },
        wabaLacks: members,
        warning: new RegExp(`WABA ${retail}.* missing: ${field}\\.`),
      }),
    ),
  ]),
  {
    name: 'a field is rejected with a message that lacks the type of the node',
    account: 'oslo',
    omitsNodeType: true,
    waba: { id: retail, fieldErrors: { currency: 'nonexisting', throughput: 'nonexisting' } },
    numbersLack: ['throughput'],
    wabaLacks: ['currency'],
    warning: /missing: currency\./,
  },
  {
    name: 'a response cannot have more than 12 rows',
    account: 'oslo',
    waba: { id: retail, maxPageSize: 12 },
  },
  {
    name: 'the token names the WABA under another scope',
    account: 'tripoli',
    token: { targets: { whatsapp_business_messaging: [homeVisits] } },
  },
  {
    name: 'the token also names an ID that is not a WABA ID',
    account: 'tripoli',
    token: { targets: { whatsapp_business_management: [homeVisits, '10634052200000031'] }, granted: [] },
    warning: /has a grant for the ID 10634052200000031, which is not a WABA ID/,
  },
  {
    name: 'the node of the WABA is rejected, and its numbers are not',
    account: 'tripoli',
    waba: { id: homeVisits, nodeForbidden: true },
    numbersLack: ['wabaName'],
    wabaLacks: 'everything',
    warning: /The name of WABA 10229012934000005 could not be read \(permission\)/,
  },
  {
    name: 'one list of a business is rejected',
    account: 'oslo',
    fault: { kind: 'status', status: 403, call: 'client_whatsapp_business_accounts' },
    warning: /The list client_whatsapp_business_accounts could not be read \(permission\)/,
  },
];

const name = 'nothing is rejected';
const listed = {
  oslo: await listsOf({ name, account: 'oslo' }),
  tripoli: await listsOf({ name, account: 'tripoli' }),
};

it.each(cases)('$name: nothing else is missing', async (row) => {
  const id = row.waba?.id ?? homeVisitsOrRetail(row);
  const { numbersLack = [], wabaLacks = [], warning = /^$/ } = row;
  const whole = listed[row.account](id);
  const { numbers, waba, messages } = (await listsOf(row))(id);
  expect(whole.numbers.length).toBeGreaterThan(0);
  expect(numbers).toEqual(whole.numbers.map((number) => without(number, numbersLack)));
  expect(waba).toEqual(wabaLacks === 'everything' || !whole.waba ? undefined : without(whole.waba, wabaLacks));
  const added = messages.filter((message) => !whole.messages.includes(message));
  expect(added.join('\n')).toMatch(warning);
});

function homeVisitsOrRetail({ account }: Case): string {
  return account === 'oslo' ? retail : homeVisits;
}

/** Lists the account. The result selects the numbers and the row of one WABA, and has every warning. */
async function listsOf(row: Case) {
  const faults = row.fault === undefined ? [] : [row.fault];
  const sandbox = await startSandbox({ providers: ['meta'], fleet: { meta: fleetOf(row) }, faults });
  const account = await openProvider(meta, sandbox.accounts()[row.account]);
  const numbers = await collect(account.listNumbers());
  const wabas = await collect(account.getWabas?.() ?? []);
  await sandbox.close();
  return (id: string) => ({
    numbers: numbers.items.filter(({ wabaId }) => wabaId === id),
    waba: wabas.items.find((waba) => waba.id === id),
    messages: [...numbers.warnings, ...wabas.warnings].map(({ message }) => message),
  });
}

function fleetOf({ account, waba, token, omitsNodeType = false }: Case): Fleet['meta'] {
  const { apps, businesses, wabas, tokens } = defaultFleet.meta;
  return {
    businesses,
    apps: apps.map((app) => ({ ...app, omitsNodeType })),
    wabas: wabas.map((each) => (each.fields.id === waba?.id ? { ...each, ...waba } : each)),
    tokens: tokens.map((each) => (each.account === account ? { ...each, ...token } : each)),
  };
}

/** All rows and warnings of the pages before a ProviderError. */
async function collect<Item>(pages: AsyncIterable<Page<Item>> | Iterable<Page<Item>>): Promise<Page<Item>> {
  const all: Page<Item>[] = [];
  try {
    for await (const page of pages) all.push(page);
  } catch (error) {
    if (!isProviderError(error)) throw error;
  }
  return { items: all.flatMap(({ items }) => items), warnings: all.flatMap(({ warnings }) => warnings) };
}

/** The row without some members and without the provider's own words for them. */
function without<Row extends PhoneNumber | Waba>(row: Row, members: readonly string[]): object {
  const entries = Object.entries(row).filter(([name]) => !members.includes(name) && name !== 'reported');
  const reported = Object.entries(row.reported ?? {}).filter(([name]) => !members.includes(name));
  return {
    ...Object.fromEntries(entries),
    ...(reported.length > 0 && { reported: Object.fromEntries(reported) }),
  };
}
