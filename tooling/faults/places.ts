import type { Fault, ProviderId } from '@wabascope/sandbox';

/** Where in a listing a fault strikes. */
export interface Place {
  readonly provider: ProviderId;
  readonly name: 'first page' | 'later page' | 'WABA call' | 'owner call';
  readonly lists: 'numbers' | 'wabas';
  readonly strikes: Pick<Exclude<Fault, { kind: 'refuse' }>, 'call' | 'page' | 'after'>;
}

/** The calls that each provider makes for a listing. */
export const places: readonly Place[] = [
  { provider: 'alibaba', name: 'first page', lists: 'numbers', strikes: { call: 'QueryChatappPhoneNumbers' } },
  { provider: 'alibaba', name: 'WABA call', lists: 'wabas', strikes: { call: 'QueryChatappBindWaba' } },
  { provider: 'alibaba', name: 'owner call', lists: 'wabas', strikes: { call: 'QueryWabaBusinessInfo' } },
  { provider: 'antgst', name: 'first page', lists: 'numbers', strikes: { page: '1' } },
  { provider: 'antgst', name: 'later page', lists: 'numbers', strikes: { page: '2' } },
  { provider: 'antgst', name: 'WABA call', lists: 'wabas', strikes: { call: 'businessAccounts' } },
  { provider: 'awal', name: 'first page', lists: 'numbers', strikes: { call: 'waba-numbers' } },
  { provider: 'meta', name: 'first page', lists: 'numbers', strikes: { call: 'phone_numbers', page: '1' } },
  { provider: 'meta', name: 'later page', lists: 'numbers', strikes: { call: 'phone_numbers', after: 1 } },
  { provider: 'meta', name: 'WABA call', lists: 'wabas', strikes: { call: 'node' } },
  { provider: 'nxcloud', name: 'first page', lists: 'numbers', strikes: { call: 'phoneList' } },
  { provider: 'nxcloud', name: 'WABA call', lists: 'wabas', strikes: { call: 'phoneList' } },
];
