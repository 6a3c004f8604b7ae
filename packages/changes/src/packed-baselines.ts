import type { Baseline } from './baseline.js';
import { packRows, type Rows, unpackRows } from './packed-rows.js';

/** How long rows may wait until they are packed, in milliseconds. */
const packMs = 1_000;

/** A baseline whose rows are packed, or wait for it. */
type Entry = { readonly head: Omit<Baseline, keyof Rows> } & (
  | { readonly rows: Rows; readonly packed?: undefined }
  | { readonly packed: Buffer; readonly rows?: undefined }
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

  /** Replaces an entry, unless it was replaced meanwhile. */
  function replace(fingerprint: string, before: Entry, next: Entry): boolean {
    const isCurrent = entries.get(fingerprint) === before;
    if (isCurrent) entries.set(fingerprint, next);
    return isCurrent;
  }

  async function pack(): Promise<void> {
    for (const [fingerprint, entry] of [...entries]) {
      if (entry.rows === undefined) continue;
      replace(fingerprint, entry, { head: entry.head, packed: alone(await packRows(entry.rows)) });
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
    if (entry === undefined || replace(fingerprint, entry, entryOf(change(await baselineOf(entry))))) return;
    await edit(fingerprint, change);
  }

  return {
    async get(fingerprint) {
      const entry = entries.get(fingerprint);
      return entry && baselineOf(entry);
    },
    set(baseline) {
      entries.set(baseline.fingerprint, entryOf(baseline));
      packSoon();
    },
    list: () => Promise.all([...entries.values()].map(baselineOf)),
    async editAll(change) {
      for (const fingerprint of [...entries.keys()]) await edit(fingerprint, change);
      packSoon();
    },
    close: () => clearTimeout(timer),
  };
}

/** A copy with its own memory: a small Buffer keeps 8 kB, which it shared with others. */
function alone(bytes: Buffer): Buffer {
  const copy = Buffer.allocUnsafeSlow(bytes.length);
  bytes.copy(copy);
  return copy;
}

async function baselineOf({ head, rows, packed }: Entry): Promise<Baseline> {
  return { ...head, ...(packed === undefined ? rows : await unpackRows(packed)) };
}

function entryOf({ numbers, wabas, ...head }: Baseline): Entry {
  return { head, rows: { numbers, wabas } };
}
