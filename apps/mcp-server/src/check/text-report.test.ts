import { createColors } from 'picocolors';
import { describe, expect, it } from 'vitest';
import type { AccountReport, Finding } from './report.js';
import { accountLines, summaryLine } from './text-report.js';

const plain = createColors(false);
const oslo = { account: 'oslo', provider: 'meta', stability: 'stable' } as const;
const report: AccountReport = { ...oslo, works: true, connected: true, numbers: 2, wabas: 1, findings: [] };
const data = (message: string): Finding => ({ severity: 'warning', step: 'data', message });
const failed = (step: Finding['step'], connected = true, code: Finding['code'] = 'unavailable'): AccountReport => ({
  ...oslo,
  works: false,
  connected,
  findings: [{ severity: 'error', step, message: 'What to do.', code }],
});

describe('the text of an account', () => {
  it.each([
    ['✓ oslo (meta): connected, signed in, 2 numbers, 1 WABA.', report],
    [
      '✓ oslo (meta): connected, signed in, 1 number.',
      { ...oslo, works: true, connected: true, numbers: 1, findings: [] },
    ],
    ['✓ oslo (meta): 1 number.', { ...oslo, works: true, connected: false, numbers: 1, findings: [] }],
    ['✓ oslo (meta, experimental): connected, signed in, 2 numbers, 1 WABA.', { ...report, stability: 'experimental' }],
    ['! oslo (meta): connected, signed in, 2 numbers, 1 WABA.\n    Odd.', { ...report, findings: [data('Odd.')] }],
    ['✗ oslo (meta): host name not found.\n    What to do.', failed('resolve')],
    ['✗ oslo (meta): no connection to the host.\n    What to do.', failed('connect')],
    ['✗ oslo (meta): connected, credential not accepted.\n    What to do.', failed('sign')],
    ['✗ oslo (meta): connected, no numbers.\n    What to do.', failed('numbers')],
    ['✗ oslo (meta): no numbers.\n    What to do.', failed('numbers', false)],
    ['✗ oslo (meta): credential not accepted.\n    What to do.', failed('sign', false, 'auth')],
    ['✗ oslo (meta): settings cannot be used.\n    What to do.', failed('numbers', false, 'config')],
  ] as const)('is %j', (text, of) => {
    expect(accountLines(of, plain)).toBe(text);
  });

  it('has the settings to check, and the message, the code and the request ID of the provider', () => {
    const finding: Finding = {
      severity: 'error',
      step: 'sign',
      message: 'Check the token.',
      settings: { accessToken: 'Access token.' },
      upstreamMessage: 'Bad "token"',
      upstreamCode: '190',
      requestId: 'r-1',
    };
    expect(
      accountLines({ ...failed('sign'), findings: [finding] }, plain)
        .split('\n')
        .slice(1),
    ).toEqual([
      '    Check the token.',
      '    accessToken: Access token.',
      String.raw`    Provider's message: "Bad \"token\"" (190, request r-1)`,
    ]);
  });

  it('shows three warnings about the data, and counts the others', () => {
    const findings = ['one', 'two', 'three', 'four', 'five'].map(data);
    expect(
      accountLines({ ...report, findings }, plain)
        .split('\n')
        .slice(1),
    ).toEqual(['    one', '    two', '    three', '    2 more warnings about the data. --json prints all.']);
  });

  it('is colored by its result', () => {
    const colors = createColors(true);
    expect(accountLines(report, colors)).toContain(colors.green('✓'));
    expect(accountLines({ ...report, findings: [data('Odd.')] }, colors)).toContain(colors.yellow('!'));
    expect(accountLines(failed('sign'), colors)).toContain(colors.red('✗'));
  });
});

it.each([
  ['1 of 1 account works.', { accounts: 1, working: 1, failing: 0, withWarnings: 0 }],
  ['2 of 3 accounts work, 1 with warnings.', { accounts: 3, working: 2, failing: 1, withWarnings: 1 }],
])('the summary is %j', (text, summary) => {
  expect(summaryLine({ version: 1, accounts: [], summary })).toBe(text);
});
