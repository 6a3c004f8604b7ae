import { isProviderError } from '@wabascope/core';
import { isConfigurationError } from '@wabascope/directory';
import { builtInPlugins } from './built-in-plugins.js';
import type { CheckOptions } from './check/check.js';
import { type Command, parseCommandLine, UsageError } from './command-line.js';
import { sendConsoleToStderr } from './console-to-stderr.js';
import { helpText, noConfiguration } from './help.js';
import { directoryLog, loggedRequests } from './logs/directory-log.js';
import { readLogLevel } from './logs/level.js';
import { createLog, type Log } from './logs/log.js';
import { openStderr, type Stderr } from './logs/stderr.js';
import type { DirectorySource } from './open-directory.js';
import { readPluginSeconds } from './plugin-seconds.js';
import { serve } from './serve.js';
import { version } from './version.js';

/** @returns The exit status. */
async function run(command: Command, stderr: Stderr): Promise<number> {
  if (command.name === 'help') return print(helpText(await builtInPlugins()));
  if (command.name === 'version') return print(`${version}\n`);
  const { config, sandbox, http, json, accounts = [] } = command;
  const isCheck = command.name === 'check';
  const level = readLogLevel(command.logLevel ?? process.env.WABASCOPE_LOG_LEVEL, isCheck ? 'silent' : 'warn');
  const log = createLog(level, stderr);
  const warn = isCheck ? say : (sentence: string) => log.warn(sentence);
  const pluginSeconds = readPluginSeconds(process.env.WABASCOPE_PLUGIN_SECONDS);
  const source = { config, sandbox, cwd: process.cwd(), env: process.env, pluginSeconds, warn };
  try {
    const status = isCheck ? await runCheck(source, log, { json, accounts }) : await serve(source, http, log);
    return status ?? complain(noConfiguration);
  } finally {
    await log.close();
  }
}

async function runCheck(source: DirectorySource, log: Log, options: CheckOptions): Promise<number | undefined> {
  const { check } = await import('./check/check.js');
  return check({ ...source, observer: loggedRequests(log), log: directoryLog(log) }, options);
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}

function complain(text: string, status = 2): number {
  say(text);
  return status;
}

function say(text: string): void {
  process.stderr.write(`wabascope-mcp: ${text}\n`);
}

async function main(): Promise<number> {
  const stderr = openStderr();
  sendConsoleToStderr(stderr);
  try {
    return await run(parseCommandLine(process.argv.slice(2)), stderr);
  } catch (error) {
    if (error instanceof UsageError) return complain(`${error.message} See wabascope-mcp --help.`);
    if (isConfigurationError(error)) return complain(error.message);
    // Nothing is fetched yet: a plugin takes too long to load, or the variable of a proxy cannot be used.
    if (isProviderError(error) && error.code === 'timeout') return complain(error.message, 1);
    if (isProviderError(error) && error.code === 'config') return complain(error.message);
    process.stderr.write(`wabascope-mcp: unexpected error. ${error instanceof Error ? error.stack : String(error)}\n`);
    return 1;
  }
}

// Not just process.exitCode: an open socket must not keep the process alive.
main().then((status) => process.exit(status));
