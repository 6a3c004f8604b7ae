import type { HealthIssue, HealthStatus } from './health.js';
import { type MetaIssue, type Reason, reason } from './reasons.js';
import type { SendAbility } from './vocabulary.js';

/** A known verdict of Meta. */
export type HealthVerdict = Exclude<SendAbility, 'UNKNOWN'>;

/** The level of a reason: the number, or the WABA and the entities that it depends on. */
type Level = 'health' | 'waba-health';

/** Entities that numbers share. The business and the app affect every number of a WABA. */
const shared: readonly string[] = ['WABA', 'BUSINESS', 'APP'];

/** The verdict of a health check; where its word is not known, the worst of its issues, as Meta defines it. */
export function healthVerdict(health: HealthStatus | undefined): HealthVerdict | undefined {
  if (health === undefined) return undefined;
  if (health.canSendMessage !== 'UNKNOWN') return health.canSendMessage;
  const words = (health.issues ?? []).filter(({ about }) => about === undefined).map((issue) => issue.canSendMessage);
  return (['BLOCKED', 'LIMITED'] as const).find((word) => words.includes(word));
}

/** The reasons in the health of a number. */
export function numberHealthReasons(health: HealthStatus | undefined): Reason[] {
  return reasonsIn(health, 'health', ({ entity }) => (shared.includes(entity) ? 'waba-health' : 'health'));
}

/** The reasons in the health of a WABA. */
export function wabaHealthReasons(health: HealthStatus | undefined): Reason[] {
  return reasonsIn(health, 'waba-health', () => 'waba-health');
}

/** One reason for each known issue; when none explains the verdict, one for the verdict. */
function reasonsIn(health: HealthStatus | undefined, level: Level, levelOf: (issue: HealthIssue) => Level): Reason[] {
  const found = (health?.issues ?? []).flatMap((issue) => reasonsOf(issue, levelOf(issue)));
  const verdict = reasonsFor(healthVerdict(health), level);
  const isExplained = verdict.every(({ severity }) => found.some((each) => each.severity === severity));
  return isExplained ? found : [...verdict, ...found];
}

function reasonsOf(issue: HealthIssue, level: Level): Reason[] {
  const found = issue.about === 'calls' ? [reason(`${level}-calls`)] : reasonsFor(issue.canSendMessage, level);
  const meta = metaOf(issue);
  return meta === undefined ? found : found.map((each) => ({ ...each, meta }));
}

function reasonsFor(ability: SendAbility | undefined, level: Level): Reason[] {
  if (ability === 'BLOCKED') return [reason(`${level}-blocked`)];
  return ability === 'LIMITED' ? [reason(`${level}-limited`)] : [];
}

function metaOf({ code, description, solution }: HealthIssue): MetaIssue | undefined {
  const meta = {
    ...(code === undefined ? {} : { code }),
    ...(description === undefined ? {} : { description }),
    ...(solution === undefined ? {} : { solution }),
  };
  return Object.keys(meta).length === 0 ? undefined : meta;
}
