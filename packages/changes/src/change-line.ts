import { type Change, changeDirections, changeKinds } from './change.js';

const kinds: ReadonlySet<unknown> = new Set(changeKinds);
const directions: ReadonlySet<unknown> = new Set(changeDirections);
const requiredTexts = ['id', 'seenAt', 'since', 'account', 'provider'] as const;

/** The change in a line of JSON; `undefined` for anything else, such as a line that was cut off. */
export function readChange(line: string): Change | undefined {
  try {
    const value = JSON.parse(line);
    return isChange(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export function isChange(value: Readonly<Record<string, unknown>>): value is Change & Record<string, unknown> {
  return (
    requiredTexts.every((key) => typeof value[key] === 'string') &&
    kinds.has(value.kind) &&
    directions.has(value.direction)
  );
}
