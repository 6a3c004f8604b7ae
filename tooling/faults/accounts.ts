import { openProvider, type Provider, type ProviderContext } from '@wabascope/core';
import alibaba from '@wabascope/provider-alibaba';
import antgst from '@wabascope/provider-antgst';
import awal from '@wabascope/provider-awal';
import meta from '@wabascope/provider-meta';
import nxcloud from '@wabascope/provider-nxcloud';
import type { ProviderId } from '@wabascope/sandbox';

export const providers: readonly ProviderId[] = ['alibaba', 'antgst', 'awal', 'meta', 'nxcloud'];

/** The account of each provider that the tests fetch. */
export const aliases: Readonly<Record<ProviderId, string>> = {
  alibaba: 'singapore',
  antgst: 'atlas',
  awal: 'riyadh',
  meta: 'beirut',
  nxcloud: 'shenzhen',
};

type Open = (settings: object, context: Partial<ProviderContext>) => Promise<Provider>;

/** Opens an account of each provider as a host does. */
export const openAccount: Readonly<Record<ProviderId, Open>> = {
  alibaba: (...account) => openProvider(alibaba, ...account),
  antgst: (...account) => openProvider(antgst, ...account),
  awal: (...account) => openProvider(awal, ...account),
  meta: (...account) => openProvider(meta, ...account),
  nxcloud: (...account) => openProvider(nxcloud, ...account),
};
