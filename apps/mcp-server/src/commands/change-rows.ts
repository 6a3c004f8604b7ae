import type { Change } from '@wabascope/changes';
import type { Row } from '../output/column.js';
import type { Layout } from './listing.js';

export const changesLayout: Layout = {
  table: ['seenAt', 'account', 'number', 'direction', 'kind', 'from', 'to', 'name'],
  wide: [
    'seenAt',
    'since',
    'account',
    'provider',
    'number',
    'wabaId',
    'direction',
    'kind',
    'from',
    'to',
    'reasons',
    'count',
    'name',
  ],
  headings: { seenAt: 'SEEN (UTC)', wabaId: 'WABA' },
  short: [],
};

/** All fields of a change. */
export function changeRow({ id: _, numberId, number = numberId, ...change }: Change): Row {
  return { ...change, ...(number === undefined ? {} : { number }) };
}
