import type { HealthIssue, HealthStatus } from '@wabascope/core';
import { defined, metaWords, type RowReader } from '@wabascope/provider-kit';
import type { Health } from './wire.js';

const fromWorst = ['BLOCKED', 'LIMITED', 'UNKNOWN', 'AVAILABLE'] as const;

/** Meta's verdict on messages: the worst of the entities. Without entities the overall word counts, which is also about calls. */
export function toHealthStatus(health: Health, reader: RowReader<'healthStatus'>): HealthStatus | undefined {
  const wordOf = (raw: string | number | boolean | null | undefined) =>
    reader.word('healthStatus', raw, metaWords.canSendMessage);
  const entities = (health?.entities ?? []).map((entity) => ({ ...entity, word: wordOf(entity.can_send_message) }));
  const canSendMessage =
    fromWorst.find((word) => entities.some((entity) => entity.word === word)) ?? wordOf(health?.can_send_message);
  if (canSendMessage === undefined) return undefined;
  const issues = entities.flatMap(({ entity_type, word = 'UNKNOWN', errors }): HealthIssue[] => {
    const issue = { entity: entity_type ?? 'UNKNOWN', canSendMessage: word };
    const explained = (errors ?? []).map((error) =>
      defined({
        ...issue,
        about: word === 'AVAILABLE' ? ('calls' as const) : undefined,
        code: error.error_code,
        description: error.error_description,
        solution: error.possible_solution,
      }),
    );
    return explained.length > 0 || word === 'AVAILABLE' ? explained : [issue];
  });
  return issues.length === 0 ? { canSendMessage } : { canSendMessage, issues };
}
