import { checkAbort } from './checks/abort.js';
import type { Check } from './checks/check.js';
import { checkClock } from './checks/clock.js';
import { checkCredential } from './checks/credential.js';
import { checkErrorResponses } from './checks/error-responses.js';
import { checkLeftOpen } from './checks/left-open.js';
import { checkMissingKeys } from './checks/missing-keys.js';
import { checkOddResponses } from './checks/odd-responses.js';
import { checkOneWaba } from './checks/one-waba.js';
import { checkPaging } from './checks/paging.js';
import { checkPlugin } from './checks/plugin.js';
import { checkRequests } from './checks/requests.js';
import { checkRows } from './checks/rows.js';
import { checkSecrets } from './checks/secrets.js';
import { checkSettings } from './checks/settings.js';
import { checkUnknownWords } from './checks/unknown-words.js';
import type { Fixtures } from './fixtures.js';
import { offline } from './offline.js';
import { atRealTime } from './process-time.js';
import type { Runner } from './runner.js';
import { type LoadPlugin, subjectOf } from './subject.js';

const checks: readonly Check[] = [
  checkPlugin,
  checkSettings,
  checkSecrets,
  checkRows,
  checkRequests,
  checkClock,
  checkUnknownWords,
  checkMissingKeys,
  checkAbort,
  checkErrorResponses,
  checkOddResponses,
  checkPaging,
  checkOneWaba,
  checkCredential,
  // Last, because it reports on the other tests as well.
  checkLeftOpen,
];

export interface ProviderTest<Settings> extends Runner {
  /**
   * Imports the module with the plugin as its default export: `() => import('./index.js')`. Do not import it elsewhere in
   * the test file, or the suite cannot observe the import.
   */
  readonly load: LoadPlugin<Settings>;
  readonly fixtures: Fixtures;
}

/** Defines the conformance tests of a provider. No request leaves the process. */
export function testProvider<Settings>({ describe, it, load, fixtures }: ProviderTest<Settings>): void {
  const subject = subjectOf(load, fixtures);
  const observedIt: Runner['it'] = (name, body) => it(name, () => offline(() => atRealTime(() => subject.test(body))));
  for (const check of checks) check({ describe, it: observedIt }, subject);
}
