import type { AwalFleet, AwalNumber } from './model.js';

type Changes = Partial<AwalNumber>;

/** A healthy number, with `changes`. */
export function row(id: number, phone_number: string, verified_name: string, changes: Changes = {}): AwalNumber {
  return {
    id,
    phone_number,
    phone_number_id: String(123_456_789_012_345_000n + BigInt(id)),
    verified_name,
    quality_rating: 'GREEN',
    status: 'CONNECTED',
    message_template_count: 12,
    created_at: '2024-01-10T10:00:00Z',
    updated_at: '2026-01-20T14:30:00Z',
    ...changes,
  };
}

/** A workspace that signs relative paths, one that signs full paths, and one that has no numbers yet. */
export const awalFleet: AwalFleet = [
  {
    account: 'riyadh',
    clientId: 'sandbox-client-riyadh',
    hmacSecret: 'sandbox-awal-secret-not-real',
    domain: 'palm-library',
    numbers: [
      row(1, '966500000001', 'مكتبة النخيل', { message_template_count: 25 }),
      row(2, '966500000002', 'مكتبة النخيل - خدمة العملاء', { quality_rating: 'YELLOW', message_template_count: 10 }),
      row(3, '966500000003', 'Palm Library Events', { quality_rating: 'RED' }),
      row(4, '966500000004', 'Palm Library Returns', { status: 'DISCONNECTED' }),
      // The documentation lists three ratings and two statuses; the values are Meta's, so others pass through.
      row(5, '966500000005', 'Palm Library Kids', { status: 'PENDING', quality_rating: 'UNKNOWN' }),
      row(6, '966500000006', 'Palm Library Cafe', { status: 'FLAGGED', quality_rating: 'RED' }),
      row(7, '97431230001', 'Palm Library Doha', { status: 'RESTRICTED' }),
      row(8, '97333123001', 'Palm Library Manama', {
        status: 'BANNED',
        quality_rating: 'UNKNOWN',
        message_template_count: 0,
      }),
    ],
  },
  {
    account: 'dubai',
    clientId: 'sandbox-client-dubai',
    hmacSecret: 'sandbox-awal-secret-dubai-not-real',
    domain: 'dune-cycles',
    signingPath: 'full',
    numbers: [
      row(41, '971500000001', 'Dune Cycles'),
      row(42, '971500000002', 'Dune Cycles \u200fدراجات', { status: 'RATE_LIMITED' }),
      row(43, '96891230001', 'Dune Muscat', { status: 'UNVERIFIED', quality_rating: 'UNKNOWN' }),
      row(44, '96551230001', 'Dune Kuwait', { status: 'MIGRATED' }),
    ],
  },
  {
    account: 'amman',
    clientId: 'sandbox-client-amman',
    hmacSecret: 'sandbox-awal-secret-amman-not-real',
    domain: 'olive-post',
    numbers: [],
  },
];
