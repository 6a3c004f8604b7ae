import { type SandboxRateLimit, slidingWindows } from '../../rate-limit.js';
import { errorResponse } from './errors.js';

/** Counts the calls of an app to a WABA, and returns the usage headers. */
export interface UsageMeter {
  /** @throws {FakeErrorResponse} 80007 if the WABA has used up its calls. */
  count(request: {
    readonly appId: string;
    readonly wabaId: string;
    readonly active: boolean;
    readonly at: number;
    readonly call: string;
  }): { 'X-Business-Use-Case-Usage': string };
}

/** @param limits The limits of a WABA with a registered number. Other WABAs get 1/25 of the requests (200 of 5,000). */
export function usageMeter(limits: readonly SandboxRateLimit[]): UsageMeter {
  const active = slidingWindows(limits);
  const inactive = slidingWindows(limits.map((limit) => ({ ...limit, requests: Math.ceil(limit.requests / 25) })));
  return {
    count: ({ appId, wabaId, active: isActive, at, call }) => {
      const admit = isActive ? active : inactive;
      const admission = admit({ key: `${appId} ${wabaId}`, at, call });
      if (admission === undefined) return header(wabaId, 0, 0);
      const { admitted, limit, remaining, freeInMs } = admission;
      const percent = Math.ceil(100 * (1 - remaining / limit.requests));
      if (admitted) return header(wabaId, percent, 0);
      throw errorResponse(80007, '(#80007) There have been too many calls to this WhatsApp Business account.', {
        headers: header(wabaId, percent, Math.ceil(freeInMs / 60_000)),
      });
    },
  };
}

function header(wabaId: string, percent: number, minutes: number) {
  const counters = { call_count: percent, total_cputime: 1, total_time: 1 };
  const usage = { type: 'whatsapp_business_management', ...counters, estimated_time_to_regain_access: minutes };
  return { 'X-Business-Use-Case-Usage': JSON.stringify({ [wabaId]: [usage] }) };
}
