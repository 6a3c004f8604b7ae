import { type Fleet, generateFleet, type ProviderId } from '@wabascope/sandbox';
import { faultsOf } from './provider-faults.js';

/** The sandbox's fleet of a provider, with two pages of numbers if the provider pages. */
export function fleetOf(provider: ProviderId): Partial<Fleet> {
  const numbers = faultsOf[provider].generatedNumbers;
  return numbers === undefined ? {} : { [provider]: generateFleet(provider, { accounts: 1, numbers }) };
}
