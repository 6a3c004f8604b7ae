import { parseArgs } from 'node:util';

/** What the command line asks for. */
export interface Command {
  readonly name: 'serve' | 'check' | 'help' | 'version';
  readonly config?: string | undefined;
  readonly sandbox: boolean;
  /** Where to serve over HTTP; stdio when left out. */
  readonly http?: ListenAddress | undefined;
  readonly json: boolean;
  /** As written. */
  readonly logLevel?: string | undefined;
  /** Aliases, with check; all accounts when there are none. */
  readonly accounts?: readonly string[];
}

/** Where to listen. */
export interface ListenAddress {
  /** A name or an IP address, an IPv6 one without brackets. */
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
}

/** A command line that cannot be run; the message is for the person who typed it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Reads the arguments after the program's name. */
export function parseCommandLine(args: readonly string[]): Command {
  const { values, positionals } = parsed(args);
  const { config, sandbox = false, json = false } = values;
  if (values.help) return { name: 'help', sandbox, json };
  if (values.version) return { name: 'version', sandbox, json };
  const [name = 'serve', ...accounts] = positionals;
  if (name !== 'check' && (name !== 'serve' || accounts.length > 0)) {
    throw new UsageError(`Unknown command: ${positionals.join(' ').slice(0, 80)}.`);
  }
  const http = values.http === undefined ? undefined : listenAddress(values.http);
  if (http !== undefined && name !== 'serve') throw new UsageError('--http goes with serving, not with check.');
  if (json && name !== 'check') throw new UsageError('--json goes with check.');
  if (sandbox && config !== undefined) throw new UsageError('--sandbox brings its own accounts; leave --config out.');
  return { name, config, sandbox, json, http, logLevel: values['log-level'], accounts };
}

function listenAddress(text: string): ListenAddress {
  const [, host = '127.0.0.1', port] = /^(?:(.+):)?(\d{1,5})$/.exec(text) ?? [];
  if (port === undefined || Number(port) > 65_535) {
    throw new UsageError('--http takes a port, or HOST:PORT, such as 8080 or 127.0.0.1:8080.');
  }
  return { host: host.replace(/^\[(.*)\]$/, '$1'), port: Number(port) };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        config: { type: 'string', short: 'c' },
        sandbox: { type: 'boolean' },
        http: { type: 'string' },
        json: { type: 'boolean' },
        'log-level': { type: 'string' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean', short: 'v' },
      },
    });
  } catch (error) {
    throw new UsageError(
      error instanceof Error ? (error.message.split('. ')[0] ?? '') : 'The arguments cannot be read.',
    );
  }
}
