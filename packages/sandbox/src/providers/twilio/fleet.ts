import type { TwilioFleet, TwilioSender } from './model.js';
import { configuration, profile, row } from './row.js';

const denver: readonly TwilioSender[] = [
  row('+13035550101', 'Aspen Rentals'),
  row('+13035550102', 'Aspen Lessons', {
    status: 'ONLINE:UPDATING',
    profile: profile('Aspen Lessons', 'PENDING_REVIEW'),
    properties: { quality_rating: 'MEDIUM', messaging_limit: '100K Customers/24hr' },
  }),
  row('+13035550103', 'Aspen Lifts', {
    profile: profile('Aspen Lifts', 'APPROVED'),
    properties: { quality_rating: 'LOW', messaging_limit: 'Unlimited Customers/24hr' },
  }),
  row('+13035550104', 'Aspen Rescue', {
    status: 'OFFLINE',
    properties: { quality_rating: null, messaging_limit: 'Unavailable' },
    offline_reasons: [
      {
        code: '63112',
        message: 'Meta has disabled the WhatsApp Business Account.',
        more_info: 'https://www.twilio.com/docs/errors/63112',
      },
    ],
  }),
  row('+13035550105', 'Aspen Shop', { status: 'CREATING', configuration: null, webhook: null, properties: null }),
  row('+13035550106', 'Aspen Café', {
    status: 'PENDING_VERIFICATION',
    properties: { quality_rating: 'UNKNOWN', messaging_limit: null },
  }),
  row('+13035550107', 'Aspen Tours', { status: 'VERIFYING', properties: null }),
  row('+13035550108', 'Aspen News', { status: 'TWILIO_REVIEW', profile: null }),
  row('+13035550109', 'Aspen Lodge', { status: 'DRAFT', webhook: null, profile: null, properties: null }),
  row('+13035550110', 'Aspen Test', { status: 'STUBBED', configuration: configuration('403020100908070602') }),
  row('+13035550111', 'Aspen Bikes', {
    profile: profile('Aspen Bikes', 'DECLINED'),
    // Some accounts have it in lower case.
    properties: { quality_rating: 'HIGH', messaging_limit: '1K customers/24hr' },
  }),
  row('+13035550112', 'Aspen Kids', {
    profile: profile('Aspen Kids', 'EXPIRED'),
    properties: { quality_rating: 'HIGH', messaging_limit: '2K Customers/24hr' },
  }),
  row('+13035550113', 'Aspen Hotel', {
    profile: profile('Aspen Hotel', 'COMPLETED'),
    properties: { quality_rating: 'HIGH', messaging_limit: '250 Customers/24hr' },
  }),
  { ...row('+13035550114', 'Aspen Agent'), sender_id: 'rcs:aspen_agent' },
];

/** Each has its own WABA, as the customers of a reseller have. */
const quito: readonly TwilioSender[] = [
  row('+593990000001', 'Café Andino', {
    configuration: configuration('403020100908070701'),
    profile: profile('Café Andino', 'PIN_MISMATCH'),
  }),
  row('+593990000002', 'Librería Cóndor', {
    configuration: configuration('403020100908070702'),
    profile: profile('Librería Cóndor', 'REGISTRATION_FAILED'),
  }),
  // Twilio's shared number for tests.
  row('+14155238886', 'Twilio Sandbox', { configuration: null }),
];

/** An account with its auth token, and a subaccount with an API key. */
export const twilioFleet: TwilioFleet = [
  {
    account: 'denver',
    accountSid: 'ACsandboxdenver',
    authToken: 'sandbox-twilio-token-not-real',
    senders: denver,
  },
  {
    account: 'quito',
    accountSid: 'ACsandboxquito',
    authToken: 'sandbox-twilio-token-quito-not-real',
    key: { sid: 'SKsandboxquito', secret: 'sandbox-twilio-secret-not-real' },
    senders: quito,
  },
];
