import { dialog } from './360dialog/index.js';
import { alibaba } from './alibaba/index.js';
import { antgst } from './antgst/index.js';
import { awal } from './awal/index.js';
import { aws } from './aws/index.js';
import { bird } from './bird/index.js';
import { gupshup } from './gupshup/index.js';
import { infobip } from './infobip/index.js';
import { kapso } from './kapso/index.js';
import { meta } from './meta/index.js';
import { nxcloud } from './nxcloud/index.js';
import { sinch } from './sinch/index.js';
import { telnyx } from './telnyx/index.js';
import { twilio } from './twilio/index.js';
import { vonage } from './vonage/index.js';
import { ycloud } from './ycloud/index.js';
import { zernio } from './zernio/index.js';

/** Every provider by its ID. */
export const all = {
  '360dialog': dialog,
  alibaba,
  antgst,
  awal,
  aws,
  bird,
  gupshup,
  infobip,
  kapso,
  meta,
  nxcloud,
  sinch,
  telnyx,
  twilio,
  vonage,
  ycloud,
  zernio,
} as const;
