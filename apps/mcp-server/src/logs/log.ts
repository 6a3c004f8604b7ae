import { AsyncLocalStorage } from 'node:async_hooks';
import type { Logger } from 'pino';
import { type LogLevel, logLevels } from './level.js';
import type { Stderr } from './stderr.js';

type Level = Exclude<LogLevel, 'silent'>;

/** What a line says beside its message. */
export type LogData = Readonly<Record<string, unknown>>;

/** The call of a tool, or the HTTP request, that lines belong to. */
export interface Call {
  readonly requestId: string;
  /** Who calls, where callers are told apart. */
  readonly caller?: string;
  /** Aliases of the accounts that the caller sees; all when left out. */
  readonly accounts?: ReadonlySet<string>;
  /** Sends a warning or an error to the MCP client. */
  readonly tell?: (level: 'warn' | 'error', message: string, data: LogData) => void;
}

/** Lines of JSON on stderr. */
export interface Log extends Readonly<Record<Level, (message: string, data?: LogData) => void>> {
  /** Whether lines of this level are written. */
  isOn(level: Level): boolean;
  /** Runs `work`; every line in it carries the request id and the caller, also after waiting. */
  during<T>(call: Call, work: () => T): T;
  /** The call that this runs in. */
  call(): Call | undefined;
  /** How many lines could not be written. */
  dropped(): number;
  /** Resolves when every line is written, or cannot be. */
  close(): Promise<void>;
}

/** Opens the log. The library that writes is loaded with the first line. */
export function createLog(least: LogLevel, stderr: Stderr): Log {
  const calls = new AsyncLocalStorage<Call>();
  let logger: Promise<Logger> | undefined;
  let written = Promise.resolve();
  let failed = 0;

  const isOn = (level: Level) => logLevels.indexOf(level) >= logLevels.indexOf(least);

  async function append(level: Level, line: LogData, message: string): Promise<void> {
    try {
      logger ??= import('./pino-logger.js').then(({ createPinoLogger }) => createPinoLogger(least, stderr));
      (await logger)[level](line, message);
    } catch {
      // A line that cannot be written stops nothing. The next one loads the library again, if that has failed.
      logger = undefined;
      failed += 1;
    }
  }

  function write(level: Level, message: string, data: LogData = {}): void {
    const call = concerned(calls.getStore(), data);
    if (level === 'warn' || level === 'error') call?.tell?.(level, message, data);
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

/** The call that a line belongs to: never one whose caller may not see the account that the line is about. */
function concerned(call: Call | undefined, { account }: LogData): Call | undefined {
  return account === undefined || (call?.accounts?.has(String(account)) ?? true) ? call : undefined;
}
