import { openProvider, type Provider, type ProviderContext } from '@wabascope/core';
import alibaba from '@wabascope/provider-alibaba';
import antgst from '@wabascope/provider-antgst';
import awal from '@wabascope/provider-awal';
import meta from '@wabascope/provider-meta';
import nxcloud from '@wabascope/provider-nxcloud';
import type { ProviderId } from '@wabascope/sandbox';

export const providers: readonly ProviderId[] = ['alibaba', 'antgst', 'awal', 'meta', 'nxcloud'];

/** The account of each provider that the tests use. */
export const aliases: Readonly<Record<ProviderId, string>> = {
  alibaba: 'singapore',
  antgst: 'atlas',
  awal: 'riyadh',
  meta: 'beirut',
  nxcloud: 'shenzhen',
};

type Open = (settings: object, context: Partial<ProviderContext>) => Promise<Provider>;

// Each plugin has settings of another type.
const open: Readonly<Record<ProviderId, Open>> = {
  alibaba: (...given) => openProvider(alibaba, ...given),
  antgst: (...given) => openProvider(antgst, ...given),
  awal: (...given) => openProvider(awal, ...given),
  meta: (...given) => openProvider(meta, ...given),
  nxcloud: (...given) => openProvider(nxcloud, ...given),
};

/** Opens an account as a host does. */
export function openAccount(id: ProviderId, settings: object, context: Partial<ProviderContext>): Promise<Provider> {
  return open[id](settings, context);
}
