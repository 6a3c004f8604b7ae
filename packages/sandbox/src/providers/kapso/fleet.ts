import { numberRow as row, wabaNode } from './fleet-rows.js';
import { checksOf, entity } from './health.js';
import type { KapsoFleet, KapsoHealth, KapsoNumber } from './model.js';

const textiles = wabaNode('305060708090300101', 'Textiles Vicuña');
const bakery = wabaNode('305060708090300102', 'Panadería Molle', {
  account_review_status: 'PENDING',
  business_verification_status: 'pending_need_more_info',
  ownership_type: 'SELF',
  whatsapp_business_manager_messaging_limit: 'TIER_250',
});
const tours = wabaNode('305060708090300103', 'Tours Colca', {
  account_review_status: 'REJECTED',
  business_verification_status: 'not_verified',
  ownership_type: 'ON_BEHALF_OF',
  status: 'DISABLED',
});
const clinic = wabaNode('305060708090300201', 'Clínica Mitad del Mundo', { country: 'EC' });

const customer_id = '3f2e1d0c-9b8a-4f6e-8d4c-3b2a1f0e9d8c';

/** The limit of a portfolio as each of Kapso's pages writes it: text, number and Meta's word. */
const limit = (whatsapp_business_manager_messaging_limit: string | number | null) => ({
  whatsapp_business_manager_messaging_limit,
});

const arequipa: readonly KapsoNumber[] = [
  // It was created a moment ago; Kapso has not read it from Meta yet.
  row(null, '+51 900 000 001', 'Nuevo', {
    ...{ display_phone_number: null, display_phone_number_normalized: null, verified_name: null, status: null },
    ...{ quality_rating: null, code_verification_status: null, name_status: null, webhook_verified_at: null },
    ...{ is_official_business_account: null, is_pin_enabled: null, throughput_tier: null, ...limit(null) },
  }),
  row(textiles.id, '+51 900 000 002', 'Textiles Vicuña', { is_official_business_account: true }),
  row(textiles.id, '+51 900 000 003', 'Vicuña Ventas', { ...limit(10000), is_coexistence: true }),
  row(textiles.id, '+51 900 000 004', 'Vicuña Taller', { ...limit('TIER_10K'), code_verification_status: 'COMPLETED' }),
  row(textiles.id, '+51 900 000 005', 'Vicuña Hilos', { status: 'FLAGGED', quality_rating: 'RED' }),
  row(textiles.id, '+51 900 000 006', 'Vicuña Export', { status: 'RATE_LIMITED', quality_rating: 'YELLOW' }),
  row(textiles.id, '+51 900 000 007', 'Vicuña Lana', { status: 'UNVERIFIED', code_verification_status: 'EXPIRED' }),
  row(bakery.id, '+51 900 000 008', 'Panadería Molle', { ...limit('250'), status: 'PENDING', customer_id }),
  row(bakery.id, '+51 900 000 009', 'Molle Reparto', { ...limit(250), name_status: 'PENDING_REVIEW', customer_id }),
  row(bakery.id, '+51 900 000 010', 'Molle Eventos', { ...limit('TIER_250'), name_status: 'DECLINED', customer_id }),
  row(bakery.id, '+51 900 000 011', 'Molle Café', { ...limit('250'), status: 'DISCONNECTED', name_status: 'EXPIRED' }),
  row(bakery.id, '+51 900 000 012', 'Molle Hotel', { ...limit('250'), name_status: 'AVAILABLE_WITHOUT_REVIEW' }),
  row(bakery.id, '+51 900 000 013', 'Molle Pan', {
    ...limit('250'),
    ...{ quality_rating: 'NA', name_status: 'NONE', code_verification_status: 'NOT_VERIFIED' },
  }),
  row(tours.id, '+51 900 000 014', 'Tours Colca', { status: 'BANNED', quality_rating: 'UNKNOWN' }),
  row(tours.id, '+51 900 000 015', 'Colca Buses', { status: 'RESTRICTED' }),
  row(tours.id, '+51 900 000 016', 'Colca Guías', { status: 'MIGRATED' }),
  row(tours.id, '+51 900 000 017', 'Colca Radio', { status: 'DELETED' }),
  row(tours.id, '+51 900 000 018', 'Colca Archivo', { status: 'UNKNOWN' }),
];

const [reception, limited, blocked, expired, failing] = [
  row(clinic.id, '+593 99 000 0001', 'Clínica Mitad del Mundo'),
  row(clinic.id, '+593 99 000 0002', 'Mitad del Mundo Citas', { name_status: 'PENDING_REVIEW' }),
  row(clinic.id, '+593 99 000 0003', 'Mitad del Mundo Farmacia'),
  row(clinic.id, '+593 99 000 0004', 'Mitad del Mundo Turnos'),
  row(clinic.id, '+593 99 000 0005', 'Mitad del Mundo Pagos'),
] as const;

const health: Readonly<Record<string, KapsoHealth>> = {
  [limited.id]: {
    status: 'degraded',
    checks: checksOf(limited, 'LIMITED', [
      entity('PHONE_NUMBER', limited.id, 'LIMITED', { additional_info: ['The display name is not approved yet.'] }),
      entity('WABA', clinic.id, 'AVAILABLE'),
    ]),
  },
  [blocked.id]: {
    status: 'unhealthy',
    checks: checksOf(blocked, 'BLOCKED', [
      entity('PHONE_NUMBER', blocked.id, 'AVAILABLE'),
      entity('WABA', clinic.id, 'BLOCKED', {
        errors: [
          {
            error_code: 141006,
            error_description: 'There is a problem with the payment method.',
            possible_solution: 'Add a payment method.',
          },
        ],
      }),
    ]),
  },
  [expired.id]: {
    status: 'unhealthy',
    checks: {
      ...checksOf(expired, 'AVAILABLE', [entity('PHONE_NUMBER', expired.id, 'AVAILABLE')]),
      token_validity: { passed: false, error: 'The access token has expired.' },
    },
  },
  [failing.id]: { status: 'error', error: 'The health check failed.' },
};

/** A project with three WABAs, one of its customers as another account, and a project with health checks. */
export const kapsoFleet: KapsoFleet = [
  {
    apiKey: 'sandbox-kapso-key-arequipa',
    accounts: { arequipa: {}, molle: { customerId: customer_id } },
    numbers: arequipa,
    health: {},
    wabas: [textiles, bakery, tours],
    restricted: [bakery.id],
  },
  {
    apiKey: 'sandbox-kapso-key-mitad',
    accounts: { mitad: { healthChecks: true } },
    numbers: [reception, limited, blocked, expired, failing],
    health,
    wabas: [clinic],
  },
];
