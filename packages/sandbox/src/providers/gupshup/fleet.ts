import { app, type Owner } from './fleet-apps.js';
import type { GupshupApp, GupshupFleet } from './model.js';

const good = { accountStatus: 'ACTIVE', ownershipType: 'CLIENT_OWNED', messagingLimit: 'TIER_10K' };
const bazaar: Owner = { ...good, wabaId: '305060708090400101', wabaName: 'Banyan Bazaar' };
const clinic: Owner = { ...good, wabaId: '305060708090400102', wabaName: 'Neem Clinic', messagingLimit: 'TIER_250' };
const school: Owner = {
  ...{ wabaId: '305060708090400103', wabaName: 'Lotus School', messagingLimit: 'TIER_NOT_SET' },
  ...{ accountStatus: 'BANNED', ownershipType: 'ON_BEHALF_OF' },
};
const partner: Owner = {
  ...{ wabaId: '305060708090400104', wabaName: 'Peepal Partners', accountStatus: 'ACTIVE' },
  ...{ ownershipType: 'SELF', messagingLimit: 'TIER_UNLIMITED' },
};
/** WABAs of other portfolios, which have other limits. */
const returns: Owner = { ...good, wabaId: '305060708090400105', wabaName: 'Banyan Returns', messagingLimit: 'TIER_1K' };
const pharmacy: Owner = { ...good, wabaId: '305060708090400106', wabaName: 'Neem Pharmacy', messagingLimit: 'TIER_50' };
const labs: Owner = { ...good, wabaId: '305060708090400107', wabaName: 'Peepal Labs', messagingLimit: 'TIER_100K' };
const kirana: Owner = { ...good, wabaId: '305060708090400201', wabaName: 'Kirana Corner', messagingLimit: 'TIER_2K' };

const payment = {
  error_code: '141006',
  error_description: 'There is a problem with the payment method.',
  possible_solution: 'Add a payment method.',
};

/** An app in onboarding has no number, no WABA and no token. */
function inOnboarding(): GupshupApp {
  const { row } = app(bazaar, '919999900099', 'Banyan Next', { row: { live: false, healthy: false } });
  const { phone: _, ...rest } = row;
  return { row: rest };
}

/** It is live, and no token has been created for it yet. */
function withoutToken(): GupshupApp {
  const { token: _, ...rest } = app(clinic, '919999900012', 'Neem Dental');
  return rest;
}

const apps: readonly GupshupApp[] = [
  app(bazaar, '919999900001', 'Banyan Bazaar', { info: { throughput: 'HIGH' } }),
  app(bazaar, '919999900002', 'Banyan Offers', {
    info: { dockerStatus: 'FLAGGED', phoneQuality: 'RED', mmLiteStatus: 'ELIGIBLE', utilityRestriction: true },
  }),
  app(bazaar, '919999900003', 'Banyan Care', { info: { phoneQuality: 'YELLOW', mmLiteStatus: 'INELIGIBLE' } }),
  app(returns, '919999900004', 'Banyan Returns', {
    row: { stopped: true, healthy: false },
    info: { dockerStatus: 'DISCONNECTED', canSendMessage: 'BLOCKED' },
  }),
  app(clinic, '919999900011', 'Neem Clinic', {
    info: {
      ...{ canSendMessage: 'LIMITED', phoneQuality: 'UNKNOWN', throughput: 'NOT_APPLICABLE' },
      additionalInfo: ['The display name is not approved yet.'],
    },
    names: { verifiedNameStatus: 'PENDING_REVIEW', requestedName: 'Neem Hospital', requestedNameStatus: 'DECLINED' },
  }),
  withoutToken(),
  app(pharmacy, '919999900013', 'Neem Pharmacy', {
    info: { dockerStatus: 'PENDING' },
    names: { verifiedNameStatus: '', requestedName: 'Neem Pharmacy', requestedNameStatus: 'PENDING_REVIEW' },
  }),
  app(school, '919999900021', 'Lotus School', {
    info: { dockerStatus: 'RESTRICTED', canSendMessage: 'BLOCKED', errors: [payment] },
  }),
  app(school, '919999900022', 'Lotus Sports', { info: { dockerStatus: 'UNKNOWN', canSendMessage: 'BLOCKED' } }),
  app(partner, '919999900031', 'Peepal Partners'),
  app(labs, '919999900032', 'Peepal Labs'),
  inOnboarding(),
];

/** A partner whose tokens may be created, the same partner with two tokens, and a partner with one app. */
export const gupshupFleet: GupshupFleet = [
  {
    email: 'partner@peepal.example',
    clientSecret: 'sandbox-gupshup-secret-peepal',
    accounts: {
      peepal: { createAppTokens: true },
      neem: {
        appIds: apps.slice(4, 6).map(({ row }) => row.id),
        appTokens: `${apps[4]?.row.id}=${apps[4]?.token}`,
      },
    },
    apps,
  },
  {
    email: 'owner@kirana.example',
    clientSecret: 'sandbox-gupshup-secret-kirana',
    accounts: { kirana: { createAppTokens: true } },
    apps: [app(kirana, '919999900041', 'Kirana Corner')],
  },
];
