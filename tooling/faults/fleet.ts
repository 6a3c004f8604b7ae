import { defaultFleet, type Fleet } from '@wabascope/sandbox';

/** Rows of the providers that page: the providers ask for 100 at a time, so these are two pages. */
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
  return Array.from({ length: longList }, (_, index) => rows[index % rows.length]).flatMap((row, index) =>
    row === undefined ? [] : [change(row, index)],
  );
}
