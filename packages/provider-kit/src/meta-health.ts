import { type HealthIssue, type HealthStatus, quotedWord, type SendAbility } from '@wabascope/core';
import * as z from 'zod';
import { metaWords } from './meta-words.js';
import type { RawWord, RowReader } from './row-reader.js';
import { defined } from './row-reader.js';
import * as wire from './wire.js';

const healthError = z.object({ error_code: wire.count, error_description: wire.text, possible_solution: wire.text });

/** The errors of an entity in a {@link metaHealth}. */
export const metaHealthErrors = wire.list(healthError, 100).nullish();

const healthEntity = z.object({
  entity_type: wire.text,
  id: wire.text,
  can_send_message: wire.word,
  can_receive_call_sip: wire.word,
  additional_info: wire.list(z.string(), 100).nullish(),
  errors: metaHealthErrors,
});
type HealthEntity = Partial<Omit<z.infer<typeof healthEntity>, 'errors'>> & {
  readonly errors?: readonly Partial<z.infer<typeof healthError>>[] | null | undefined;
};

/** Meta's `health_status` of a number or a WABA, as Meta and the providers that pass it on return it. */
export const metaHealth = z.object({
  can_send_message: wire.word,
  entities: wire.list(healthEntity, 100).nullish(),
});

/** A {@link metaHealth}, in which every member may be missing. */
export interface MetaHealth {
  readonly can_send_message?: RawWord;
  readonly entities?: readonly HealthEntity[] | null | undefined;
}

type HealthReader = Pick<RowReader<'healthStatus'>, 'word' | 'warn'>;

/**
 * Meta's verdict on messages: the worst of all entities that a message needs, and an issue for each entity that is not
 * `AVAILABLE`. A blocked one has errors with solutions, a limited one has remarks ("Health status" in Meta's documentation).
 */
export function toHealthStatus(health: MetaHealth | null | undefined, reader: HealthReader): HealthStatus | undefined {
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
  const words = entities.map((entity) => abilityFor(entity.can_send_message));
  if (!entities.some(hasCallProblem) || words.some((word) => word === undefined || word === 'UNKNOWN')) return {};
  const worst = fromWorst.find((word) => words.includes(word));
  if (worst === 'AVAILABLE') return { BLOCKED: worst, LIMITED: worst };
  return worst === 'LIMITED' ? { BLOCKED: worst } : {};
}

function hasCallProblem({ can_receive_call_sip, errors }: HealthEntity): boolean {
  return isProblem(abilityFor(can_receive_call_sip)) || (errors ?? []).some((error) => isCallError(error.error_code));
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
