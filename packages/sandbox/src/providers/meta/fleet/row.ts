import type { MetaFields, MetaNodeHealth } from '../model.js';

/** The entities around a node, for its health. */
export interface NodeEntities {
  readonly wabaId: string;
  readonly businessId: string;
  readonly appId: string;
  /** Problems of every number of the WABA. */
  readonly problems?: Problems;
}

/** A number with `changes`. It has no messaging limit, and its health follows from its status. */
export function number(
  id: string,
  display_phone_number: string,
  verified_name: string,
  surroundings: NodeEntities,
  changes: Readonly<Record<string, MetaFields[string]>> = {},
): MetaFields {
  return {
    id,
    display_phone_number,
    verified_name,
    quality_rating: 'GREEN',
    status: 'CONNECTED',
    code_verification_status: 'VERIFIED',
    name_status: 'APPROVED',
    new_name_status: 'NONE',
    throughput: { level: 'STANDARD' },
    platform_type: 'CLOUD_API',
    account_mode: 'LIVE',
    is_official_business_account: false,
    is_pin_enabled: true,
    is_preverified_number: false,
    is_on_biz_app: false,
    search_visibility: 'VISIBLE',
    eligibility_for_api_business_global_search: 'NON_ELIGIBLE_UNDEFINED_COUNTRY',
    last_onboarded_time: '2025-01-10T08:30:00+0000',
    webhook_configuration: { application: 'https://hooks.nordlys.example/whatsapp' },
    health_status: healthOfNumber(id, surroundings, problemsOf(changes.status)),
    certificate: 'CmsKJwi-sandbox-certificate-not-real',
    ...changes,
  };
}

/** Problems by type of entity. Other entities are available. */
export type Problems = Readonly<
  Record<string, { readonly can_send_message: string } & Readonly<Record<string, MetaFields[string]>>>
>;

/** Never better than the health of its WABA, business and app. */
export function healthOfNumber(id: string, surroundings: NodeEntities, problems: Problems = {}): MetaNodeHealth {
  return health([['PHONE_NUMBER', id], ...around(surroundings)], { ...surroundings.problems, ...problems });
}

export function healthOfWaba(surroundings: NodeEntities): MetaNodeHealth {
  return health(around(surroundings), surroundings.problems ?? {});
}

const unregistered = ['PENDING', 'UNVERIFIED', 'DISCONNECTED', 'UNLINKED', 'MIGRATED', 'DELETED', 'BANNED'];

/** A number that is not registered cannot send, and one that has reached its limit can only reply. */
function problemsOf(status: unknown): Problems {
  if (unregistered.includes(String(status))) {
    const error_description = 'The number is not registered with the WhatsApp Business Platform.';
    const errors = [{ error_description, possible_solution: 'Register the number.' }];
    return { PHONE_NUMBER: { can_send_message: 'BLOCKED', errors } };
  }
  if (status !== 'RATE_LIMITED' && status !== 'RESTRICTED') return {};
  const additional_info = ['The number has reached its messaging limit.'];
  return { PHONE_NUMBER: { can_send_message: 'LIMITED', additional_info } };
}

function around({ wabaId, businessId, appId }: NodeEntities): [string, string][] {
  return [
    ['WABA', wabaId],
    ['BUSINESS', businessId],
    ['APP', appId],
  ];
}

/** The overall verdict is that of the worst entity. Calls count, too. */
function health(entities: readonly [string, string][], problems: Problems): MetaNodeHealth {
  const words = Object.values(problems).flatMap(({ can_send_message, can_receive_call_sip }) => [
    can_send_message,
    can_receive_call_sip,
  ]);
  return {
    can_send_message: ['BLOCKED', 'LIMITED'].find((word) => words.includes(word)) ?? 'AVAILABLE',
    entities: entities.map(([entity_type, id]) => ({
      entity_type,
      id,
      can_send_message: 'AVAILABLE',
      ...problems[entity_type],
    })),
  };
}
