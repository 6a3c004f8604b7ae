import { openProvider, type Provider, type ProviderContext, type ProviderPlugin } from '@wabascope/core';
import alibaba from '@wabascope/provider-alibaba';
import antgst from '@wabascope/provider-antgst';
import awal from '@wabascope/provider-awal';
import meta from '@wabascope/provider-meta';
import nxcloud from '@wabascope/provider-nxcloud';
import type { Exchange } from '@wabascope/provider-testing';
import { exchangesOf } from './exchanges.js';

/** A listing of a provider, with the exchanges that were recorded for it. */
export interface Recording {
  readonly name: string;
  readonly provider: string;
  readonly lists: 'numbers' | 'wabas';
  readonly exchanges: readonly Exchange[];
  /** Values that must not appear in any output. */
  readonly secrets: readonly string[];
  open(fetch: ProviderContext['fetch']): Promise<Provider>;
}

/** Shorter than the first wait before a retry, so that nothing is retried. */
const timeoutMs = 199;

function recording<Settings>(
  plugin: ProviderPlugin<Settings>,
  lists: Recording['lists'],
  settings: Readonly<Record<string, string>>,
  ...files: string[]
): Recording {
  return {
    name: `${lists} of ${files.join(' and ')}`,
    provider: plugin.id,
    lists,
    exchanges: files.flatMap(exchangesOf),
    secrets: Object.values(settings).filter((value) => value.startsWith('hidden')),
    open: (fetch) => openProvider(plugin, { ...settings, timeoutMs }, { fetch, now: () => Date.UTC(2026, 0, 1) }),
  };
}

const ofAlibaba = { accessKeyId: 'made-up-id', accessKeySecret: 'hidden-secret', securityToken: 'hidden-sts==' };
const ofAntgst = { accessToken: 'hidden-antgst-token' };
const ofAwal = { clientId: 'made-up-client', hmacSecret: 'hidden-hmac-secret', domain: 'made-up-workspace' };
const ofNxcloud = { accessKey: 'made-up-key', accessSecret: 'hidden-secret', appkey: 'jh42xxxd434' };
const ofMeta = { accessToken: 'hidden-access-token', appSecret: 'hidden0123456789abcdef0123456789' };
const ofWaba = { ...ofMeta, wabaId: '102290129340398' };
const ofBusiness = { ...ofMeta, businessId: '506914307656634' };
const ofToken = { ...ofMeta, appId: '634974688087057' };

export const recordings: readonly Recording[] = [
  recording(alibaba, 'numbers', ofAlibaba, 'alibaba/list-numbers'),
  recording(alibaba, 'numbers', ofAlibaba, 'alibaba/list-numbers-newer-fields'),
  recording(alibaba, 'wabas', ofAlibaba, 'alibaba/get-wabas'),
  recording(alibaba, 'wabas', ofAlibaba, 'alibaba/get-wabas-newer-fields'),
  recording(antgst, 'numbers', ofAntgst, 'antgst/two-pages'),
  recording(antgst, 'wabas', ofAntgst, 'antgst/business-accounts'),
  recording(awal, 'numbers', ofAwal, 'awal/list-numbers'),
  recording(meta, 'numbers', ofWaba, 'meta/numbers'),
  recording(meta, 'wabas', ofWaba, 'meta/wabas'),
  recording(meta, 'numbers', ofBusiness, 'meta/business'),
  recording(meta, 'numbers', ofToken, 'meta/debug-token', 'meta/business'),
  recording(nxcloud, 'numbers', ofNxcloud, 'nxcloud/phone-list'),
  recording(nxcloud, 'wabas', ofNxcloud, 'nxcloud/phone-list'),
  recording(nxcloud, 'numbers', ofNxcloud, 'nxcloud/get-phone'),
];

export function recordingOf(name: string): Recording {
  const found = recordings.find((recording) => recording.name === name);
  if (found === undefined) throw new Error(`There is no recording ${name}.`);
  return found;
}
