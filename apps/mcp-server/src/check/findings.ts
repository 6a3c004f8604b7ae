import type { AnyPlugin, Failure } from '@wabascope/directory';
import type { ConnectionFacts } from './connection-watch.js';
import type { CheckStep, Finding, Remedy } from './report.js';

/** A smaller clock offset is not reported. The strictest provider accepts 60 seconds. */
const toleratedSeconds = 10;

/** What a finding needs besides the failure. */
export interface FindingContext {
  readonly severity: Finding['severity'];
  readonly what: 'numbers' | 'wabas';
  readonly connection: ConnectionFacts;
  readonly info: AnyPlugin['settings']['info'];
  readonly remedy: Remedy | undefined;
  /** The environment variable that sets the proxy of the account; undefined if none does. */
  readonly proxy: string | undefined;
}

/** A failure with everything that helps to fix it. */
export function findingOf(
  failure: Failure,
  { severity, what, connection, info, remedy, proxy }: FindingContext,
): Finding {
  const { code, message, settings: named = [], upstreamMessage, upstreamCode, requestId } = failure;
  const step = stepOf(failure, what, connection);
  const known = named.flatMap((name) => (info[name] === undefined ? [] : [[name, info[name].description] as const]));
  const isUnreachable = step === 'resolve' || step === 'connect';
  const sentences = [
    message,
    ...(proxy !== undefined && isUnreachable && !message.includes(proxy)
      ? [`${proxy} sends requests through a proxy. Check that the proxy allows them, or add the host to NO_PROXY.`]
      : []),
    ...(remedy === undefined ? [] : [`Set ${remedy.setting} to "${remedy.value}". check tried it, and it works.`]),
  ];
  return {
    severity,
    step,
    message: sentences.join(' '),
    code,
    ...(known.length === 0 ? {} : { settings: Object.fromEntries(known) }),
    ...(remedy === undefined ? {} : { remedy }),
    ...(upstreamMessage === undefined ? {} : { upstreamMessage }),
    ...(upstreamCode === undefined ? {} : { upstreamCode }),
    ...(requestId === undefined ? {} : { requestId }),
  };
}

/** The step at which the fetch failed. */
function stepOf(
  { code, upstreamCode = '' }: Failure,
  what: FindingContext['what'],
  { requests, responses }: ConnectionFacts,
): CheckStep {
  if (code === 'auth' || code === 'clock-skew') return 'sign';
  if (responses > 0 || requests === 0) return what;
  return /^(ENOTFOUND|EAI_)/.test(upstreamCode) ? 'resolve' : 'connect';
}

/** A warning about a wrong clock, also while the provider still accepts it. */
export function clockFinding({ clockOffsetMs = 0 }: ConnectionFacts, providerName: string): Finding[] {
  const seconds = Math.round(Math.abs(clockOffsetMs) / 1000);
  if (seconds <= toleratedSeconds) return [];
  const direction = clockOffsetMs > 0 ? 'ahead of' : 'behind';
  const message = `The local clock is ${seconds} s ${direction} the clock of ${providerName}. Enable NTP: signatures depend on the clock.`;
  return [{ severity: 'warning', step: 'clock', message }];
}
