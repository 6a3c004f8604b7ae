import { beforeEach, describe, expect, it } from 'vitest';
import { createMetrics, type Metrics } from './metrics.js';

let metrics: Metrics;
let dropped: number;
beforeEach(() => {
  dropped = 0;
  metrics = createMetrics(() => dropped);
});

/** The lines of a metric. */
async function linesOf(name: string): Promise<string[]> {
  return (await metrics.text()).split('\n').filter((line) => line.startsWith(name));
}

const fetched = { account: 'oslo', provider: 'meta', what: 'numbers', durationMs: 1_500 } as const;
const request = { account: 'oslo', provider: 'meta', waitedMs: 50, durationMs: 10, attempt: 1 };

describe('metrics', () => {
  it('name no account unless the configuration wants series for each', async () => {
    metrics.observer.accountFetched?.({ ...fetched, code: 'ok' });
    metrics.observer.requestEnded?.({ ...request, host: 'a.example', status: 200 });
    expect(await linesOf('wabascope_account_fetches_total')).toEqual([
      'wabascope_account_fetches_total{provider="meta",what="numbers",code="ok"} 1',
    ]);
    expect(await linesOf('wabascope_provider_requests_total')).toEqual([
      'wabascope_provider_requests_total{provider="meta",status="200"} 1',
    ]);
    expect(await metrics.text()).not.toContain('oslo');
  });

  it('count fetches of accounts by their outcome, and measure them in seconds', async () => {
    metrics.configure({ perAccount: true });
    metrics.observer.accountFetched?.({ ...fetched, code: 'ok' });
    metrics.observer.accountFetched?.({ ...fetched, code: 'auth' });
    expect(await linesOf('wabascope_account_fetches_total')).toEqual([
      'wabascope_account_fetches_total{account="oslo",provider="meta",what="numbers",code="ok"} 1',
      'wabascope_account_fetches_total{account="oslo",provider="meta",what="numbers",code="auth"} 1',
    ]);
    expect(await linesOf('wabascope_account_fetch_duration_seconds_sum')).toEqual([
      'wabascope_account_fetch_duration_seconds_sum{provider="meta",what="numbers"} 3',
    ]);
  });

  it('count requests to providers by status, and measure how long they waited', async () => {
    metrics.configure({ perAccount: true });
    metrics.observer.requestEnded?.({ ...request, host: 'a.example', status: 200 });
    metrics.observer.requestEnded?.({ ...request, host: 'a.example' });
    expect(await linesOf('wabascope_provider_requests_total')).toEqual([
      'wabascope_provider_requests_total{account="oslo",provider="meta",status="200"} 1',
      'wabascope_provider_requests_total{account="oslo",provider="meta",status="none"} 1',
    ]);
    expect(await linesOf('wabascope_rate_limit_wait_seconds_sum')).toEqual([
      'wabascope_rate_limit_wait_seconds_sum{provider="meta"} 0.1',
    ]);
  });

  it('count the snapshots that results were read from', async () => {
    metrics.observer.snapshotsRead?.({ what: 'numbers', from: 'cache', accounts: 3 });
    metrics.observer.snapshotsRead?.({ what: 'numbers', from: 'cache', accounts: 2 });
    expect(await linesOf('wabascope_snapshot_reads_total')).toEqual([
      'wabascope_snapshot_reads_total{what="numbers",from="cache"} 5',
    ]);
  });

  it('count tool calls by their outcome', async () => {
    metrics.onCall({ tool: 'list-numbers', outcome: 'ok', durationMs: 20 });
    expect(await linesOf('wabascope_tool_calls_total')).toEqual([
      'wabascope_tool_calls_total{tool="list-numbers",outcome="ok"} 1',
    ]);
  });

  it('count error responses by status, and dropped log lines', async () => {
    metrics.errorResponse(429);
    dropped = 7;
    expect(await linesOf('wabascope_http_error_responses_total')).toEqual([
      'wabascope_http_error_responses_total{status="429"} 1',
    ]);
    expect(await linesOf('wabascope_log_lines_dropped_total')).toEqual(['wabascope_log_lines_dropped_total 7']);
    expect(await linesOf('wabascope_log_lines_dropped_total')).toEqual(['wabascope_log_lines_dropped_total 7']);
  });
});
