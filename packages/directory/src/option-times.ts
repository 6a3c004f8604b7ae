import { maxTimerMs } from '@wabascope/core';
import { ArgumentError } from './argument-error.js';

const maxSeconds = Math.floor(maxTimerMs / 1000);

/** Milliseconds of an option in seconds, which may be 0. @throws {ArgumentError} */
export function timeMs(option: string, seconds: number): number {
  if (seconds >= 0 && seconds <= maxSeconds) return seconds * 1000;
  throw new ArgumentError(option, `${option} must be a number of seconds from 0 to ${maxSeconds}.`);
}

/** Milliseconds of an option in seconds that 0 would make a busy loop of. @throws {ArgumentError} */
export function periodMs(option: string, seconds: number): number {
  if (seconds > 0 && seconds <= maxSeconds) return seconds * 1000;
  throw new ArgumentError(option, `${option} must be a number of seconds above 0 and at most ${maxSeconds}.`);
}

/** As {@link timeMs}; as long as it takes when left out or infinite. @throws {ArgumentError} */
export function waitMs(option: string, seconds = Number.POSITIVE_INFINITY): number {
  return seconds === Number.POSITIVE_INFINITY ? seconds : timeMs(option, seconds);
}
