import { generatedAccounts, inTurn } from '../../../generated-sizes.js';
import type { FleetSize } from '../../../sandbox-provider.js';
import type { MetaBusiness, MetaFields, MetaFleet, MetaToken, MetaWabaNode } from '../model.js';
import { healthOfWaba, type NodeEntities, number, type Problems } from './row.js';

const app = { id: '634974688900001', name: 'Generated', secret: '00112233445566778899aabbccddeeff' };
/** Accounts of one business, which share its messaging limit. */
const accountsOfBusiness = 3;

const payment: Problems = {
  WABA: {
    can_send_message: 'BLOCKED',
    errors: [
      {
        error_code: 141_006,
        error_description: 'There is an error with the payment method.',
        possible_solution: 'Add a new payment method.',
      },
    ],
  },
};

/** A business for every three accounts. Each account is a token for one WABA with made-up numbers. */
export function generateMetaFleet(size: FleetSize): MetaFleet {
  const accounts = generatedAccounts(size).map(({ index, account, numbers }) => {
    const businessId = String(506_920_000_000_000 + Math.floor(index / accountsOfBusiness));
    const wabaId = String(10_229_020_000_000_000n + BigInt(index));
    const isUnpaid = index % 10 === 7;
    const surroundings = { wabaId, businessId, appId: app.id, ...(isUnpaid ? { problems: payment } : {}) };
    const limit = inTurn(['TIER_2K', 'TIER_10K', 'TIER_250', 'TIER_UNLIMITED'], Math.floor(index / accountsOfBusiness));
    const waba = wabaAt(index, surroundings, limit, numbers);
    return { waba, businessId, token: tokenAt(index, account, wabaId, businessId) };
  });
  const businesses = new Map<string, MetaBusiness>();
  for (const { waba, businessId } of accounts) {
    const { owned = [] } = businesses.get(businessId) ?? {};
    const name = `Generated ${businessId}`;
    businesses.set(businessId, { id: businessId, name, owned: [...owned, waba.fields.id], shared: [] });
  }
  return {
    apps: [app],
    businesses: [...businesses.values()],
    wabas: accounts.map(({ waba }) => waba),
    tokens: accounts.map(({ token }) => token),
  };
}

function tokenAt(index: number, account: string, wabaId: string, businessId: string): MetaToken {
  return {
    account,
    accessToken: `EAA-sandbox-token-${index}-not-real`,
    appId: app.id,
    businessId,
    scopes: inTurn([['whatsapp_business_management'], ['whatsapp_business_management'], []], index),
    granted: [wabaId],
    isDeveloper: true,
    ...(index % 8 === 5 ? { expiresAt: 4_102_444_800 } : {}),
    settings: { wabaId },
  };
}

function wabaAt(index: number, surroundings: NodeEntities, limit: string, numbers: readonly number[]): MetaWabaNode {
  const { wabaId, businessId } = surroundings;
  return {
    fields: {
      id: wabaId,
      name: `Generated ${index}`,
      currency: inTurn(['EUR', 'USD', 'INR', 'BRL'], index),
      account_review_status: inTurn(['APPROVED', 'APPROVED', 'APPROVED', 'APPROVED', 'REJECTED'], index),
      status: 'ACTIVE',
      business_verification_status: inTurn(['verified', 'verified', 'not_verified', 'pending'], index),
      ownership_type: 'SELF',
      country: inTurn(['DE', 'US', 'IN', 'BR'], index),
      timezone_id: '1',
      owner_business_info: { name: `Generated ${businessId}`, id: businessId },
      health_status: healthOfWaba(surroundings),
      whatsapp_business_manager_messaging_limit: limit,
    },
    numbers: numbers.map((position) => numberAt(position, surroundings, limit)),
  };
}

type Country = readonly [prefix: string, base: number];
const countries: readonly [Country, ...Country[]] = [
  ['+49 1512', 3_000_000],
  ['+1 415 6', 100_000],
  ['+91 98', 10_000_000],
  ['+55 11 9', 10_000_000],
];

function numberAt(index: number, surroundings: NodeEntities, limit: string): MetaFields {
  const [prefix, base] = inTurn(countries, index);
  const newName = index % 11 === 3 ? { new_name_status: 'PENDING_REVIEW', new_display_name: `Requested ${index}` } : {};
  return number(
    String(10_634_060_000_000_000n + BigInt(index)),
    `${prefix}${base + Math.floor(index / countries.length)}`,
    `Generated ${index}`,
    surroundings,
    {
      status: inTurn(['CONNECTED', 'CONNECTED', 'CONNECTED', 'BANNED', 'CONNECTED', 'PENDING', 'CONNECTED'], index),
      quality_rating: inTurn(['GREEN', 'GREEN', 'YELLOW', 'GREEN', 'RED'], index),
      name_status: inTurn(['APPROVED', 'APPROVED', 'DECLINED', 'APPROVED', 'PENDING_REVIEW', 'APPROVED'], index),
      account_mode: inTurn(['LIVE', 'LIVE', 'LIVE', 'LIVE', 'LIVE', 'SANDBOX', 'LIVE', 'LIVE', 'LIVE'], index),
      is_official_business_account: index % 13 === 4,
      is_on_biz_app: index % 17 === 6,
      webhook_configuration: {
        application: inTurn(['https://hooks.example/wa', 'https://hooks.example/wa', 'https://old.example/wa'], index),
      },
      whatsapp_business_manager_messaging_limit: limit,
      ...newName,
    },
  );
}
