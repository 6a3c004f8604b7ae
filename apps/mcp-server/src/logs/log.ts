import { AsyncLocalStorage } from 'node:async_hooks';
import type { Logger } from 'pino';
import { type LogLevel, logLevels } from './level.js';
import type { Stderr } from './stderr.js';

type Level = Exclude<LogLevel, 'silent'>;

/** What clients see of an unexpected error. */
export const internalErrorMessage = 'Internal error. The log of the server has the details.';

/** Members of a line besides its message. */
export type LogData = Readonly<Record<string, unknown>>;

/** The tool call or HTTP request of a log line. */
export interface Call {
  readonly requestId: string;
  /** Name of the caller, if callers are identified. */
  readonly caller?: string;
  /** Aliases of the accounts that the caller sees; all if absent. */
  readonly accounts?: ReadonlySet<string>;
  /** Sends a warning or an error to the MCP client. */
  readonly notify?: (level: 'warn' | 'error', message: string, data: LogData) => void;
}

/** Writes lines of JSON to stderr. */
export interface Log extends Readonly<Record<Level, (message: string, data?: LogData) => void>> {
  /** Whether lines of this level are written. */
  isOn(level: Level): boolean;
  /** Runs `work` with the request ID and the caller in every log line, also in asynchronous parts. */
  during<T>(call: Call, work: () => T): T;
  /** The current call. */
  call(): Call | undefined;
  /** Number of lines that could not be written. */
  dropped(): number;
  /** Resolves when every line is written or dropped. */
  close(): Promise<void>;
}

/** Opens the log. The first line loads the logging library. */
export function createLog(minLevel: LogLevel, stderr: Stderr): Log {
  const calls = new AsyncLocalStorage<Call>();
  let logger: Promise<Logger> | undefined;
  let written = Promise.resolve();
  let failed = 0;

  const isOn = (level: Level) => logLevels.indexOf(level) >= logLevels.indexOf(minLevel);

  async function append(level: Level, line: LogData, message: string): Promise<void> {
    try {
      logger ??= import('./pino-logger.js').then(({ createPinoLogger }) => createPinoLogger(minLevel, stderr));
      (await logger)[level](line, message);
    } catch {
      // A failed line stops nothing. The next one loads the library again, in case loading failed.
      logger = undefined;
      failed += 1;
    }
  }

  function write(level: Level, message: string, data: LogData = {}): void {
    const call = visibleCall(calls.getStore(), data);
    if (level === 'warn' || level === 'error') call?.notify?.(level, message, data);
    if (!isOn(level)) return;
    const { requestId, caller } = call ?? {};
    const line = { ...(requestId && { requestId }), ...(caller && { caller }), ...data };
    written = append(level, line, message);
  }

  return {
    debug: (message, data) => write('debug', message, data),
    info: (message, data) => write('info', message, data),
    warn: (message, data) => write('warn', message, data),
    error: (message, data) => write('error', message, data),
    isOn,
    during: (call, work) => calls.run(call, work),
    call: () => calls.getStore(),
    dropped: () => failed + stderr.dropped(),
    close: async () => {
      await written;
      await stderr.flush();
    },
  };
}

/** `call`, unless its caller may not see the account of the line. */
function visibleCall(call: Call | undefined, { account }: LogData): Call | undefined {
  return account === undefined || (call?.accounts?.has(String(account)) ?? true) ? call : undefined;
}
