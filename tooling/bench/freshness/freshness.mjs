import { createDirectory } from '@wabascope/directory';
import alibaba from '@wabascope/provider-alibaba';
import { record } from '../provider/record.mjs';

/** A tenth of 10,000 accounts on a credential of ten requests a second. */
const scale = 10;
const accounts = 1_000;
const msPerRequest = 1_000;
const hourMs = 3_600_000;

/**
 * How many times an hour the numbers of accounts are fetched when requests are all that limits it. The clock is simulated:
 * it moves on by the time that the rate limit leaves for each request, of whatever kind.
 * @returns {Promise<import('../report.mjs').Row[]>}
 */
export async function freshness() {
  const responses = await record(10);
  const clock = { now: Date.UTC(2026, 0, 1), requests: 0 };
  const slot = { used() {}, unused() {} };
  const fetched = { numbers: 0, wabas: 0 };
  const aliases = Array.from({ length: accounts }, (_, index) => `account-${index}`);
  /** @type {() => void} */
  let ended = () => {};
  const directory = await createDirectory({
    accounts: Object.fromEntries(aliases.map((alias) => [alias, settingsOf(alias)])),
    providers: { alibaba: async () => alibaba },
    trustedProviders: ['alibaba'],
    now: () => clock.now,
    fetch: async (_, init) => new Response(responses[new Headers(init?.headers).get('x-acs-action') ?? '']),
    pacer: {
      async take() {
        clock.now += msPerRequest;
        clock.requests += 1;
        return slot;
      },
      pause() {},
      close() {},
    },
    observer: {
      accountFetched({ what }) {
        fetched[what] += 1;
        ended();
      },
    },
  });

  /** Reads an account. Its numbers are older than a minute, so they are fetched in the background. @param {string} alias */
  async function refresh(alias) {
    const { numbers } = fetched;
    await directory.listNumbers({ accounts: [alias] });
    while (fetched.numbers === numbers) {
      await new Promise((resolve) => {
        ended = () => resolve(undefined);
      });
    }
  }

  for (const alias of aliases) await refresh(alias);
  Object.assign(fetched, { numbers: 0, wabas: 0 });
  const [start, before] = [clock.now, clock.requests];
  // Three hours, because the first fetches of the WABAs were close to each other.
  for (let next = 0; clock.now < start + 3 * hourMs; next += 1) await refresh(aliases[next % accounts] ?? '');
  const hours = (clock.now - start) / hourMs;
  const requests = clock.requests - before;
  await directory.close();
  const measure = '10,000 accounts, one credential of ten requests a second';
  const perHour = (fetched.numbers * scale) / hours;
  return [
    {
      measure,
      subject: 'refreshes of numbers an hour',
      value: perHour,
      unit: '',
      target: { against: 'a goal', is: perHour, atLeast: 25_000 },
    },
    { measure, subject: 'refreshes of WABAs an hour', value: (fetched.wabas * scale) / hours, unit: '' },
    { measure, subject: 'requests an hour', value: (requests * scale) / hours, unit: '' },
  ];
}

/** @param {string} alias */
function settingsOf(alias) {
  return /** @type {const} */ ({
    provider: 'alibaba',
    accessKeyId: 'made-up-id',
    accessKeySecret: 'made-up-secret',
    custSpaceId: alias,
  });
}
