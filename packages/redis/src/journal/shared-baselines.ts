import { randomUUID } from 'node:crypto';
import { type Baseline, packRows, type Rows, unpackRows } from '@wabascope/changes';
import type { Redis } from 'ioredis';
import { parseBounded } from '../bounded-json.js';
import type { JournalKeys } from './keys.js';

/** Maximum bytes of packed rows, as base64. 100,000 numbers need about 3 MB. */
const maxBytes = 8 * 1024 * 1024;

/**
 * The parts of a baseline: its revision, empty if there is none, its head, and its rows unless ARGV has their revision or
 * they are too large.
 */
const readScript = `
  if redis.call('type', KEYS[1]).ok ~= 'hash' then return { '', '', '' } end
  local revision = redis.call('hget', KEYS[1], 'revision') or ''
  local rows = ''
  if revision ~= ARGV[1] and redis.call('hstrlen', KEYS[1], 'rows') <= tonumber(ARGV[2]) then
    rows = redis.call('hget', KEYS[1], 'rows') or ''
  end
  return { revision, redis.call('hget', KEYS[1], 'head') or '', rows }`;

/** What is written to replace a baseline. */
export interface Replacement {
  /** The revision of the baseline that is replaced, empty for none. */
  readonly before: string;
  readonly revision: string;
  readonly head: string;
  /** Empty if Redis has these rows already. */
  readonly rows: string;
}

/** Reads baselines, and prepares their replacement. Rows that did not change are neither read nor written again. */
export interface SharedBaselines {
  read(keys: JournalKeys): Promise<Baseline | undefined>;
  /** Of the baseline that was read last. */
  replacement(keys: JournalKeys, baseline: Baseline): Promise<Replacement>;
  /** Remembers that a replacement was written. */
  written(keys: JournalKeys, baseline: Baseline, revision: string): void;
}

/** Rows of a revision, as long as another part of the program uses them. */
interface Known {
  readonly revision: string;
  readonly numbers: WeakRef<object>;
  readonly wabas: WeakRef<object>;
}

export function createSharedBaselines(client: Redis): SharedBaselines {
  const known = new Map<string, Known>();

  function remember({ fingerprint }: JournalKeys, revision: string, { numbers, wabas }: Rows): void {
    known.set(fingerprint, { revision, numbers: new WeakRef(numbers), wabas: new WeakRef(wabas) });
  }

  function rowsOf({ numbers, wabas }: Known): Rows | undefined {
    const rows = { numbers: numbers.deref(), wabas: wabas.deref() };
    return rows.numbers === undefined || rows.wabas === undefined ? undefined : (rows as Rows);
  }

  return {
    async read(keys) {
      const last = known.get(keys.fingerprint);
      const lastRows = last && rowsOf(last);
      const knownRevision = lastRows === undefined ? '' : (last?.revision ?? '');
      const reply = await client.eval(readScript, 1, keys.baseline, knownRevision, maxBytes);
      const [revision, head, packed] = reply as [string, string, string];
      const isKnown = revision !== '' && revision === knownRevision;
      const rows = isKnown ? lastRows : await unpacked(packed);
      const found = readHead(head, keys.fingerprint);
      remember(keys, revision, rows ?? { numbers: {}, wabas: {} });
      return rows && found && { ...found, ...rows };
    },
    async replacement({ fingerprint }, { numbers, wabas, ...head }) {
      const last = known.get(fingerprint);
      const isSame = last?.numbers.deref() === numbers && last?.wabas.deref() === wabas;
      return {
        before: last?.revision ?? '',
        revision: randomUUID(),
        head: JSON.stringify(head),
        rows: isSame ? '' : Buffer.from(await packRows({ numbers, wabas })).toString('base64'),
      };
    },
    written: (keys, baseline, revision) => remember(keys, revision, baseline),
  };
}

/** `undefined` if they are missing or damaged. */
async function unpacked(packed: string): Promise<Rows | undefined> {
  return packed === '' ? undefined : unpackRows(Buffer.from(packed, 'base64'), parseBounded).catch(() => undefined);
}

function readHead(text: string, fingerprint: string): Omit<Baseline, keyof Rows> | undefined {
  try {
    const { account, provider, mapping, numbersAt, wabasAt, failing } = Object(parseBounded(text));
    if (typeof account !== 'string' || typeof provider !== 'string') return undefined;
    return {
      fingerprint,
      account,
      provider,
      mapping: { ...textOf('numbers', mapping?.numbers), ...textOf('wabas', mapping?.wabas) },
      ...timeOf('numbersAt', numbersAt),
      ...timeOf('wabasAt', wabasAt),
      ...(isFailing(failing) ? { failing } : {}),
    };
  } catch {
    return undefined;
  }
}

function textOf<Key extends string>(key: Key, text: unknown): Partial<Record<Key, string>> {
  return typeof text === 'string' ? ({ [key]: text } as Record<Key, string>) : {};
}

function timeOf<Key extends string>(key: Key, text: unknown): Partial<Record<Key, string>> {
  return typeof text === 'string' && !Number.isNaN(Date.parse(text)) ? textOf(key, text) : {};
}

function isFailing(value: unknown): value is NonNullable<Baseline['failing']> {
  const { since, fetches, code } = Object(value);
  return (
    typeof since === 'string' &&
    !Number.isNaN(Date.parse(since)) &&
    Number.isInteger(fetches) &&
    typeof code === 'string'
  );
}
