import { defaultFleet, type Fleet } from '@wabascope/sandbox';

/** The providers that page request 100 rows at a time, so these rows are two pages. */
const longList = 130;

/** The sandbox's fleet, with two pages of numbers where a provider pages. */
export const fleet: Partial<Fleet> = {
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
