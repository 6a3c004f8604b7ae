import type { ProviderSandbox } from '../provider.js';
import { alibaba } from './alibaba/index.js';
import type { AlibabaFleet, AlibabaSettings } from './alibaba/model.js';
import { antgst } from './antgst/index.js';
import type { AntgstFleet, AntgstSettings } from './antgst/model.js';
import { awal } from './awal/index.js';
import type { AwalFleet, AwalSettings } from './awal/model.js';
import { meta } from './meta/index.js';
import type { MetaFleet, MetaSettings } from './meta/model.js';
import { nxcloud } from './nxcloud/index.js';
import type { NxcloudFleet, NxcloudSettings } from './nxcloud/model.js';

/** What each provider serves. */
export interface Fleet {
  readonly alibaba: AlibabaFleet;
  readonly awal: AwalFleet;
  readonly nxcloud: NxcloudFleet;
  readonly antgst: AntgstFleet;
  readonly meta: MetaFleet;
}

/** What a client needs to reach each provider, apart from the address. */
export interface ProviderSettings {
  readonly alibaba: AlibabaSettings;
  readonly awal: AwalSettings;
  readonly nxcloud: NxcloudSettings;
  readonly antgst: AntgstSettings;
  readonly meta: MetaSettings;
}

export type ProviderId = keyof Fleet;

export const providers: { readonly [P in ProviderId]: ProviderSandbox<Fleet[P], ProviderSettings[P]> } = {
  alibaba,
  awal,
  nxcloud,
  antgst,
  meta,
};

/** What each provider serves when `startSandbox` is given nothing else. */
export const defaultFleet: Fleet = {
  alibaba: alibaba.defaultFleet,
  awal: awal.defaultFleet,
  nxcloud: nxcloud.defaultFleet,
  antgst: antgst.defaultFleet,
  meta: meta.defaultFleet,
};
