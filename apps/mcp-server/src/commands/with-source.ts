import { sendConsoleToStderr } from '../console-to-stderr.js';
import { noConfiguration } from '../help/no-configuration.js';
import { readLogLevel } from '../logs/level.js';
import { createLog, type Log } from '../logs/log.js';
import { openStderr } from '../logs/stderr.js';
import type { DirectorySource } from '../open-directory.js';
import { readPluginSeconds } from '../plugin-seconds.js';
import { say } from '../say.js';
import { UsageError } from '../usage-error.js';
import type { Options } from './options.js';

/**
 * Runs `work` with the configuration that the options name, and closes the log.
 * @param work Returns undefined if nothing is configured.
 * @returns The exit status.
 * @throws {UsageError}
 */
export async function withSource(
  options: Options,
  { isServer }: { readonly isServer: boolean },
  work: (source: DirectorySource, log: Log) => Promise<number | undefined>,
): Promise<number> {
  const config = options.text('config');
  const sandbox = options.isOn('sandbox');
  if (sandbox && config !== undefined) {
    throw new UsageError('--sandbox cannot be used with --config: it has its own accounts.');
  }
  const { env } = process;
  const level = readLogLevel(options.text('log-level') ?? env.WABASCOPE_LOG_LEVEL, isServer ? 'warn' : 'silent');
  const pluginSeconds = readPluginSeconds(env.WABASCOPE_PLUGIN_SECONDS);
  const stderr = openStderr();
  sendConsoleToStderr(stderr);
  const log = createLog(level, stderr);
  const warn = isServer ? (sentence: string) => log.warn(sentence) : say;
  try {
    const status = await work({ config, sandbox, cwd: process.cwd(), env, pluginSeconds, warn }, log);
    if (status === undefined) say(noConfiguration);
    return status ?? 2;
  } finally {
    await log.close();
  }
}
