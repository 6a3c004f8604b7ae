import { patchedFor } from './patched-for.js';

/** Two times that differ in every part, also after rounding, in any time zone. */
export const otherTimes = [Date.UTC(2001, 1, 3, 12), Date.UTC(2007, 7, 29, 3, 47, 21, 333)] as const;

/** Longer than a listing of recorded exchanges takes. */
const stepMs = 5_000;
/** More than any process has run for, so that no interval is negative. */
const uptimeMs = 1e9;

interface Clock {
  readonly startMs: number;
  readonly elapsedMs: () => number;
}

const runPatched = patchedFor<Clock | undefined>((clock) => {
  const undo = [patchDate, patchFormat, patchPerformance].map((patch) => patch(clock));
  return () => {
    for (const each of undo) each();
  };
});

/** A clock that is steady during a listing, so that two of them read the same. Those who wait for a later time see it. */
export function steadyClock(startMs: number): () => number {
  const elapsedMs = steps();
  return () => startMs + elapsedMs();
}

/** Runs a body that reads another time from the process, by a steady clock. Other work of the process has the real time. */
export function atTime<T>(startMs: number, body: () => Promise<T>): Promise<T> {
  const clock = { startMs, elapsedMs: steps() };
  return runPatched(() => clock, body);
}

/** Runs a body at the real time. {@link atTime} then has an effect on functions of `Date` that a module keeps as well. */
export function atRealTime<T>(body: () => Promise<T>): Promise<T> {
  return runPatched((outer) => outer, body);
}

/** Whether a text has the first of the times: in seconds or milliseconds, as ISO 8601, as in HTTP, or in a JWT. */
export function hasOtherTime(text: string): boolean {
  const decoded = text.split(/[^\w+/-]/).map((part) => Buffer.from(part, 'base64').toString('latin1'));
  return [text, ...decoded].some((each) => /981201[6-9]\d\d|2001-?02-?03|0?3\W{1,3}Feb\W{1,3}2001/i.test(each));
}

function steps(): () => number {
  const began = process.uptime();
  return () => stepMs * Math.floor(((process.uptime() - began) * 1_000) / stepMs);
}

/** Installs a patch, and returns what removes it. */
type Patch = (current: () => Clock | undefined) => () => void;

function timeOf(clock: Clock | undefined): number | undefined {
  return clock && clock.startMs + clock.elapsedMs();
}

const patchDate: Patch = (current) => {
  const original = globalThis.Date;
  const now = () => timeOf(current()) ?? original.now();
  const patched = new Proxy(original, {
    apply: () => new original(now()).toString(),
    construct: (target, given, newTarget) => Reflect.construct(target, given.length > 0 ? given : [now()], newTarget),
    get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
  });
  globalThis.Date = patched;
  // Some recognize a date by its constructor.
  original.prototype.constructor = patched;
  return () => {
    globalThis.Date = original;
    original.prototype.constructor = original;
  };
};

const patchFormat: Patch = (current) => {
  const { prototype } = Intl.DateTimeFormat;
  const { formatToParts } = prototype;
  const format = Object.getOwnPropertyDescriptor(prototype, 'format') ?? {};
  Object.defineProperty(prototype, 'format', {
    ...format,
    get() {
      const own: Intl.DateTimeFormat['format'] = format.get?.call(this);
      return (date: Date | number | undefined = timeOf(current())) => own(date);
    },
  });
  prototype.formatToParts = function patched(date = timeOf(current())) {
    return formatToParts.call(this, date);
  };
  return () => {
    Object.defineProperty(prototype, 'format', format);
    prototype.formatToParts = formatToParts;
  };
};

const patchPerformance: Patch = (current) => {
  const now = performance.now.bind(performance);
  const { timeOrigin } = performance;
  const readNow = () => {
    const clock = current();
    return clock ? uptimeMs + clock.elapsedMs() : now();
  };
  const readOrigin = () => {
    const clock = current();
    return clock ? clock.startMs - uptimeMs : timeOrigin;
  };
  Object.defineProperties(performance, {
    now: { configurable: true, value: readNow },
    timeOrigin: { configurable: true, get: readOrigin },
  });
  // The originals are of its prototype.
  return () => {
    Reflect.deleteProperty(performance, 'now');
    Reflect.deleteProperty(performance, 'timeOrigin');
  };
};
