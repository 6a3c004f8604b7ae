import { defaultFleet, type Sandbox, startSandbox } from '@wabascope/sandbox';
import { expect, it, onTestFinished } from 'vitest';
import { accountOf, checkReport } from '../support/check.js';

async function sandboxWith(options: Parameters<typeof startSandbox>[0]): Promise<Sandbox> {
  const sandbox = await startSandbox(options);
  onTestFinished(() => sandbox.close());
  return sandbox;
}

it.each([
  ['behind', 600_000, -600],
  ['ahead of', -600_000, 600],
])(
  'warns of a local clock that is ten minutes %s the clock of the provider, although the accounts work',
  async (way, ms, s) => {
    const sandbox = await sandboxWith({ now: () => Date.now() + ms });
    // Within Alibaba's fifteen minutes, beyond NXCloud's one: there the client corrects itself.
    const { status, accounts } = await checkReport({
      ali: accountOf(sandbox, 'singapore'),
      nx: accountOf(sandbox, 'shenzhen'),
    });
    expect(status).toBe(0);
    for (const { works, clockOffsetSeconds = 0, findings } of accounts) {
      expect(works).toBe(true);
      expect(Math.abs(clockOffsetSeconds - s)).toBeLessThan(30);
      expect(findings).toMatchObject([{ severity: 'warning', step: 'clock' }]);
      expect(findings[0]?.message).toMatch(new RegExp(`local clock is \\d{3} s ${way} the clock of .*NTP`));
    }
  },
);

it('reports that an account works and that its WABAs need a permission', async () => {
  const alibaba = defaultFleet.alibaba.map((customer) => ({
    ...customer,
    spaces: customer.spaces.map((space) => ({ ...space, deniedActions: ['QueryChatappBindWaba'] })),
  }));
  const sandbox = await sandboxWith({ fleet: { alibaba } });
  const { status, accounts, summary } = await checkReport({ mine: accountOf(sandbox, 'singapore') });
  expect(status).toBe(0);
  expect(accounts).toMatchObject([
    { works: true, numbers: 14, findings: [{ severity: 'warning', step: 'wabas', code: 'permission' }] },
  ]);
  expect(accounts[0]?.findings).toHaveLength(1);
  expect(accounts[0]?.findings[0]?.message).toContain('cams:QueryChatappBindWaba');
  expect(accounts[0]).not.toHaveProperty('wabas');
  expect(summary).toEqual({ accounts: 1, working: 1, failing: 0, withWarnings: 1 });
});

it('reports that NXCloud shows WABAs only to integrators', async () => {
  const { accounts } = await checkReport({ mine: accountOf(await sandboxWith({}), 'guangzhou') });
  expect(accounts).toMatchObject([{ works: true, numbers: 3, findings: [{ severity: 'warning', step: 'wabas' }] }]);
  expect(accounts[0]?.findings[0]?.message).toContain('integrator');
});

it('warns of a credential that expires within 14 days, and of a missing permission', async () => {
  // An hour less than five days: the rest of a day counts as a day.
  const expiresAt = Math.ceil(Date.now() / 1000) + (5 * 24 - 1) * 3_600;
  const [oslo] = defaultFleet.meta.tokens;
  if (oslo === undefined) throw new Error('The fleet has tokens.');
  const token = { ...oslo, expiresAt, scopes: ['business_management'] };
  const sandbox = await sandboxWith({
    providers: ['meta'],
    fleet: { meta: { ...defaultFleet.meta, tokens: [token] } },
  });
  const { status, accounts } = await checkReport({ mine: accountOf(sandbox, 'oslo') });
  expect(status).toBe(0);
  expect(accounts).toMatchObject([
    {
      works: true,
      credential: {
        expiresAt: new Date(expiresAt * 1000).toISOString(),
        missingPermissions: ['whatsapp_business_management'],
      },
    },
  ]);
  const findings = accounts[0]?.findings.filter(({ step }) => step === 'sign') ?? [];
  expect(findings.map(({ severity, message }) => `${severity}: ${message}`)).toEqual([
    expect.stringMatching(/^warning: The credential expires on \d{4}-\d\d-\d\d, in 5 days; create a new one/),
    expect.stringMatching(/^warning: The credential lacks whatsapp_business_management; grant it/),
  ]);
  expect(JSON.stringify(accounts)).not.toContain(oslo.accessToken);
});

it('reports the warnings about the data', async () => {
  const sandbox = await sandboxWith({ faults: [{ kind: 'unknown-words' }] });
  const { status, accounts } = await checkReport({ mine: accountOf(sandbox, 'riyadh') });
  expect(status).toBe(0);
  expect(accounts[0]?.findings.map(({ step }) => step)).toContain('data');
});

it('finds nothing when nothing is wrong', async () => {
  const { status, accounts } = await checkReport({ mine: accountOf(await sandboxWith({}), 'singapore') });
  expect(status).toBe(0);
  expect(accounts).toEqual([
    {
      account: 'mine',
      provider: 'alibaba',
      stability: 'stable',
      works: true,
      connected: true,
      numbers: 14,
      wabas: 1,
      clockOffsetSeconds: 0,
      findings: [],
    },
  ]);
});
