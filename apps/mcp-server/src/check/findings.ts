import type { AnyPlugin, Failure } from '@wabascope/directory';
import type { Line } from './line-watch.js';
import type { Finding, Remedy, Step } from './report.js';

/** Seconds that a clock may be off without a word: the strictest provider takes 60. */
const toleratedSeconds = 10;

/** What surrounds a failure. */
export interface Circumstances {
  readonly severity: Finding['severity'];
  readonly what: 'numbers' | 'wabas';
  readonly line: Line;
  readonly info: AnyPlugin['settings']['info'];
  readonly remedy: Remedy | undefined;
  /** The environment variable that names a proxy; undefined when none does. */
  readonly proxy: string | undefined;
}

/** A failure of the directory, with everything that helps to put it right. */
export function findingOf(failure: Failure, { severity, what, line, info, remedy, proxy }: Circumstances): Finding {
  const { code, message, settings: named = [], upstreamMessage, upstreamCode, requestId } = failure;
  const step = stepOf(failure, what, line);
  const known = named.flatMap((name) => (info[name] === undefined ? [] : [[name, info[name].description] as const]));
  const isOnTheWay = step === 'resolve' || step === 'connect';
  const sentences = [
    message,
    ...(proxy !== undefined && isOnTheWay
      ? [`Requests go through the proxy that ${proxy} names, unless NO_PROXY has the host; see whether it lets them.`]
      : []),
    ...(remedy === undefined ? [] : [`With ${remedy.setting} "${remedy.value}" it works: set that.`]),
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

/** How far the call came. */
function stepOf({ code, upstreamCode = '' }: Failure, what: Circumstances['what'], { requests, answers }: Line): Step {
  if (code === 'auth' || code === 'clock-skew') return 'sign';
  if (answers > 0 || requests === 0) return what;
  return /^(ENOTFOUND|EAI_)/.test(upstreamCode) ? 'resolve' : 'connect';
}

/** The finding of a clock that is off, also while the provider still accepts it. */
export function clockFinding({ clockOffsetMs = 0 }: Line, providerName: string): Finding[] {
  const seconds = Math.round(Math.abs(clockOffsetMs) / 1000);
  if (seconds <= toleratedSeconds) return [];
  const way = clockOffsetMs > 0 ? 'ahead of' : 'behind';
  const message = `The local clock is ${seconds} s ${way} that of ${providerName}; set it, best by NTP, because signatures expire by it.`;
  return [{ severity: 'warning', step: 'clock', message }];
}

/** Variables that undici reads, in its order. */
export function proxyVariable(env: Readonly<Record<string, string | undefined>>): string | undefined {
  return ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'].find((name) => env[name]);
}
