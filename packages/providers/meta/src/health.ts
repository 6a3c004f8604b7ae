import { type HealthIssue, type HealthStatus, quotedWord, type SendAbility } from '@wabascope/core';
import { defined, metaWords, type RawWord, type RowReader } from '@wabascope/provider-kit';
import type { Health, HealthEntity } from './wire.js';

type HealthReader = Pick<RowReader<'healthStatus'>, 'word' | 'warn'>;

/**
 * Meta's verdict on messages: the worst of all entities that a message needs, and an issue for each entity that is not
 * `AVAILABLE`. A blocked one has errors with solutions, a limited one has remarks ("Health status" in the documentation).
 */
export function toHealthStatus(health: Health, reader: HealthReader): HealthStatus | undefined {
  const entities = health?.entities ?? [];
  const words = metaWords.canSendMessage.with(aboutMessages(entities));
  const word = reader.word('healthStatus', health?.can_send_message, words);
  const issues = entities.flatMap((entity) => issuesOf(entity, reader));
  if (word === undefined && issues.length === 0) return undefined;
  const canSendMessage = word ?? 'UNKNOWN';
  return issues.length === 0 ? { canSendMessage } : { canSendMessage, issues };
}

const fromWorst = ['BLOCKED', 'LIMITED', 'AVAILABLE'] as const;

/**
 * The meaning of the overall words for messages. Since September 2025 an entity that cannot receive calls makes the
 * whole `BLOCKED` as well, although each entity can send messages ("Health status", example of a blocked response).
 */
function aboutMessages(entities: readonly HealthEntity[]): Record<string, SendAbility> {
  const hasCallProblem = entities.some((entity) => isProblem(abilityFor(entity.can_receive_call_sip)));
  const words = entities.map((entity) => abilityFor(entity.can_send_message));
  if (!hasCallProblem || words.some((word) => word === undefined || word === 'UNKNOWN')) return {};
  const worst = fromWorst.find((word) => words.includes(word));
  if (worst === 'AVAILABLE') return { BLOCKED: worst, LIMITED: worst };
  return worst === 'LIMITED' ? { BLOCKED: worst } : {};
}

function issuesOf(entity: HealthEntity, reader: HealthReader): HealthIssue[] {
  const messages = abilityOf(entity.can_send_message, reader);
  const calls = abilityOf(entity.can_receive_call_sip, reader);
  const issue = { entity: entity.entity_type ?? 'UNKNOWN', canSendMessage: messages ?? 'UNKNOWN' };
  const callIssue = { ...issue, about: 'calls' } as const;
  const isOnlyCalls = messages === 'AVAILABLE' && isProblem(calls);
  const errors = (entity.errors ?? []).map(
    (error): HealthIssue =>
      defined({
        ...(isOnlyCalls || isCallError(error.error_code) ? callIssue : issue),
        code: error.error_code,
        description: error.error_description,
        solution: error.possible_solution,
      }),
  );
  const remarks = (entity.additional_info ?? []).map(
    (description): HealthIssue => ({ ...(isOnlyCalls ? callIssue : issue), description }),
  );
  const explained: readonly HealthIssue[] = [...errors, ...remarks];
  const isExplained = (about: HealthIssue['about']) => explained.some((each) => each.about === about);
  return [
    ...(isFine(messages) || isExplained(undefined) ? [] : [issue]),
    ...(!isProblem(calls) || isExplained('calls') ? [] : [callIssue]),
    ...explained,
  ];
}

/** The Calling API has the error codes that begin with 138 ("Calling API, Error codes"). */
function isCallError(code: number | null | undefined): boolean {
  return code !== undefined && code !== null && Math.floor(code / 1000) === 138;
}

function isFine(ability: SendAbility | undefined): boolean {
  return ability === undefined || ability === 'AVAILABLE';
}

function isProblem(ability: SendAbility | undefined): boolean {
  return ability === 'BLOCKED' || ability === 'LIMITED';
}

/** The word in the model; `undefined` without one, or for an unknown one. */
function abilityFor(raw: RawWord): SendAbility | undefined {
  return raw === undefined || raw === null ? undefined : metaWords.canSendMessage.find(raw);
}

function abilityOf(raw: RawWord, reader: HealthReader): SendAbility | undefined {
  if (raw === undefined || raw === null) return undefined;
  const found = abilityFor(raw);
  if (found !== undefined) return found;
  const quoted = quotedWord(raw);
  const message = `Unknown word${quoted === undefined ? '' : ` ${quoted}`} for the health of an entity; shown as UNKNOWN.`;
  reader.warn({ type: 'unknown-value', message, field: 'healthStatus', raw });
  return 'UNKNOWN';
}
