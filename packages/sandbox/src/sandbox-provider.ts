import type { FakeResponse, IncomingRequest } from './exchange.js';
import type { JsonMap } from './json.js';
import type { SandboxRateLimit } from './rate-limit.js';

/** Size of a generated fleet. */
export interface FleetSize {
  readonly accounts: number;
  /** In all accounts together, distributed evenly. The first accounts get the remainder, one more each. */
  readonly numbers: number;
  /** The number of credentials that share the accounts. Default: 1. */
  readonly credentials?: number;
}

/**
 * The fake API of one provider. Each provider has a folder that exports one, and a line in `providers/all.ts`.
 * `Fleet` is the data that it serves, in the provider's own format. `Settings` is what a client needs to read it.
 */
export interface SandboxProvider<Fleet, Settings extends object> {
  /** The path of the documented base URL. May be empty. */
  readonly basePath: string;
  readonly defaultFleet: Fleet;
  /** The documented limits. Absent if the provider documents none. */
  readonly rateLimits?: readonly SandboxRateLimit[];
  /** Names of members, in responses, that contain words of a vocabulary. */
  readonly wordFields: readonly string[];
  /** The query parameter that selects a later page. Absent if the provider has no pages. */
  readonly pageParameter?: string;
  /** The accounts that a fleet serves, by name. */
  accounts(fleet: Fleet): Readonly<Record<string, Settings>>;
  /** The body of an error response in the provider's own format. Without `code`, one that fits `status`. */
  errorBody(status: number, code?: string): JsonMap;
  /** Makes a large fleet for measurements. The same size makes the same fleet. */
  generateFleet?(size: FleetSize): Fleet;
  /** Starts a server. It keeps the state between requests: used nonces, counted requests. */
  open(fleet: Fleet, rateLimits: readonly SandboxRateLimit[]): FakeServer;
}

export interface FakeServer {
  /** The name of the requested call, in the provider's words. `undefined` if there is no such call. */
  callOf(request: IncomingRequest): string | undefined;
  /** @throws {FakeErrorResponse} */
  respond(request: IncomingRequest): FakeResponse;
}
