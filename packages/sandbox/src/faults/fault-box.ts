import type { Fault, FaultFilter, RequestFault } from './fault.js';

/** Facts of a request that faults match. */
export interface Struck {
  readonly provider: string;
  readonly call: string | undefined;
  readonly page: string;
}

export interface FaultBox {
  /** @throws {RangeError} For a time that no timer can wait. */
  replace(faults: readonly Fault[]): void;
  /** Whether connections to this provider are refused. */
  refuses(provider: string): boolean;
  /** The faults that apply to this request, in the given order. Counts the request. */
  strike(request: Struck): RequestFault[];
}

export function faultBox(initial: readonly Fault[]): FaultBox {
  let armed = arm(initial);
  return {
    replace: (faults) => {
      armed = arm(faults);
    },
    refuses: (provider) =>
      armed.some(({ fault }) => fault.kind === 'refuse' && (fault.provider ?? provider) === provider),
    strike: (request) =>
      armed.flatMap((counted) => {
        const { fault } = counted;
        if (fault.kind === 'refuse' || !matches(fault, request)) return [];
        counted.matched += 1;
        const { after = 0, times = Number.POSITIVE_INFINITY } = fault;
        return counted.matched > after && counted.matched <= after + times ? [fault] : [];
      }),
  };
}

/** Node replaces longer times with 1 ms. */
const maxTimerMs = 2 ** 31 - 1;

function arm(faults: readonly Fault[]) {
  for (const fault of faults) {
    if (fault.kind === 'slow-first-byte') checkTime('ms', fault.ms);
    if (fault.kind === 'drip') checkTime('everyMs', fault.everyMs);
  }
  return faults.map((fault) => ({ fault, matched: 0 }));
}

function checkTime(name: string, ms = 0): void {
  if (ms >= 0 && ms <= maxTimerMs) return;
  throw new RangeError(`${name} of a fault must be a number of milliseconds from 0 to ${maxTimerMs}.`);
}

function matches({ provider, call, page }: FaultFilter, request: Struck): boolean {
  return (
    (provider ?? request.provider) === request.provider &&
    (call === undefined || call === request.call) &&
    (page ?? request.page) === request.page
  );
}
