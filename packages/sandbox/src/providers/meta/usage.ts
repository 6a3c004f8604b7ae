import { type RateLimit, slidingWindow } from '../../rate-limit.js';
import { errorResponse } from './errors.js';

/** Counts the calls of an app to a WABA, and returns the usage headers. */
export interface UsageMeter {
  /** @throws {ErrorResponse} 80007 if the WABA has used up its calls. */
  count(call: { readonly appId: string; readonly wabaId: string; readonly active: boolean; readonly at: number }): {
    'X-Business-Use-Case-Usage': string;
  };
}

/** @param limit Of an active WABA, one with a registered number; another has one in 25 of it (200 of 5,000). */
export function usageMeter(limit: RateLimit | undefined): UsageMeter {
  const active = limit && { limit, admit: slidingWindow(limit) };
  const quiet = limit && { ...limit, requests: Math.ceil(limit.requests / 25) };
  const inactive = quiet && { limit: quiet, admit: slidingWindow(quiet) };
  return {
    count: ({ appId, wabaId, active: isActive, at }) => {
      const window = isActive ? active : inactive;
      if (!window) return header(wabaId, 0, 0);
      const { admitted, remaining, freeInMs } = window.admit(`${appId} ${wabaId}`, at);
      const percent = Math.ceil(100 * (1 - remaining / window.limit.requests));
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
