import { defaultFleet, type Fleet, generateFleet, type ProviderId } from '@wabascope/sandbox';
import { faultsOf } from './provider-faults.js';

/** The providers that page request 100 rows at a time, so these rows are two pages. */
const longList = 130;

/** The sandbox's fleet of a provider, with two pages of numbers if the provider pages. */
export function fleetOf(provider: ProviderId): Partial<Fleet> {
  const numbers = faultsOf[provider].generatedNumbers;
  return numbers === undefined ? longFleet : { [provider]: generateFleet(provider, { accounts: 1, numbers }) };
}

const longFleet: Partial<Fleet> = {
  antgst: defaultFleet.antgst.map((tenant) => ({
    ...tenant,
    numbers: repeated(tenant.numbers, (row, index) => ({ ...row, phoneNumberId: `70${index}` })),
  })),
  meta: {
    ...defaultFleet.meta,
    wabas: defaultFleet.meta.wabas.map((waba) => ({
      ...waba,
      numbers: repeated(waba.numbers, (row, index) => ({ ...row, id: `1063${index}` })),
    })),
  },
};

function repeated<Row>(rows: readonly Row[], change: (row: Row, index: number) => Row): Row[] {
  if (rows.length === 0) return [];
  const copies = Array.from({ length: Math.ceil(longList / rows.length) }, () => rows).flat();
  return copies.slice(0, longList).map(change);
}
