import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

const dayFile = /^changes-(\d{4}-\d\d-\d\d)\.ndjson$/;

export function dayPath(folder: string, day: string): string {
  return join(folder, `changes-${day}.ndjson`);
}

/** The days that have a file, the newest first. */
export async function daysOf(folder: string): Promise<string[]> {
  const days = (await readdir(folder)).flatMap((name) => dayFile.exec(name)?.[1] ?? []);
  return days.sort().reverse();
}

/** The size of the file of a day in bytes, 0 if there is none. */
export async function daySize(folder: string, day: string): Promise<number> {
  return stat(dayPath(folder, day)).then(
    ({ size }) => size,
    () => 0,
  );
}
