import type { NxcloudFleet, NxcloudNumber } from './model.js';

const harbour = { waba_id: '116961000000086401', waba_name: 'HARBOUR NOODLES' };
const paper = { waba_id: '116961000000086402', waba_name: 'Paper Boat Studio' };
const clinic = { waba_id: '116961000000086403', waba_name: 'Clínica Girassol' };

type Changes = Partial<NxcloudNumber>;

/** A healthy number, with `changes`. */
export function row(
  waba: typeof harbour,
  display: string,
  verified_name: string,
  changes: Changes = {},
): NxcloudNumber {
  return {
    display_phone_number: display,
    quality_rating: 'GREEN',
    name_status: 'APPROVED',
    verified_name,
    code_verification_status: 'VERIFIED',
    current_limit: 'TIER_10K',
    register_status: 5,
    status: 'CONNECTED',
    ...waba,
    ...changes,
  };
}

/** An integrator, which may call `phoneList`, and an ordinary customer, which must use `getPhone`. */
export const nxcloudFleet: NxcloudFleet = [
  {
    account: 'shenzhen',
    accessKey: 'sandbox-nx-key',
    accessSecret: 'sandbox-nxcloud-secret-not-real',
    appkey: 'sandbox-nx-app',
    integrator: true,
    numbers: {
      // Connected although the local client says "creation failed", as in the documented example.
      '8613900000031': row(harbour, '+86 139 0000 0031', '海港面馆', { register_status: 1, current_limit: '' }),
      '8613900000032': row(harbour, '+86 xxx 24', 'HARBOUR NOODLES', { quality_rating: 'UNKNOW', current_limit: '' }),
      '12025550143': row(harbour, '+1 202-555-0143', 'Harbour Noodles DC', {
        current_limit: 'TIER_UNLIMITED',
        name_status: 'PENDING_REVIEW',
      }),
      '14165550112': row(harbour, '+1 416-555-0112', 'Harbour Noodles', {
        current_limit: 'TIER_100K',
        quality_rating: 'YELLOW',
        name_status: 'EXPIRED',
      }),
      '13125550187': row(harbour, '+1 312-555-0187', 'Harbour Chicago', { status: 'FLAGGED', quality_rating: 'RED' }),
      '919000000001': row(paper, '+91 90000 00001', 'Paper Boat Studio', {
        status: 'RATE_LIMITED',
        current_limit: 'TIER_1K',
      }),
      '919000000002': row(paper, '+91 90000 00002', 'कागज़ की नाव', { status: 'RESTRICTED', current_limit: 'TIER_250' }),
      '9779800000001': row(paper, '+977 980-0000001', 'Paper Boat Nepal', {
        status: 'PENDING',
        current_limit: 'TIER_250',
      }),
      '94710000001': row(paper, '+94 71 000 0001', 'Paper Boat Lanka', {
        status: 'DISCONNECTED',
        register_status: 2,
        current_limit: 'TIER_250',
      }),
      '8801700000001': row(paper, '+880 1700-000001', 'Paper Boat Dhaka', {
        status: 'MIGRATED',
        name_status: 'NONE',
        current_limit: 'TIER_250',
      }),
      '5511990000001': row(clinic, '+55 11 99000-0001', 'Clínica Girassol 🌻', {
        code_verification_status: 'NOT_VERIFIED',
        name_status: 'AVAILABLE_WITHOUT_REVIEW',
      }),
      '5511990000002': row(clinic, '+55 11 99000-0002', 'Girassol Agenda', {
        status: 'BANNED',
        current_limit: 'TIER_250',
      }),
      '525512340001': row(clinic, '+52 55 1234 0001', 'Girassol México', {
        status: 'DELETED',
        current_limit: 'TIER_50',
      }),
      '34600000001': row(clinic, '+34 600 00 00 01', 'Girasol España', {
        status: 'UNVERIFIED',
        current_limit: 'TIER_250',
        register_status: 3,
      }),
      '393200000001': row(clinic, '+39 320 000 0001', 'Girasole', {
        status: 'UNKNOWN',
        register_status: 4,
        current_limit: 'TIER_250',
      }),
    },
  },
  {
    account: 'guangzhou',
    accessKey: 'sandbox-nx-key-ordinary',
    accessSecret: 'sandbox-nxcloud-ordinary-secret-not-real',
    appkey: 'sandbox-nx-app-ordinary',
    integrator: false,
    numbers: {
      '8613900000041': row(harbour, '+86 139 0000 0041', '木棉快递', { name_status: 'DECLINED' }),
      '8613900000042': row(harbour, '+86 139 0000 0042', '木棉快递夜班', { quality_rating: 'RED', current_limit: '' }),
      '8613900000043': row(harbour, '+86 139 0000 0043', 'Kapok Express', {
        status: 'PENDING',
        current_limit: 'TIER_250',
      }),
    },
  },
];
