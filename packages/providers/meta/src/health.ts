import { type HealthIssue, type HealthStatus, quotedWord, type SendAbility } from '@wabascope/core';
import { defined, metaWords, type RawWord, type Reading } from '@wabascope/provider-kit';
import type { Health, HealthEntity } from './wire.js';

type HealthReading = Pick<Reading<'healthStatus'>, 'word' | 'warn'>;

/**
 * Meta's verdict: the worst of all that a message needs, and each of them that does not just say `AVAILABLE`. A blocked
 * one has errors with solutions, a limited one has remarks ("Health status" in the documentation).
 */
export function toHealthStatus(health: Health, reading: HealthReading): HealthStatus | undefined {
  const canSendMessage = reading.word('healthStatus', health?.can_send_message, metaWords.canSendMessage);
  if (canSendMessage === undefined) return undefined;
  const issues = (health?.entities ?? []).flatMap((entity) => {
    if (entity !== undefined) return issuesOf(entity, reading);
    const message = 'A part of the health status cannot be read and was left out.';
    reading.warn({ type: 'skipped-item', message, field: 'healthStatus' });
    return [];
  });
  return issues.length === 0 ? { canSendMessage } : { canSendMessage, issues };
}

function issuesOf(entity: HealthEntity, reading: HealthReading): HealthIssue[] {
  const canSendMessage = abilityOf(entity.can_send_message, reading);
  const about = { entity: entity.entity_type ?? 'UNKNOWN', canSendMessage: canSendMessage ?? 'UNKNOWN' };
  const errors = (entity.errors ?? []).map((error) =>
    defined({
      ...about,
      code: error.error_code,
      description: error.error_description,
      solution: error.possible_solution,
    }),
  );
  const remarks = (entity.additional_info ?? [])
    .filter((remark) => typeof remark === 'string')
    .map((description) => ({ ...about, description }));
  const isFine = canSendMessage === undefined || canSendMessage === 'AVAILABLE';
  return errors.length + remarks.length > 0 || isFine ? [...errors, ...remarks] : [about];
}

function abilityOf(raw: RawWord, reading: HealthReading): SendAbility | undefined {
  if (raw === undefined || raw === null) return undefined;
  const found = metaWords.canSendMessage.find(raw);
  if (found !== undefined) return found;
  const quoted = quotedWord(raw);
  const message = `Unknown word${quoted === undefined ? '' : ` ${quoted}`} for the health of an entity; shown as UNKNOWN.`;
  reading.warn({ type: 'unknown-value', message, field: 'healthStatus', raw });
  return 'UNKNOWN';
}
