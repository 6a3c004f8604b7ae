import type { Fault, ProviderId } from '@wabascope/sandbox';
import type { Place } from './places.js';

type PlaceOfProvider = `${Place['name']} of ${ProviderId}`;
type Outcomes = Partial<Readonly<Record<ProviderId | PlaceOfProvider, string>>>;

/** A fault and its outcome. */
export interface FaultRow {
  readonly name: string;
  readonly fault: Fault;
  /** In the signs of `signsOf`, for a first page. */
  readonly outcome: string;
  /** Other outcomes: for a first page of one provider, or for exactly one place. */
  readonly except: Outcomes;
  /** How many requests the fault strikes. All when absent. */
  readonly times?: number;
}

const broken = 'unavailable ↻ ×3';
const endless = 'timeout ↻ ×1';
const limited = 'rate-limit ↻ ×3';
const unreadable = 'bad-response ×1';
const whole = 'all rows';
const warned = 'all rows, warned';

// The status does not count when the body of Alibaba or NXCloud explains the error.
const explained = { alibaba: 'permission ×1', nxcloud: broken };
const notAList = { 'WABA call of alibaba': whole, 'owner call of alibaba': whole };
const halfRead = { 'later page of antgst': '100 of 130 rows, warned', 'later page of meta': '100 of 130 rows, warned' };
// The number of its letters replaces a text. Ids and cursors change too, and rows with the same id count once.
const asNumbers = {
  'first page of antgst': '127 of 130 rows, warned',
  'later page of antgst': '129 of 130 rows, warned',
  'first page of meta': 'rejected ×1, after 85 rows',
  'later page of meta': '126 of 130 rows, warned',
  'WABA call of nxcloud': '1 of 3 rows',
};

export const faultTable: readonly FaultRow[] = [
  row('refuse', { kind: 'refuse' }, broken),
  row('hang-up', { kind: 'hang-up' }, broken),
  { ...row('hang-up twice', { kind: 'hang-up' }, `${whole} ×2`), times: 2 },
  row('reset', { kind: 'reset' }, broken),
  row('hang', { kind: 'hang' }, endless),
  row('slow first byte', { kind: 'slow-first-byte', ms: 60_000 }, endless),
  row('drip', { kind: 'drip' }, endless),
  row('status 400', status(400), 'rejected ×1', { ...explained, ...fieldsOfMeta('rejected ×1') }),
  row('status 401', status(401), 'auth ×1', explained),
  row('status 403', status(403), 'permission ×1', {
    ...explained,
    awal: 'rejected ×1',
    ...fieldsOfMeta('permission ×1'),
  }),
  // Awal documents this status as "no connected numbers".
  row('status 404', status(404), 'not-found ×1', { ...explained, awal: '0 of 8 rows, warned' }),
  row('status 408', status(408), 'timeout ↻ ×3', { ...explained, awal: 'rejected ×1', ...fieldsOfMeta('rejected ×1') }),
  row('status 429', status(429), limited),
  row('429, wait 0 s', status(429, '0'), limited),
  row('429, wait 1 s', status(429, '1'), limited),
  row('429, wait 1 h', status(429, '3600'), 'rate-limit ↻ ×1'),
  { ...row('429 once', status(429, '1'), whole), times: 1 },
  row('status 500', status(500), broken),
  row('status 503', status(503), broken),
  row('status 504', status(504), broken, { antgst: 'timeout ↻ ×3', awal: 'timeout ↻ ×3' }),
  row('error in body', { kind: 'error-in-body' }, broken, { alibaba: limited, awal: 'rejected ×1', meta: 'auth ×1' }),
  row('HTML 502', { kind: 'html' }, broken),
  row('HTML 200', { kind: 'html', status: 200 }, unreadable),
  row('redirect', { kind: 'redirect' }, unreadable),
  row('deep JSON', { kind: 'deep-json' }, unreadable),
  row('repeat page', { kind: 'repeat-page' }, whole, halfRead),
  row('wrong types', { kind: 'wrong-types' }, warned, asNumbers),
  // A node has texts beside its objects. The texts stay.
  row('wrong payload', { kind: 'wrong-types', of: 'payload' }, unreadable, { 'WABA call of meta': warned }),
  row('unknown words', { kind: 'unknown-words' }, warned, { 'WABA call of nxcloud': whole }),
  row('duplicate row', { kind: 'duplicate-row' }, warned, {
    ...notAList,
    'WABA call of meta': whole,
    'WABA call of nxcloud': whole,
  }),
  row('odd row', { kind: 'odd-row' }, warned, notAList),
  row('foreign links', { kind: 'foreign-links' }, whole),
  row('truncate', { kind: 'truncate' }, unreadable),
  row('oversize', { kind: 'oversize' }, unreadable),
  row('gzip', { kind: 'gzip' }, whole),
  row('gzip bomb', { kind: 'gzip-bomb' }, unreadable),
];

function row(name: string, fault: Fault, outcome: string, except: Outcomes = {}): FaultRow {
  return { name, fault, outcome, except };
}

function status(code: number, retryAfter?: string): Fault {
  return { kind: 'status', status: code, ...(retryAfter === undefined ? {} : { retryAfter }) };
}

/** The outcome of a fault in one place, in the signs of `signsOf`. */
export function expectedIn({ outcome, except }: FaultRow, { provider, name }: Place): string {
  const exact = except[`${name} of ${provider}`];
  if (exact !== undefined) return exact;
  const expected = except[provider] ?? outcome;
  const [, attempts] = /^[a-z-]+ (?:↻ )?×(\d)$/.exec(expected) ?? [];
  if (attempts === undefined) return expected;
  // A WABA without its owner is a warning. Rows that were read before a failure stay.
  if (name === 'owner call') return attempts === '1' ? warned : `${warned} ×${attempts}`;
  return name === 'later page' ? `${expected}, after 100 rows` : expected;
}

/** Meta may report this about one field without naming it: one more request, for the ID alone, rules that out. */
function fieldsOfMeta(outcome: string): Outcomes {
  return {
    'first page of meta': `${outcome} (2 sent)`,
    'later page of meta': `${outcome} (2 sent), after 100 rows`,
    'WABA call of meta': `${outcome} (2 sent)`,
  };
}
