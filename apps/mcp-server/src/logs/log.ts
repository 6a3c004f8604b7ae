import { AsyncLocalStorage } from 'node:async_hooks';
import type { Logger } from 'pino';
import { type LogLevel, logLevels } from './level.js';

type Level = Exclude<LogLevel, 'silent'>;

/** What a line says beside its message. */
export type LogData = Readonly<Record<string, unknown>>;

/** The call of a tool, or the HTTP request, that lines belong to. */
export interface Call {
  readonly requestId: string;
  /** Who calls, where callers are told apart. */
  readonly caller?: string;
  /** Tells the MCP client of a warning or an error. */
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
  /** Resolves when every line is written. */
  close(): Promise<void>;
}

/** Opens the log. The library that writes is loaded with the first line. */
export function createLog(least: LogLevel): Log {
  const calls = new AsyncLocalStorage<Call>();
  let logger: Promise<Logger> | undefined;
  let written = Promise.resolve();

  const isOn = (level: Level) => logLevels.indexOf(level) >= logLevels.indexOf(least);

  function write(level: Level, message: string, data: LogData = {}): void {
    const call = calls.getStore();
    if (level === 'warn' || level === 'error') call?.tell?.(level, message, data);
    if (!isOn(level)) return;
    const { requestId, caller } = call ?? {};
    const line = { ...(requestId && { requestId }), ...(caller && { caller }), ...data };
    logger ??= import('./pino-logger.js').then(({ createPinoLogger }) => createPinoLogger(least));
    written = logger.then((opened) => opened[level](line, message));
  }

  return {
    debug: (message, data) => write('debug', message, data),
    info: (message, data) => write('info', message, data),
    warn: (message, data) => write('warn', message, data),
    error: (message, data) => write('error', message, data),
    isOn,
    during: (call, work) => calls.run(call, work),
    call: () => calls.getStore(),
    close: () => written,
  };
}
