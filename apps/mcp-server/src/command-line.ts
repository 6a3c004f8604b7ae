import { parseArgs } from 'node:util';

/** A parsed command line. */
export interface Command {
  readonly name: 'serve' | 'check' | 'help' | 'version';
  readonly config?: string | undefined;
  readonly sandbox: boolean;
  /** Where to serve over HTTP; stdio if absent. */
  readonly http?: ListenAddress | undefined;
  readonly json: boolean;
  /** As written. */
  readonly logLevel?: string | undefined;
  /** With check: aliases; all accounts if empty. */
  readonly accounts?: readonly string[];
}

/** Where to listen. */
export interface ListenAddress {
  /** A host name or an IP address; IPv6 without brackets. */
  readonly host: string;
  /** 0 for a free port. */
  readonly port: number;
}

/** An invalid command line. The message is for the person at the terminal. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Values of options, for messages. */
const examples: Readonly<Record<string, string>> = {
  '--config': 'wabascope.config.json',
  '--http': '8080',
  '--log-level': 'info',
};

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
  if (http !== undefined && name !== 'serve') throw new UsageError('--http cannot be used with check.');
  if (json && name !== 'check') throw new UsageError('--json can only be used with check.');
  if (sandbox && config !== undefined)
    throw new UsageError('--sandbox cannot be used with --config: it has its own accounts.');
  return { name, config, sandbox, json, http, logLevel: values['log-level'], accounts };
}

function listenAddress(text: string): ListenAddress {
  const [, host = '127.0.0.1', port] = /^(?:(.+):)?(\d{1,5})$/.exec(text) ?? [];
  if (port === undefined || Number(port) > 65_535) {
    throw new UsageError('--http must be a port or HOST:PORT, such as 8080 or 127.0.0.1:8080.');
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
    throw new UsageError(usageProblem(error));
  }
}

/** Replaces Node's messages, such as "Option '--http <value>' argument missing". */
function usageProblem(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  // Of the options with a value, only --config has a short name.
  const option = /--[\w-]+/.exec(message.split('\n', 1).join())?.[0] ?? '--config';
  const example = examples[option];
  if (/argument (missing|is ambiguous)/.test(message)) return `${option} needs a value, such as ${option} ${example}.`;
  if (/does not take an argument/.test(message)) return `${option} takes no value.`;
  if (/Unknown option/.test(message)) return `Unknown option: ${/'(-.*?)'/.exec(message)?.[1]?.slice(0, 80) ?? ''}.`;
  return 'Invalid arguments.';
}
