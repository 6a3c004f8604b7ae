import { madeUpId, madeUpToken } from './made-up.js';
import type { GupshupApp, GupshupAppRow, GupshupNames, GupshupWabaInfo } from './model.js';

interface Changes {
  readonly row?: Partial<GupshupAppRow>;
  readonly info?: Partial<GupshupWabaInfo>;
  readonly names?: Partial<GupshupNames>;
}

/** The WABA of an app. */
export interface Owner {
  readonly wabaId: string;
  readonly wabaName: string;
  readonly accountStatus: string;
  readonly ownershipType: string;
  readonly messagingLimit: string;
}

/** A live app in good order, with `changes`. */
export function app(owner: Owner, phone: string, verifiedName: string, changes: Changes = {}): GupshupApp {
  const id = madeUpId(phone);
  return {
    row: {
      id,
      name: verifiedName.replace(/\W/g, ''),
      phone,
      customerId: 'NA',
      live: true,
      partnerId: 4321,
      createdOn: 1_764_000_000_000,
      modifiedOn: 1_769_000_000_000,
      partnerCreated: true,
      cxpEnabled: false,
      partnerUsage: true,
      stopped: false,
      healthy: true,
      cap: 250,
      ...changes.row,
    },
    token: madeUpToken(phone),
    info: {
      ...owner,
      canSendMessage: 'AVAILABLE',
      dockerStatus: 'CONNECTED',
      mmLiteStatus: 'ONBOARDED',
      phone,
      phoneQuality: 'GREEN',
      throughput: 'STANDARD',
      verifiedName,
      timezone: '(GMT+05:30) (Asia/Kolkata)',
      allowedTps: 80,
      utilityRestriction: false,
      ...changes.info,
    },
    names: {
      verifiedName,
      verifiedNameStatus: 'APPROVED',
      requestedName: '',
      requestedNameStatus: '',
      ...changes.names,
    },
  };
}
