import { atlasNumbers, atlasWabas } from './fleet-atlas.js';
import type { AntgstFleet } from './model.js';

/** One tenant with three default pages of numbers. */
export const antgstFleet: AntgstFleet = [
  {
    account: 'atlas',
    accessToken: 'sandbox-antgst-token-not-real',
    wabas: atlasWabas,
    numbers: atlasNumbers,
  },
];
