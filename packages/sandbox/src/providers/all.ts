// One line for each provider. An id that is not an identifier needs quotes.

export { dialog as '360dialog' } from './360dialog/index.js';
export { alibaba } from './alibaba/index.js';
export { antgst } from './antgst/index.js';
export { awal } from './awal/index.js';
export { aws } from './aws/index.js';
export { bird } from './bird/index.js';
export { gupshup } from './gupshup/index.js';
export { infobip } from './infobip/index.js';
export { kapso } from './kapso/index.js';
export { meta } from './meta/index.js';
export { nxcloud } from './nxcloud/index.js';
export { sinch } from './sinch/index.js';
export { telnyx } from './telnyx/index.js';
export { twilio } from './twilio/index.js';
export { vonage } from './vonage/index.js';
export { ycloud } from './ycloud/index.js';
export { zernio } from './zernio/index.js';
