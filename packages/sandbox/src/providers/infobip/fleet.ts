import type { InfobipFleet, InfobipNumber, InfobipQuality, InfobipSender } from './model.js';

type Changes = Partial<InfobipQuality> & Partial<Pick<InfobipSender, 'displayName' | 'businessAccountId'>>;

/** A healthy sender, with `changes`. */
export function sender(number: string, name: string, changes: Changes = {}): InfobipSender {
  const { displayName = name, businessAccountId = 102_290_129_340_398, ...quality } = changes;
  const healthy = { qualityRating: 'HIGH', status: 'CONNECTED', currentLimit: 'LIMIT_2K' };
  return {
    quality: { sender: number, ...healthy, lastUpdated: '2026-01-20T14:30:00.422Z', ...quality },
    displayName,
    businessAccountId,
  };
}

/** A number that the account rents from Infobip. */
export function ownedNumber(number: string, changes: Partial<InfobipNumber> = {}): InfobipNumber {
  return {
    numberKey: `6FED0BC540BFADD9B05E${number}`,
    number,
    country: 'GB',
    countryName: 'United Kingdom',
    type: 'VIRTUAL_LONG_NUMBER',
    capabilities: ['SMS', 'WHATSAPP'],
    shared: false,
    additionalSetupRequired: false,
    ...changes,
  };
}

const unrated = { qualityRating: 'UNKNOWN', currentLimit: 'LIMIT_NA' };

const london = [
  sender('447700900101', 'Thames Bookshop'),
  sender('447700900102', 'Thames Bookshop Care', { qualityRating: 'MEDIUM', currentLimit: 'LIMIT_10K' }),
  sender('447700900103', 'Thames Events', { status: 'FLAGGED', qualityRating: 'LOW', currentLimit: 'LIMIT_250' }),
  sender('447700900104', 'Thames Orders', { status: 'RATE_LIMITED', currentLimit: 'LIMIT_100K' }),
  sender('447700900105', 'Thames Returns', { status: 'RESTRICTED', currentLimit: 'UNLIMITED' }),
  sender('447700900106', 'Thames Kids', { status: 'PENDING', ...unrated, lastUpdated: null }),
  sender('447700900107', 'Thames Cafe', { status: 'UNVERIFIED', ...unrated }),
  sender('447700900108', 'Thames Records', { status: 'DISCONNECTED' }),
  sender('447700900109', 'Thames Maps', { status: 'BANNED', qualityRating: 'LOW' }),
  sender('447700900110', 'Thames Travel', { status: 'MIGRATED', ...unrated }),
  // Infobip no longer has the business info of these two.
  { quality: sender('447700900111', '', { status: 'DELETED', ...unrated }).quality },
  { quality: sender('447700900112', '', { status: 'UNKNOWN', ...unrated }).quality },
];

/** An account with configured senders, one with the numbers list, and one with limits that are no longer documented. */
export const infobipFleet: InfobipFleet = [
  {
    account: 'thames',
    apiKey: 'sandbox-infobip-key-thames-not-real',
    scopes: ['whatsapp:manage'],
    configured: london.map(({ quality }) => quality.sender),
    senders: london,
    numbers: [],
  },
  {
    account: 'fado',
    apiKey: 'sandbox-infobip-key-fado-not-real',
    scopes: ['whatsapp:manage', 'numbers:manage'],
    senders: [
      sender('351912345601', 'Fado Nights', { businessAccountId: 105_550_129_340_777 }),
      sender('351912345602', 'Fado Tickets', { businessAccountId: 105_550_129_340_777, displayName: null }),
    ],
    numbers: [
      ownedNumber('351912345601', { country: 'PT', countryName: 'Portugal', type: 'WHATSAPP' }),
      ownedNumber('351912345602', { country: 'PT', countryName: 'Portugal' }),
      ownedNumber('351912345699', { country: 'PT', countryName: 'Portugal', capabilities: ['SMS', 'VOICE'] }),
      ownedNumber('61234', { country: 'PT', countryName: 'Portugal', type: 'SHORT_CODE', capabilities: null }),
    ],
  },
  {
    account: 'fjord',
    apiKey: 'sandbox-infobip-key-fjord-not-real',
    scopes: ['whatsapp:manage'],
    configured: ['4740600001', '4740600002'],
    senders: [
      sender('4740600001', 'Fjord Ferries', { currentLimit: 'LIMIT_1K', businessAccountId: 108_880_129_340_111 }),
      sender('4740600002', 'Fjord Cabins', { currentLimit: 'LIMIT_50', businessAccountId: 108_880_129_340_111 }),
    ],
    numbers: [],
  },
];
