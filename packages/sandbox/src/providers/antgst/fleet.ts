import { atlasNumbers, atlasWabas } from './fleet-atlas.js';
import type { AntgstFleet } from './model.js';

/** One tenant whose numbers fill three default pages. */
export const antgstFleet: AntgstFleet = [
  {
    account: 'atlas',
    accessToken: 'sandbox-antgst-token-not-real',
    wabas: atlasWabas,
    numbers: atlasNumbers,
  },
];
