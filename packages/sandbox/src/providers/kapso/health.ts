import type { JsonMap } from '../../json.js';
import type { KapsoHealth, KapsoNumber } from './model.js';

/** The response of a health check: live values of the number, Meta's verdict, and the webhook. */
export function healthResponse(row: KapsoNumber, health: KapsoHealth | undefined, at: number): JsonMap {
  const { status, error, checks } = health ?? healthy(row);
  return { status, timestamp: new Date(at).toISOString(), error: error ?? null, checks: checks ?? null };
}

function healthy(row: KapsoNumber): KapsoHealth {
  return { status: 'healthy', checks: checksOf(row, 'AVAILABLE', [entity('PHONE_NUMBER', row.id, 'AVAILABLE')]) };
}

export function entity(entity_type: string, id: string, can_send_message: string, more: JsonMap = {}): JsonMap {
  return { entity_type, id, can_send_message, ...more };
}

/** @param overall Meta's word. */
export function checksOf(row: KapsoNumber, overall: string, entities: readonly JsonMap[]): JsonMap {
  const { id, verified_name, display_phone_number, quality_rating, status, throughput_tier } = row;
  const details = { verified_name, display_phone_number, quality_rating, status, throughput_tier, id };
  return {
    phone_number_access: { passed: true, details },
    messaging_health: {
      passed: overall === 'AVAILABLE',
      overall_status: overall,
      details: { can_send_message: overall, entities },
    },
    webhook_subscription: { passed: true, details: { app_id: '789012345678901', subscribed: true } },
    webhook_verified: { passed: true, details: { verified_at: row.webhook_verified_at } },
  };
}
