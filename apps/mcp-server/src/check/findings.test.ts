import { describe, expect, it } from 'vitest';
import { clockFinding, type FindingContext, findingOf } from './findings.js';

const failure = { code: 'unavailable', message: 'No connection.', retryable: true } as const;
const context: FindingContext = {
  severity: 'error',
  what: 'numbers',
  connection: { requests: 1, responses: 0 },
  info: { accessToken: { description: 'Access token.', required: true, secret: true, type: 'string' } },
  remedy: undefined,
  proxy: undefined,
};
const responsive = { requests: 1, responses: 1 };

describe('the step of a finding', () => {
  it.each([
    ['sign', { ...failure, code: 'auth' }, { connection: responsive }],
    ['sign', { ...failure, code: 'clock-skew' }, {}],
    ['resolve', { ...failure, upstreamCode: 'ENOTFOUND' }, {}],
    ['resolve', { ...failure, upstreamCode: 'EAI_AGAIN' }, {}],
    ['connect', { ...failure, upstreamCode: 'ECONNREFUSED' }, {}],
    ['connect', failure, {}],
    ['numbers', failure, { connection: responsive }],
    ['wabas', failure, { connection: responsive, what: 'wabas' }],
    ['numbers', { ...failure, code: 'config' }, { connection: { requests: 0, responses: 0 } }],
  ] as const)('is %s for %j with %j', (step, of, changes) => {
    expect(findingOf(of, { ...context, ...changes }).step).toBe(step);
  });
});

describe('a finding', () => {
  it('has the failure, and the descriptions of the settings that it names', () => {
    const more = { upstreamMessage: 'Bad token', upstreamCode: '190', requestId: 'r-1' };
    const named = ['accessToken', 'unknown'];
    expect(findingOf({ ...failure, ...more, code: 'auth', settings: named }, context)).toEqual({
      severity: 'error',
      step: 'sign',
      message: 'No connection.',
      code: 'auth',
      settings: { accessToken: 'Access token.' },
      ...more,
    });
  });

  it('has the remedy that works', () => {
    const remedy = { setting: 'signingPath', value: 'full' };
    const finding = findingOf({ ...failure, code: 'auth' }, { ...context, remedy });
    expect(finding.remedy).toEqual(remedy);
    expect(finding.message).toMatch(/^No connection\. .*signingPath to "full"/);
  });

  it('names the proxy only while there is no connection', () => {
    const proxied = { ...context, proxy: 'HTTPS_PROXY' };
    expect(findingOf(failure, proxied).message).toContain('HTTPS_PROXY');
    expect(findingOf(failure, { ...proxied, connection: responsive }).message).not.toContain('HTTPS_PROXY');
    const named = { ...failure, message: 'The proxy in HTTPS_PROXY does not accept connections.' };
    expect(findingOf(named, proxied).message).toBe(named.message);
  });
});

describe('the clock', () => {
  it.each([0, 10_400, -10_400, undefined])('with an offset of %s ms is not reported', (clockOffsetMs) => {
    expect(clockFinding({ ...responsive, ...(clockOffsetMs !== undefined && { clockOffsetMs }) }, 'Acme')).toEqual([]);
  });

  it.each([
    [11_000, '11 s ahead of the clock of Acme'],
    [-90_000, '90 s behind the clock of Acme'],
  ])('with an offset of %i ms is a warning', (clockOffsetMs, words) => {
    expect(clockFinding({ ...responsive, clockOffsetMs }, 'Acme')).toEqual([
      { severity: 'warning', step: 'clock', message: expect.stringContaining(words) },
    ]);
  });
});
