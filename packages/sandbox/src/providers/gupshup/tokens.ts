import type { JsonMap } from '../../json.js';
import { madeUpToken } from './made-up.js';
import type { GupshupApp, GupshupFleet, GupshupPartner } from './model.js';

const dayMs = 24 * 3_600_000;

/** The tokens that the server has issued. */
export interface Tokens {
  /** The response of a login; the token in it is valid for 24 hours. */
  login(partner: GupshupPartner, at: number): JsonMap;
  partnerOf(token: string | undefined, at: number): GupshupPartner | undefined;
  /** The token of the app, which is created if it has none. */
  ofApp(app: GupshupApp, at: number): JsonMap;
  appOf(token: string | undefined): GupshupApp | undefined;
}

export function issuedTokens(fleet: GupshupFleet): Tokens {
  const logins = new Map<string, { readonly partner: GupshupPartner; readonly until: number }>();
  const apps = new Map<string, GupshupApp>();
  for (const { apps: all } of fleet) for (const app of all) if (app.token) apps.set(app.token, app);

  return {
    login(partner, at) {
      const token = `sandbox.login.${logins.size + 1}.${partner.clientSecret.length}`;
      logins.set(token, { partner, until: at + dayMs });
      return { token, id: 4321, name: partner.email, email: partner.email, admin: true, billingType: 'POSTPAID' };
    },
    partnerOf(token = '', at) {
      const login = logins.get(token);
      return login && at < login.until ? login.partner : undefined;
    },
    ofApp(app, at) {
      const [known] = [...apps].find(([, { row }]) => row.id === app.row.id) ?? [];
      const token = known ?? madeUpToken(app.row.id);
      apps.set(token, app);
      const times = { createdOn: at, modifiedOn: at, expiresOn: 0 };
      return { token, authoriserId: 'aac0e8d1-sandbox', requestorId: '4321', ...times, active: true };
    },
    appOf: (token = '') => apps.get(token),
  };
}
