import type { Fault, ProviderId } from '@wabascope/sandbox';
import type { Place } from './places.js';

/** A fault and what it must become. */
export interface FaultRow {
  readonly name: string;
  readonly fault: Fault;
  /** How many requests it strikes; all of them when absent. */
  readonly times?: number;
  /** In the signs of `signsOf`, for a first page. */
  readonly becomes: string;
  /** Where a provider says it differently. */
  readonly except?: Partial<Readonly<Record<ProviderId, string>>>;
  /** Where a place is unlike the others; to the letter. */
  readonly butIn?: Partial<Readonly<Record<`${Place['name']} of ${ProviderId}`, string>>>;
}

const broken = 'unavailable ↻ ×3';
const endless = 'timeout ↻ ×1';
const limited = 'rate-limit ↻ ×3';
const unreadable = 'bad-response ×1';
const whole = 'all rows';
const warned = 'all rows, warned';

// With an error that Alibaba's or NXCloud's body explains, the status does not count.
const explained = { alibaba: 'permission ×1', nxcloud: broken };
const notAList = { 'WABA call of alibaba': whole, 'owner call of alibaba': whole };

export const faultTable: readonly FaultRow[] = [
  { name: 'refuse', fault: { kind: 'refuse' }, becomes: broken },
  { name: 'hang-up', fault: { kind: 'hang-up' }, becomes: broken },
  { name: 'hang-up twice', fault: { kind: 'hang-up' }, times: 2, becomes: `${whole} ×2` },
  { name: 'reset', fault: { kind: 'reset' }, becomes: broken },
  { name: 'hang', fault: { kind: 'hang' }, becomes: endless },
  { name: 'slow first byte', fault: { kind: 'slow-first-byte', ms: 60_000 }, becomes: endless },
  { name: 'drip', fault: { kind: 'drip' }, becomes: endless },
  {
    name: 'status 400',
    fault: { kind: 'status', status: 400 },
    becomes: 'rejected ×1',
    except: explained,
    butIn: fieldsOfMeta('rejected ×1'),
  },
  { name: 'status 401', fault: { kind: 'status', status: 401 }, becomes: 'auth ×1', except: explained },
  {
    name: 'status 403',
    fault: { kind: 'status', status: 403 },
    becomes: 'permission ×1',
    except: { ...explained, awal: 'rejected ×1' },
    butIn: fieldsOfMeta('permission ×1'),
  },
  {
    name: 'status 404',
    fault: { kind: 'status', status: 404 },
    becomes: 'not-found ×1',
    // Documented as "no connected numbers".
    except: { ...explained, awal: '0 of 8 rows, warned' },
  },
  {
    name: 'status 408',
    fault: { kind: 'status', status: 408 },
    becomes: 'timeout ↻ ×3',
    except: { ...explained, awal: 'rejected ×1' },
    butIn: fieldsOfMeta('rejected ×1'),
  },
  { name: 'status 429', fault: { kind: 'status', status: 429 }, becomes: limited },
  { name: '429, wait 0 s', fault: { kind: 'status', status: 429, retryAfter: '0' }, becomes: limited },
  { name: '429, wait 1 s', fault: { kind: 'status', status: 429, retryAfter: '1' }, becomes: limited },
  { name: '429, wait 1 h', fault: { kind: 'status', status: 429, retryAfter: '3600' }, becomes: 'rate-limit ↻ ×1' },
  { name: '429 once', fault: { kind: 'status', status: 429, retryAfter: '1' }, times: 1, becomes: whole },
  { name: 'status 500', fault: { kind: 'status', status: 500 }, becomes: broken },
  { name: 'status 503', fault: { kind: 'status', status: 503 }, becomes: broken },
  {
    name: 'status 504',
    fault: { kind: 'status', status: 504 },
    becomes: broken,
    except: { antgst: 'timeout ↻ ×3', awal: 'timeout ↻ ×3' },
  },
  {
    name: 'error in body',
    fault: { kind: 'error-in-body' },
    becomes: broken,
    except: { alibaba: limited, awal: 'rejected ×1', meta: 'auth ×1' },
  },
  { name: 'HTML 502', fault: { kind: 'html' }, becomes: broken },
  { name: 'HTML 200', fault: { kind: 'html', status: 200 }, becomes: unreadable },
  { name: 'redirect', fault: { kind: 'redirect' }, becomes: unreadable },
  { name: 'deep JSON', fault: { kind: 'deep-json' }, becomes: unreadable },
  {
    name: 'repeat page',
    fault: { kind: 'repeat-page' },
    becomes: whole,
    butIn: {
      'later page of antgst': '100 of 130 rows, warned',
      'later page of meta': '100 of 130 rows, warned',
    },
  },
  {
    name: 'wrong types',
    fault: { kind: 'wrong-types' },
    becomes: warned,
    // A text becomes the number of its letters, an id and a cursor too: rows that then are the same count once.
    butIn: {
      'first page of antgst': '127 of 130 rows, warned',
      'later page of antgst': '129 of 130 rows, warned',
      'first page of meta': 'rejected ×1, after 85 rows',
      'later page of meta': '126 of 130 rows, warned',
      'WABA call of nxcloud': '1 of 3 rows',
    },
  },
  {
    name: 'wrong payload',
    fault: { kind: 'wrong-types', of: 'payload' },
    becomes: unreadable,
    // A node has its objects beside texts, which stay.
    butIn: { 'WABA call of meta': warned },
  },
  {
    name: 'unknown words',
    fault: { kind: 'unknown-words' },
    becomes: warned,
    butIn: { 'WABA call of nxcloud': whole },
  },
  {
    name: 'duplicate row',
    fault: { kind: 'duplicate-row' },
    becomes: warned,
    butIn: { ...notAList, 'WABA call of meta': whole, 'WABA call of nxcloud': whole },
  },
  { name: 'odd row', fault: { kind: 'odd-row' }, becomes: warned, butIn: notAList },
  { name: 'foreign links', fault: { kind: 'foreign-links' }, becomes: whole },
  { name: 'truncate', fault: { kind: 'truncate' }, becomes: unreadable },
  { name: 'oversize', fault: { kind: 'oversize' }, becomes: unreadable },
  { name: 'gzip', fault: { kind: 'gzip' }, becomes: whole },
  { name: 'gzip bomb', fault: { kind: 'gzip-bomb' }, becomes: unreadable },
];

/** What the table says of one place, in the signs of `signsOf`. */
export function expectedIn({ becomes, except, butIn }: FaultRow, { provider, name }: Place): string {
  const different = butIn?.[`${name} of ${provider}`];
  if (different !== undefined) return different;
  const expected = except?.[provider] ?? becomes;
  const [, attempts] = /^[a-z-]+ (?:↻ )?×(\d)$/.exec(expected) ?? [];
  if (attempts === undefined) return expected;
  // The owner of a WABA is worth a warning; and what was read before a failure stays.
  if (name === 'owner call') return attempts === '1' ? warned : `${warned} ×${attempts}`;
  return name === 'later page' ? `${expected}, after 100 rows` : expected;
}

/** Meta may say this of one field and not name it: one more request, for the ID alone, shows that it does not. */
function fieldsOfMeta(outcome: string): Readonly<Record<string, string>> {
  return {
    'first page of meta': `${outcome} (2 sent)`,
    'later page of meta': `${outcome} (2 sent), after 100 rows`,
    'WABA call of meta': `${outcome} (2 sent)`,
  };
}
