import type { Fault, ProviderId } from '@wabascope/sandbox';
import { builtInProviders } from '../../apps/mcp-server/src/built-in-providers.js';
import { fixtureOf } from '../properties/fixtures.js';

type PlaceName = 'first page' | 'later page' | 'WABA call' | 'owner call';

/** `faults.json` in the fixtures of a provider. */
export interface ProviderFaults {
  /** The account of the sandbox that the tests fetch. With `generatedNumbers`, the only one. */
  readonly account: string;
  /** Set if the default fleet has no second page: the account gets a generated fleet of this size. */
  readonly generatedNumbers?: number;
  /** Rows of a page. Default: 100. */
  readonly pageSize?: number;
  readonly places: readonly Omit<FaultPlace, 'provider'>[];
  /** By fault: the outcome in a first page, or the exact outcomes by place, where they differ from the table's. */
  readonly outcomes: Readonly<Record<string, string | Partial<Record<PlaceName, string>>>>;
  readonly clock: {
    /** What the provider reports to a clock that is ten minutes off. */
    readonly errorCodes: readonly string[];
    /** Whether a signature covers the time. */
    readonly isSigned: boolean;
    readonly hasNonces: boolean;
  };
}

/** Where in a listing a fault strikes. */
export interface FaultPlace {
  readonly provider: ProviderId;
  readonly name: PlaceName;
  readonly lists: 'numbers' | 'wabas';
  readonly strikes: Pick<Exclude<Fault, { kind: 'refuse' }>, 'call' | 'page' | 'after'>;
}

/** Every built-in provider has a part in the sandbox. */
export const providers = Object.keys(builtInProviders) as readonly ProviderId[];

export const faultsOf = Object.fromEntries(providers.map((id) => [id, fixtureOf(id, 'faults')])) as Readonly<
  Record<ProviderId, ProviderFaults>
>;

/** The calls that each provider makes for a listing. */
export const places: readonly FaultPlace[] = providers.flatMap((provider) =>
  faultsOf[provider].places.map((place) => ({ provider, ...place })),
);
