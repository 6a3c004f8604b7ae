import { type HealthIssue, type HealthStatus, quotedWord, type SendAbility } from '@wabascope/core';
import { defined, metaWords, type RawWord, type RowReader } from '@wabascope/provider-kit';
import type { Health, HealthEntity } from './wire.js';

type HealthReading = Pick<RowReader<'healthStatus'>, 'word' | 'warn'>;

/**
 * Meta's verdict on messages: the worst of all that a message needs, and each of them that does not just say
 * `AVAILABLE`. A blocked one has errors with solutions, a limited one has remarks ("Health status" in the documentation).
 */
export function toHealthStatus(health: Health, reading: HealthReading): HealthStatus | undefined {
  const entities = health?.entities ?? [];
  const words = metaWords.canSendMessage.with(aboutMessages(entities));
  const word = reading.word('healthStatus', health?.can_send_message, words);
  const issues = entities.flatMap((entity) => issuesOf(entity, reading));
  if (word === undefined && issues.length === 0) return undefined;
  const canSendMessage = word ?? 'UNKNOWN';
  return issues.length === 0 ? { canSendMessage } : { canSendMessage, issues };
}

const fromWorst = ['BLOCKED', 'LIMITED', 'AVAILABLE'] as const;

/**
 * What the words of the whole mean for messages. Since September 2025 an entity that cannot receive calls makes the
 * whole `BLOCKED` as well, although each entity can send messages ("Health status", example of a blocked response).
 */
function aboutMessages(entities: readonly HealthEntity[]): Record<string, SendAbility> {
  const hasCallTrouble = entities.some((entity) => isTrouble(meaning(entity.can_receive_call_sip)));
  const words = entities.map((entity) => meaning(entity.can_send_message));
  if (!hasCallTrouble || words.some((word) => word === undefined || word === 'UNKNOWN')) return {};
  const worst = fromWorst.find((word) => words.includes(word));
  if (worst === 'AVAILABLE') return { BLOCKED: worst, LIMITED: worst };
  return worst === 'LIMITED' ? { BLOCKED: worst } : {};
}

function issuesOf(entity: HealthEntity, reading: HealthReading): HealthIssue[] {
  const messages = abilityOf(entity.can_send_message, reading);
  const calls = abilityOf(entity.can_receive_call_sip, reading);
  const issue = { entity: entity.entity_type ?? 'UNKNOWN', canSendMessage: messages ?? 'UNKNOWN' };
  const callIssue = { ...issue, about: 'calls' } as const;
  const isOnlyCalls = messages === 'AVAILABLE' && isTrouble(calls);
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
    ...(!isTrouble(calls) || isExplained('calls') ? [] : [callIssue]),
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

function isTrouble(ability: SendAbility | undefined): boolean {
  return ability === 'BLOCKED' || ability === 'LIMITED';
}

/** The word in the model; undefined where Meta says nothing, or nothing that is known. */
function meaning(raw: RawWord): SendAbility | undefined {
  return raw === undefined || raw === null ? undefined : metaWords.canSendMessage.find(raw);
}

function abilityOf(raw: RawWord, reading: HealthReading): SendAbility | undefined {
  if (raw === undefined || raw === null) return undefined;
  const found = meaning(raw);
  if (found !== undefined) return found;
  const quoted = quotedWord(raw);
  const message = `Unknown word${quoted === undefined ? '' : ` ${quoted}`} for the health of an entity; shown as UNKNOWN.`;
  reading.warn({ type: 'unknown-value', message, field: 'healthStatus', raw });
  return 'UNKNOWN';
}
