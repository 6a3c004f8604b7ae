import type { Baseline } from './baseline.js';
import { packFewRows, packRows, type Rows, unpackRows } from './packed-rows.js';

/** How long many rows may wait until they are packed, in milliseconds. */
const packMs = 1_000;

/**
 * A baseline whose rows are packed, or wait for it. The rest is JSON, and packed bytes are Latin-1 text: objects and a
 * small Buffer would take 500 bytes more.
 */
type Entry = { readonly head: string } & (
  | { readonly rows: Rows; readonly packed?: undefined }
  | { readonly packed: string; readonly rows?: undefined }
);

/** Keeps baselines in this process. They are read rarely, so their rows are compressed. */
export interface PackedBaselines {
  get(fingerprint: string): Promise<Baseline | undefined>;
  set(baseline: Baseline): void;
  list(): Promise<readonly Baseline[]>;
  /** Replaces each baseline by what `edit` returns. */
  editAll(edit: (baseline: Baseline) => Baseline): Promise<void>;
  close(): void;
}

export function createPackedBaselines(): PackedBaselines {
  const entries = new Map<string, Entry>();
  /** Set until the rows are packed: packing at the same time would pack them again. */
  let timer: NodeJS.Timeout | undefined;
  /** Whether rows were added since. */
  let isAgain = false;

  function set(baseline: Baseline): void {
    const entry = entryOf(baseline);
    entries.set(baseline.fingerprint, entry);
    if (entry.packed === undefined) packSoon();
  }

  async function pack(): Promise<void> {
    for (const [fingerprint, entry] of [...entries]) {
      if (entry.rows === undefined) continue;
      const packed = textOf(await packRows(entry.rows));
      if (entries.get(fingerprint) === entry) entries.set(fingerprint, { head: entry.head, packed });
    }
  }

  function packSoon(): void {
    if (timer !== undefined) {
      isAgain = true;
      return;
    }
    timer = setTimeout(() => {
      // Rows that cannot be packed stay as they are.
      void pack()
        .catch(() => {})
        .finally(() => {
          timer = undefined;
          if (isAgain) packSoon();
        });
    }, packMs).unref();
    isAgain = false;
  }

  async function edit(fingerprint: string, change: (baseline: Baseline) => Baseline): Promise<void> {
    const entry = entries.get(fingerprint);
    if (entry === undefined) return;
    const baseline = await baselineOf(entry);
    // Unless it was replaced meanwhile.
    if (entries.get(fingerprint) === entry) set(change(baseline));
    else await edit(fingerprint, change);
  }

  return {
    async get(fingerprint) {
      const entry = entries.get(fingerprint);
      return entry && baselineOf(entry);
    },
    set,
    list: () => Promise.all([...entries.values()].map(baselineOf)),
    async editAll(change) {
      for (const fingerprint of [...entries.keys()]) await edit(fingerprint, change);
    },
    close: () => clearTimeout(timer),
  };
}

async function baselineOf({ head, rows, packed }: Entry): Promise<Baseline> {
  const unpacked = packed === undefined ? rows : await unpackRows(Buffer.from(packed, 'latin1'));
  return { ...JSON.parse(head), ...unpacked };
}

function entryOf({ numbers, wabas, ...rest }: Baseline): Entry {
  const head = JSON.stringify(rest);
  const rows = { numbers, wabas };
  const packed = packFewRows(rows);
  return packed === undefined ? { head, rows } : { head, packed: textOf(packed) };
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}
