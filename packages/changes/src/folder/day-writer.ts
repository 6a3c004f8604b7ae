import { type FileHandle, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { dayPath, daySize, daysOf } from './day-files.js';
import { completeSize } from './lines.js';
import { type DayPlace, dayOf } from './place.js';
import { unfinished } from './write-file.js';

export interface DayWriterOptions {
  readonly folder: string;
  readonly keepDays: number;
  readonly maxBytes: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Appends lines to the file of the current day, and deletes old days. One call at a time. */
export interface DayWriter {
  /** The place after all lines. */
  readonly end: DayPlace;
  /**
   * Appends lines durably. Returns the place after each.
   * @throws A system error, such as of a full disk. Then none of the lines is in the file.
   */
  append(lines: readonly string[]): Promise<DayPlace[]>;
  /** Opens the file again, which was replaced. */
  reopen(): Promise<void>;
  close(): Promise<void>;
}

const dayMs = 24 * 60 * 60 * 1000;

/** @param onDelete Called with the oldest day that is left, after days were deleted. */
export async function openDayWriter(options: DayWriterOptions, onDelete: (oldest: string) => void): Promise<DayWriter> {
  const { folder, keepDays, maxBytes, now } = options;
  let day = await currentDay();
  let file = await openDay(day);
  let size = await completeSize(dayPath(folder, day));

  /** Never before the newest file, so that the order of the files is the order of the changes. */
  async function currentDay(): Promise<string> {
    const days = [...(await daysOf(folder)), dayOf(now())];
    return days.sort().at(-1) ?? '';
  }

  function openDay(name: string): Promise<FileHandle> {
    return open(dayPath(folder, name), 'a', 0o600);
  }

  async function openAgain(next: string): Promise<void> {
    const opened = await openDay(next);
    await file.close();
    day = next;
    file = opened;
    size = await completeSize(dayPath(folder, day));
  }

  /** Continues after the last complete line, whatever happened to the file. */
  async function prepare(): Promise<void> {
    if (dayOf(now()) > day) {
      await openAgain(dayOf(now()));
      await removeOldDays();
    }
    const stats = await file.stat();
    // The file was deleted.
    if (stats.nlink === 0) return openAgain(day);
    if (stats.size === size) return;
    size = await completeSize(dayPath(folder, day));
    await file.truncate(size);
  }

  async function removeOldDays(): Promise<void> {
    const firstDay = dayOf(Math.max(0, now() - keepDays * dayMs));
    const days = await daysOf(folder);
    let bytes = 0;
    let oldest = day;
    for (const name of days) {
      bytes += await daySize(folder, name);
      if (name === day || (name >= firstDay && bytes <= maxBytes)) oldest = name;
      else await rm(dayPath(folder, name), { force: true });
    }
    if (oldest !== days.at(-1)) onDelete(oldest);
  }

  for (const name of await readdir(folder)) {
    if (name.endsWith(unfinished)) await rm(join(folder, name), { force: true });
  }
  await removeOldDays();
  await prepare();

  return {
    get end() {
      return { day, end: size };
    },
    async append(lines) {
      await prepare();
      const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
      try {
        await file.appendFile(bytes);
        await file.datasync();
      } catch (error) {
        // If this fails too, the next append does it.
        await file.truncate(size).catch(() => {});
        throw error;
      }
      let end = size;
      size += bytes.length;
      return lines.map((line) => {
        end += Buffer.byteLength(line) + 1;
        return { day, end };
      });
    },
    reopen: () => openAgain(day),
    close: () => file.close(),
  };
}
