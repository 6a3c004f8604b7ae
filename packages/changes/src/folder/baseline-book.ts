import type { Baseline } from '../baseline.js';
import { packRows, type Rows, unpackRows } from '../packed-rows.js';
import type { JournalPosition } from '../position.js';
import { type BaselineHead, readBaselines, writeBaselines } from './baseline-file.js';
import { createQueue } from './queue.js';

/** The baseline of one account. Its rows are packed when it is saved, and unpacked when it is read. */
interface Entry {
  readonly head: BaselineHead;
  readonly at: JournalPosition;
  /** Rows that are not packed yet. */
  readonly rows?: Rows;
  readonly packed?: Uint8Array;
  /** The same rows, as long as another part of the program uses them. */
  readonly used?: { readonly numbers: WeakRef<object>; readonly wabas: WeakRef<object> };
}

/** The baselines of a folder: in this process, and in one file that is replaced. */
export interface BaselineBook {
  /** ISO 8601, UTC. */
  watchedSince: string;
  get(fingerprint: string): Promise<Baseline | undefined>;
  /**
   * Replaces the baseline, and removes baselines that the account had with other settings.
   * @param at The baseline includes all changes up to here.
   */
  set(baseline: Baseline, at: JournalPosition): void;
  list(): readonly { readonly fingerprint: string; readonly account: string; readonly at: JournalPosition }[];
  /** Whether a baseline of these settings is in the file. */
  isSaved(fingerprint: string): boolean;
  save(): Promise<void>;
}

export async function openBaselineBook(folder: string, now: () => number): Promise<BaselineBook> {
  const file = await readBaselines(folder);
  const entries = new Map<string, Entry>(file.baselines.map((saved) => [saved.head.fingerprint, saved]));
  let saved = new Set(entries.keys());
  const queue = createQueue();

  // An entry that is replaced during the loop moves to its end.
  async function pack(): Promise<void> {
    for (const [fingerprint, { rows }] of entries) {
      if (rows === undefined) continue;
      const packed = await packRows(rows);
      const entry = entries.get(fingerprint);
      if (entry?.rows !== rows) continue;
      const { rows: _, ...others } = entry;
      entries.set(fingerprint, { ...others, packed });
    }
  }

  const book: BaselineBook = {
    watchedSince: file.watchedSince ?? new Date(now()).toISOString(),
    async get(fingerprint) {
      const entry = entries.get(fingerprint);
      if (entry === undefined) return undefined;
      const rows = await rowsOf(entry);
      if (rows === undefined) entries.delete(fingerprint);
      else if (entries.get(fingerprint) === entry) entries.set(fingerprint, { ...entry, used: weakly(rows) });
      return rows && { ...entry.head, ...rows };
    },
    set({ numbers, wabas, ...head }, at) {
      const { fingerprint, account } = head;
      const known = entries.get(fingerprint);
      const isSame = known?.used?.numbers.deref() === numbers && known.used.wabas.deref() === wabas;
      for (const [key, entry] of entries) if (entry.head.account === account) entries.delete(key);
      const rows = { numbers, wabas };
      entries.set(fingerprint, isSame ? { ...known, head, at } : { head, at, rows, used: weakly(rows) });
    },
    list: () => [...entries.values()].map(({ head: { fingerprint, account }, at }) => ({ fingerprint, account, at })),
    isSaved: (fingerprint) => saved.has(fingerprint),
    save: () =>
      queue(async () => {
        await pack();
        const packed = [...entries.values()].flatMap((entry) =>
          entry.packed === undefined ? [] : [{ ...entry, packed: entry.packed }],
        );
        await writeBaselines(folder, book.watchedSince, packed);
        saved = new Set(packed.map(({ head }) => head.fingerprint));
      }),
  };
  return book;
}

function weakly({ numbers, wabas }: Rows): NonNullable<Entry['used']> {
  return { numbers: new WeakRef(numbers), wabas: new WeakRef(wabas) };
}

/** `undefined` if the packed rows are damaged. */
async function rowsOf({ rows, packed, used }: Entry): Promise<Rows | undefined> {
  if (rows !== undefined || packed === undefined) return rows;
  const numbers = used?.numbers.deref() as Rows['numbers'] | undefined;
  const wabas = used?.wabas.deref() as Rows['wabas'] | undefined;
  if (numbers !== undefined && wabas !== undefined) return { numbers, wabas };
  return unpackRows(packed).catch(() => undefined);
}
