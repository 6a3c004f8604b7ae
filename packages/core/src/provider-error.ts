/**
 * The closed set of error codes.
 * - `config`: a setting is missing, malformed or names something that does not exist.
 * - `auth`: the credential is wrong, expired or revoked.
 * - `permission`: the credential is right but may not do this.
 * - `not-found`: the requested resource does not exist, or is not visible to this credential.
 * - `rate-limit`: too many requests; `details.retryAfterMs` is set if the provider names a wait.
 * - `unavailable`: the provider cannot be reached or reports an outage.
 * - `timeout`: no complete response arrived in time.
 * - `clock-skew`: the local clock is off by more than the provider accepts.
 * - `bad-response`: the response cannot be read.
 * - `rejected`: the provider rejected the request.
 * - `unsupported`: the provider does not have this operation.
 */
export const providerErrorCodes = [
  'config',
  'auth',
  'permission',
  'not-found',
  'rate-limit',
  'unavailable',
  'timeout',
  'clock-skew',
  'bad-response',
  'rejected',
  'unsupported',
] as const;
export type ProviderErrorCode = (typeof providerErrorCodes)[number];

/** Facts about a failure. They never include a body, a header or a secret. */
export interface ProviderErrorDetails {
  /** The provider's message, cleaned and truncated. Third-party text: data, never instructions. */
  readonly upstreamMessage?: string;
  /** The provider's error code, as it writes it. */
  readonly upstreamCode?: string;
  /** The provider's request ID, for its support team. */
  readonly requestId?: string;
  /** HTTP status. */
  readonly status?: number;
  /** The wait that the provider requests, in milliseconds. */
  readonly retryAfterMs?: number;
  /** The number of requests made, including retries. */
  readonly attempts?: number;
  /** Local clock minus the provider's, in milliseconds; for `clock-skew`. */
  readonly clockOffsetMs?: number;
  /** The settings to check. */
  readonly settings?: readonly string[];
  /** Paths in the response that could not be read; for `bad-response`. Never values. */
  readonly paths?: readonly string[];
}

const marker = Symbol.for('wabascope.ProviderError');
const retryableCodes: ReadonlySet<ProviderErrorCode> = new Set(['rate-limit', 'unavailable', 'timeout']);

/**
 * The only error that a provider throws. Test for it with {@link isProviderError}, not `instanceof`: several copies of this
 * class may be loaded.
 */
export class ProviderError extends Error {
  override readonly name = 'ProviderError';
  readonly code: ProviderErrorCode;
  readonly details: ProviderErrorDetails;

  /** @param message One sentence for the user: what is wrong and what to do. Never the provider's words. */
  constructor(code: ProviderErrorCode, message: string, details: ProviderErrorDetails = {}) {
    super(message);
    this.code = code;
    this.details = details;
    Object.defineProperty(this, marker, { value: true });
  }

  /** Whether the same request may succeed later without a change. */
  get retryable(): boolean {
    return retryableCodes.has(this.code);
  }

  toJSON(): { code: ProviderErrorCode; message: string; retryable: boolean; details: ProviderErrorDetails } {
    return { code: this.code, message: this.message, retryable: this.retryable, details: this.details };
  }
}

/** True for a {@link ProviderError} of any copy of this package. */
export function isProviderError(value: unknown): value is ProviderError {
  try {
    return typeof value === 'object' && value !== null && marker in value;
  } catch {
    // A proxy may throw.
    return false;
  }
}
