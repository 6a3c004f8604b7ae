import { appUsage, businessUsage } from './wire.js';

/** Meta's counters of the caller's requests ("Graph API, Rate limits"). */
export interface Usage {
  /** The highest of all counters, in percent of the limit. Absent if Meta does not report it. */
  readonly percent?: number;
  /** Milliseconds until calls are allowed again. Absent if Meta does not report it. */
  readonly waitMs?: number;
}

/** Reads `X-Business-Use-Case-Usage`, which has a wait in minutes, and `X-App-Usage`, which has none. */
export function usageIn(headers: Headers): Usage {
  const business = businessUsage.safeParse(parse(headers.get('x-business-use-case-usage'))).data ?? {};
  const app = appUsage.safeParse(parse(headers.get('x-app-usage'))).data;
  const counters = Object.values(business).flat();
  const minutes = Math.max(0, ...counters.map((counter) => counter.estimated_time_to_regain_access ?? 0));
  const percentages = [...counters, app ?? {}].flatMap((counter) => [
    counter.call_count ?? 0,
    counter.total_cputime ?? 0,
    counter.total_time ?? 0,
  ]);
  const percent = Math.max(0, ...percentages);
  return { ...(percent > 0 ? { percent } : {}), ...(minutes > 0 ? { waitMs: minutes * 60_000 } : {}) };
}

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
