import { open, rename, rm } from 'node:fs/promises';

/** Ends the names of files that are not complete. */
export const unfinished = '.tmp';

/** Replaces a file so that after a crash it has either its old or its new content. */
export async function replaceFile(path: string, content: string | Buffer): Promise<void> {
  const temporary = path + unfinished;
  try {
    const file = await open(temporary, 'w', 0o600);
    try {
      await file.writeFile(content);
      await file.datasync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
