#!/usr/bin/env node
import { type Command, parseCommandLine, UsageError } from './command-line.js';
import { ConfigurationFaults } from './configuration/fault.js';
import { help, noConfiguration } from './help.js';
import { openDirectory } from './open-directory.js';
import { version } from './version.js';

/** @returns The exit status. */
async function run(command: Command): Promise<number> {
  if (command.name === 'help') return print(help);
  if (command.name === 'version') return print(`${version}\n`);
  const { config, sandbox, http } = command;
  const metrics = http === undefined ? undefined : (await import('./http/metrics.js')).createMetrics();
  const observer = metrics?.observer;
  const open = await openDirectory({ config, sandbox, cwd: process.cwd(), env: process.env, observer });
  if (open === undefined) return complain(noConfiguration);
  try {
    if (command.name === 'check') {
      const { check } = await import('./check.js');
      return await check(open.directory, { json: command.json });
    }
    if (http !== undefined && metrics !== undefined) {
      const { serveOverHttp } = await import('./http/serve-http.js');
      await serveOverHttp(http, open, metrics);
      return 0;
    }
    const { serveOverStdio } = await import('./serve-stdio.js');
    await serveOverStdio(open.directory);
    return 0;
  } finally {
    await open.close();
  }
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}

function complain(text: string): number {
  process.stderr.write(`wabascope-mcp: ${text}\n`);
  return 2;
}

async function main(): Promise<number> {
  try {
    return await run(parseCommandLine(process.argv.slice(2)));
  } catch (error) {
    if (error instanceof UsageError) return complain(`${error.message} See wabascope-mcp --help.`);
    if (error instanceof ConfigurationFaults) return complain(`the configuration is wrong.\n${error.message}`);
    process.stderr.write(
      `wabascope-mcp: unexpected failure. ${error instanceof Error ? error.stack : String(error)}\n`,
    );
    return 1;
  }
}

// Not process.exitCode alone: a socket that is still open must not keep the process.
process.exit(await main());
