import { type Provider, ProviderError } from '@wabascope/core';
import type { Failure } from '../text/failure.js';

/**
 * The provider that `create` of a plugin returned. Reads each member once.
 * @throws {ProviderError} When it is not a provider.
 */
export function readProvider(created: unknown, name: string): Provider {
  const provider: Partial<Provider> = Object(created);
  const { listNumbers, getWabas, describeCredential } = provider;
  if (typeof listNumbers !== 'function') {
    const message = `The ${name} plugin returned an account without listNumbers; report it to its author.`;
    throw new ProviderError('bad-response', message);
  }
  return {
    listNumbers: bound(listNumbers, created),
    ...(typeof getWabas === 'function' ? { getWabas: bound(getWabas, created) } : {}),
    ...(typeof describeCredential === 'function' ? { describeCredential: bound(describeCredential, created) } : {}),
  };
}

/** Not `method.bind`, which a plugin may replace. */
function bound<Method extends (...args: never) => unknown>(method: Method, owner: unknown): Method {
  return Function.prototype.bind.call(method, owner);
}

/** For an account that a plugin failed to open: every fetch fails with the same error. */
export function failedProvider({ code, message, upstreamCode }: Failure): Provider {
  function fail(): never {
    throw new ProviderError(code, message, upstreamCode === undefined ? {} : { upstreamCode });
  }
  return { listNumbers: fail, getWabas: fail };
}
