import { patchedFor } from './patched-for.js';

/** 2001-02-03, 12:00 UTC: this date in most time zones. */
const noon = Date.UTC(2001, 1, 3, 12);

const runAtOtherTime = patchedFor<true>((isInside) => {
  const original = globalThis.Date;
  const offset = noon - original.now();
  const now = () => original.now() + (isInside() ? offset : 0);
  globalThis.Date = new Proxy(original, {
    construct: (target, given, newTarget) => Reflect.construct(target, given.length > 0 ? given : [now()], newTarget),
    get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
  });
  return () => {
    globalThis.Date = original;
  };
});

/** Runs a body while `Date` has another time for it than the clock of the context. Other work of the process has the real time. */
export function atOtherTime<T>(body: () => Promise<T>): Promise<T> {
  return runAtOtherTime(() => true, body);
}

/** Whether a text has the time of {@link atOtherTime}: in seconds or milliseconds, as ISO 8601, as in HTTP, or in a JWT. */
export function hasOtherTime(text: string): boolean {
  const decoded = text.split(/[^\w+/-]/).map((part) => Buffer.from(part, 'base64').toString('latin1'));
  return [text, ...decoded].some((each) => /981201[6-9]\d\d|2001-?02-?03|0?3\W{1,3}Feb\W{1,3}2001/i.test(each));
}
