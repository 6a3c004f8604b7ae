import type { HealthIssue, HealthStatus, NumberField } from '@wabascope/core';
import { defined, metaWords, type RowReader } from '@wabascope/provider-kit';
import type { Health } from './wire.js';

const fromWorst = ['BLOCKED', 'LIMITED', 'AVAILABLE'] as const;

/**
 * Meta's verdict on messages, which is the worst of its entities: the overall word is also about calls. Kapso's page "Health
 * Check Interpretation" calls a failed `token_validity` or `phone_number_access` a critical blocker.
 */
export function toHealthStatus(
  health: Health | undefined,
  reader: Pick<RowReader<NumberField>, 'word'>,
): HealthStatus | undefined {
  const { messaging_health: messaging, ...critical } = health?.checks ?? {};
  const entities = messaging?.details?.entities ?? [];
  const abilityOf = (raw: (typeof entities)[number]['can_send_message']) =>
    reader.word('healthStatus', raw, metaWords.canSendMessage);
  const read = entities.map((entity) => ({ ...entity, ability: abilityOf(entity.can_send_message) ?? 'UNKNOWN' }));
  const blockers = Object.entries(critical).flatMap(([entity, check]): HealthIssue[] =>
    check?.passed === false
      ? [defined({ entity, canSendMessage: 'BLOCKED', description: check.error || undefined })]
      : [],
  );
  const issues = read.flatMap(({ entity_type, ability, errors, additional_info }): HealthIssue[] => {
    const issue = { entity: entity_type ?? 'UNKNOWN', canSendMessage: ability };
    const explained = [
      ...(errors ?? []).map(({ error_code: code, error_description: description, possible_solution: solution }) =>
        defined({ ...issue, code, description, solution }),
      ),
      ...(additional_info ?? []).map((description) => ({ ...issue, description })),
    ];
    return ability === 'AVAILABLE' || explained.length > 0 ? explained : [issue];
  });
  const words = [...read.map(({ ability }) => ability), ...blockers.map(({ canSendMessage }) => canSendMessage)];
  const isRead = words.length > 0 && !words.includes('UNKNOWN');
  const worst = fromWorst.find((word) => words.includes(word));
  const overall = abilityOf(messaging?.details?.can_send_message ?? messaging?.overall_status);
  const canSendMessage = worst === 'BLOCKED' || isRead ? worst : overall;
  if (canSendMessage === undefined) return undefined;
  const all = [...blockers, ...issues];
  return all.length === 0 ? { canSendMessage } : { canSendMessage, issues: all };
}
