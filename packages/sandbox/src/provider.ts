import type { Answer, ReceivedRequest } from './exchange.js';
import type { JsonObject } from './json.js';
import type { RateLimit } from './rate-limit.js';

/**
 * One provider's far side. A new provider is a folder that exports one of these, and a line in `providers/index.ts`.
 * `Fleet` is the data that it serves, in the provider's own spelling; `Settings` what a client needs to reach it.
 */
export interface ProviderSandbox<Fleet, Settings extends object> {
  /** What the documented base address has after the host; empty when nothing. */
  readonly basePath: string;
  readonly defaultFleet: Fleet;
  /** The documented limits; absent when the provider documents none. */
  readonly rateLimits?: readonly RateLimit[];
  /** Members of an answer whose values are words of a vocabulary. */
  readonly wordFields: readonly string[];
  /** The query parameter that asks for a later page; absent when the provider does not page. */
  readonly pageParameter?: string;
  /** An account name for each set of settings that the fleet serves. */
  accounts(fleet: Fleet): Readonly<Record<string, Settings>>;
  /** An error in the provider's own shape. Without `code`, the one that suits `status`. */
  failure(status: number, code?: string): JsonObject;
  /** Holds what the provider remembers between requests: used nonces, counted requests. */
  open(fleet: Fleet, rateLimits: readonly RateLimit[]): FarSide;
}

export interface FarSide {
  /** The call that a request makes, in the provider's word; undefined when there is no such call. */
  callOf(request: ReceivedRequest): string | undefined;
  /** May throw `Refused`. */
  answer(request: ReceivedRequest): Answer;
}
