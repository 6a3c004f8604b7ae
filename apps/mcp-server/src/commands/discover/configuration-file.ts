import { access, writeFile } from 'node:fs/promises';
import { UsageError } from '../../usage-error.js';
import type { WhichWabas } from './found-accounts.js';

/** @param shared The settings that all accounts have, with references instead of secrets. */
export function configurationText(
  accounts: Readonly<Record<string, WhichWabas>>,
  shared: Readonly<Record<string, string>>,
): string {
  const entries = Object.entries(accounts).map(([alias, which]) => [alias, { provider: 'meta', ...shared, ...which }]);
  return `${JSON.stringify({ accounts: Object.fromEntries(entries) }, null, 2)}\n`;
}

/** @throws {UsageError} If the file exists. */
export async function checkNewFile(path: string): Promise<void> {
  const exists = await access(path).then(
    () => true,
    () => false,
  );
  if (exists) throw existingFile(path);
}

/**
 * Writes a file that only its owner can read, never over an existing one.
 * @throws {UsageError}
 */
export async function writeNewFile(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST') throw existingFile(path);
    throw new UsageError(`The file ${path} cannot be written (${code}). Choose another path.`);
  }
}

function existingFile(path: string): UsageError {
  return new UsageError(`The file ${path} exists and is not replaced. Choose another name, or move it away.`);
}
