import type { AlibabaFleet } from '../model.js';
import { kite } from './kite.js';
import { lotus } from './lotus.js';
import { lumen } from './lumen.js';
import { mango } from './mango.js';
import { orchard } from './orchard.js';

/** An ISV's key with three sub-customers and a customer space, and one STS credential. */
export const alibabaFleet: AlibabaFleet = [
  {
    accessKeyId: 'LTAI-sandbox-key-not-real',
    accessKeySecret: 'sandbox-alibaba-secret-not-real',
    spaces: [lumen, orchard, kite, lotus],
  },
  {
    accessKeyId: 'STS.sandbox-key-not-real',
    accessKeySecret: 'sandbox-sts-secret-not-real',
    securityToken: 'sandbox-sts-token/not+real==',
    spaces: [mango],
  },
];
