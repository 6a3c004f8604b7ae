import { run } from './run.js';

const noNetwork = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|ETIMEDOUT|ENOTCACHED|ERR_SOCKET_TIMEOUT/;

/**
 * Installs packages into a folder, from the cache of npm where it has them.
 * @returns why it cannot be done on this machine, which is no fault of a package; undefined when it is done
 */
export async function npmInstall(folder: string, packages: readonly string[]): Promise<string | undefined> {
  // --prefix, because npm would look for a project in the folders above.
  const patience = [
    '--prefer-offline',
    '--fetch-retries=1',
    '--fetch-retry-mintimeout=500',
    '--fetch-retry-maxtimeout=500',
    '--fetch-timeout=60000',
  ];
  const options = ['--prefix', folder, '--no-save', '--no-audit', '--no-fund', ...patience];
  try {
    await run('npm', ['install', ...options, ...packages], folder);
    return undefined;
  } catch (error) {
    const code = noNetwork.exec(String(error))?.[0];
    if (code === undefined) throw error;
    return `npm has no network (${code}), and not everything in its cache`;
  }
}
