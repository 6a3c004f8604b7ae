import type { Fault } from '@wabascope/sandbox';
import { type FaultPlace, faultsOf } from './provider-faults.js';

/** A fault and its outcome. */
export interface FaultRow {
  readonly name: string;
  readonly fault: Fault;
  /** In the signs of `signsOf`, for a first page. A provider lists its other outcomes in its `faults.json`. */
  readonly outcome: string;
  /** How many requests the fault strikes. All when absent. */
  readonly times?: number;
}

const broken = 'unavailable ↻ ×3';
const endless = 'timeout ↻ ×1';
const limited = 'rate-limit ↻ ×3';
const unreadable = 'bad-response ×1';
const whole = 'all rows';
const warned = 'all rows, warned';

/** Bytes. Providers reject a body of more than 8 MiB. */
const twiceTheLimit = 16 * 1024 * 1024;

export const faultTable: readonly FaultRow[] = [
  row('refuse', { kind: 'refuse' }, broken),
  row('hang-up', { kind: 'hang-up' }, broken),
  { ...row('hang-up twice', { kind: 'hang-up' }, `${whole} ×2`), times: 2 },
  row('reset', { kind: 'reset' }, broken),
  row('hang', { kind: 'hang' }, endless),
  row('slow first byte', { kind: 'slow-first-byte', ms: 60_000 }, endless),
  row('drip', { kind: 'drip' }, endless),
  row('status 400', status(400), 'rejected ×1'),
  row('status 401', status(401), 'auth ×1'),
  row('status 403', status(403), 'permission ×1'),
  row('status 404', status(404), 'not-found ×1'),
  row('status 408', status(408), 'timeout ↻ ×3'),
  row('status 429', status(429), limited),
  row('429, wait 0 s', status(429, '0'), limited),
  row('429, wait 1 s', status(429, '1'), limited),
  row('429, wait 1 h', status(429, '3600'), 'rate-limit ↻ ×1'),
  { ...row('429 once', status(429, '1'), whole), times: 1 },
  row('status 500', status(500), broken),
  row('status 503', status(503), broken),
  row('status 504', status(504), broken),
  row('error in body', { kind: 'error-in-body' }, broken),
  row('HTML 502', { kind: 'html' }, broken),
  row('HTML 200', { kind: 'html', status: 200 }, unreadable),
  row('redirect', { kind: 'redirect' }, unreadable),
  row('deep JSON', { kind: 'deep-json' }, unreadable),
  row('repeat page', { kind: 'repeat-page' }, whole),
  row('wrong types', { kind: 'wrong-types' }, warned),
  row('wrong payload', { kind: 'wrong-types', of: 'payload' }, unreadable),
  row('unknown words', { kind: 'unknown-words' }, warned),
  row('duplicate row', { kind: 'duplicate-row' }, warned),
  row('odd row', { kind: 'odd-row' }, warned),
  row('foreign links', { kind: 'foreign-links' }, whole),
  row('truncate', { kind: 'truncate' }, unreadable),
  row('oversize', { kind: 'oversize', bytes: twiceTheLimit }, unreadable),
  row('gzip', { kind: 'gzip' }, whole),
  row('gzip bomb', { kind: 'gzip-bomb', bytes: twiceTheLimit }, unreadable),
];

function row(name: string, fault: Fault, outcome: string): FaultRow {
  return { name, fault, outcome };
}

function status(code: number, retryAfter?: string): Fault {
  return { kind: 'status', status: code, ...(retryAfter === undefined ? {} : { retryAfter }) };
}

/** The outcome of a fault in one place, in the signs of `signsOf`. */
export function expectedIn({ name: fault, outcome }: FaultRow, { provider, name }: FaultPlace): string {
  const { outcomes, pageSize = 100 } = faultsOf[provider];
  const special = outcomes[fault];
  const exact = typeof special === 'object' ? special[name] : undefined;
  if (exact !== undefined) return exact;
  const expected = typeof special === 'string' ? special : outcome;
  const [, attempts] = /^[a-z-]+ (?:↻ )?×(\d)$/.exec(expected) ?? [];
  if (attempts === undefined) return expected;
  // A WABA without its owner is a warning. Rows that were read before a failure stay.
  if (name === 'owner call') return attempts === '1' ? warned : `${warned} ×${attempts}`;
  return name === 'later page' ? `${expected}, after ${pageSize} rows` : expected;
}
