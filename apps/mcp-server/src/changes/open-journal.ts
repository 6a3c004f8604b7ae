import { dirname, resolve } from 'node:path';
import type { Journal } from '@wabascope/changes';
import type { DirectoryOptions } from '@wabascope/directory';
import type { PathProblem } from '../configuration/problem.js';
import type { ChangesSettings } from '../configuration/schema/changes.js';

export interface JournalSource {
  readonly settings: ChangesSettings;
  /** The path of the configuration file. */
  readonly source: string;
  readonly store: { journal(options: Pick<ChangesSettings, 'keepDays'>): Journal } | undefined;
  readonly log: DirectoryOptions['log'];
  /** The error for a problem of the configuration. */
  readonly errorOf: (problems: readonly PathProblem[]) => Error;
}

/**
 * Opens the journal of changes: in the configured folder, otherwise in the store that servers share, otherwise in memory.
 * @throws {ConfigurationError} If the folder cannot be created, or another user may write it.
 */
export async function openJournal({ settings, source, store, log, errorOf }: JournalSource): Promise<Journal> {
  const { folder, keepDays, maxBytes } = settings;
  const { FolderError, openFolderJournal } = await import('@wabascope/changes');
  if (folder === undefined) return store?.journal({ keepDays }) ?? openMemoryJournal();
  try {
    return await openFolderJournal({ folder: resolve(dirname(source), folder), keepDays, maxBytes, log });
  } catch (error) {
    if (!(error instanceof FolderError)) throw error;
    const { message, remedy } = error;
    throw errorOf([{ path: ['changes', 'folder'], message, remedy }]);
  }
}

/** A journal that ends with the process. */
export async function openMemoryJournal(): Promise<Journal> {
  const { createMemoryJournal } = await import('@wabascope/changes');
  return createMemoryJournal();
}
