import { type ErrorFormat, errorResponse } from './errors.js';

/** @throws {FakeErrorResponse} 400 for a parameter that the call does not have. */
export function allowOnly(query: URLSearchParams, names: readonly string[], format: ErrorFormat): void {
  const unknown = [...query.keys()].find((name) => !names.includes(name));
  if (unknown !== undefined) throw errorResponse(400, format, unknown);
}

/** One parameter with commas between the entries, or one parameter for each: the API reference has both. */
export function listParameter(query: URLSearchParams, name: string): string[] {
  return query.getAll(name).flatMap((text) => text.split(','));
}

export interface NumberParameter {
  readonly otherwise: number;
  readonly min: number;
  readonly max?: number;
}

/** A whole number. */
export function numberParameter(
  query: URLSearchParams,
  name: string,
  { otherwise, min, max = Number.MAX_SAFE_INTEGER }: NumberParameter,
  format: ErrorFormat,
): number {
  const text = query.get(name) ?? String(otherwise);
  if (!/^\d+$/.test(text) || Number(text) < min || Number(text) > max) throw errorResponse(400, format, name);
  return Number(text);
}

/** A sender is 1 to 15 digits, without `+`. */
export function isSender(text: string): boolean {
  return /^\d{1,15}$/.test(text);
}
