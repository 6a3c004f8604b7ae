import { type Change, changeDirections, changeKinds } from '@wabascope/changes';
import type { Directory, DirectoryObserver } from '@wabascope/directory';
import type { CallEnd } from '@wabascope/mcp-tools';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { MetricsSettings } from '../configuration/schema/http.js';
import { createNumberGauges } from './number-gauges.js';

/** Counters, histograms and gauges of the server. */
export interface Metrics {
  /** Called before the first event. Without it, no series names an account. */
  configure(settings: MetricsSettings): void;
  /** Adds the gauges of a directory, and the counters of its changes. */
  watch(directory: Directory): void;
  /** Counts changes that this process has found. */
  changed(changes: readonly Change[]): void;
  readonly observer: DirectoryObserver;
  readonly onCall: (end: CallEnd) => void;
  /** Counts an HTTP error response that was sent without calling MCP. */
  errorResponse(status: number): void;
  /** In the text format of Prometheus. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** Seconds: from a cached result to a slow provider. */
const buckets = [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

/** @param droppedLines Log lines that could not be written so far. */
export function createMetrics(droppedLines: () => number): Metrics {
  const registry = new Registry();
  const registers = [registry];
  let settings: MetricsSettings = { perAccount: false };
  let updateGauges = async () => {};
  /** The label, or none. */
  const named = (account: string) => (settings.perAccount ? { account } : {});
  collectDefaultMetrics({ register: registry });

  function counter<Label extends string>(name: string, help: string, ...labelNames: Label[]): Counter<Label> {
    return new Counter({ name: `wabascope_${name}`, help, labelNames, registers });
  }
  function seconds<Label extends string>(name: string, help: string, ...labelNames: Label[]): Histogram<Label> {
    return new Histogram({ name: `wabascope_${name}_seconds`, help, labelNames, buckets, registers });
  }

  const calls = counter('tool_calls_total', 'Tool calls', 'tool', 'outcome');
  const callTime = seconds('tool_call_duration', 'Duration of tool calls', 'tool');
  const fetches = counter(
    'account_fetches_total',
    'Fetches of all numbers or WABAs of an account',
    'account',
    'provider',
    'what',
    'code',
  );
  const fetchTime = seconds('account_fetch_duration', 'Duration of these fetches', 'provider', 'what');
  const requests = counter('provider_requests_total', 'HTTP requests to providers', 'account', 'provider', 'status');
  const waits = seconds('rate_limit_wait', 'Time that requests to providers waited for a rate limit', 'provider');
  const reads = counter('snapshot_reads_total', 'Snapshots that results were read from, by origin', 'what', 'from');
  const errors = counter('http_error_responses_total', 'HTTP error responses sent without calling MCP', 'status');

  const changes = counter('changes_total', 'Changes that this process has found', 'provider', 'kind', 'direction');
  new Counter({
    name: 'wabascope_log_lines_dropped_total',
    help: 'Log lines that could not be written',
    registers,
    collect() {
      this.reset();
      this.inc(droppedLines());
    },
  });

  return {
    configure(given) {
      settings = given;
    },
    watch(directory) {
      updateGauges = createNumberGauges(registry, directory, settings);
      // From the start, so that Prometheus sees the first change as an increase.
      for (const provider of new Set(directory.accounts().map((account) => account.provider))) {
        for (const kind of changeKinds) {
          for (const direction of changeDirections) changes.inc({ provider, kind, direction }, 0);
        }
      }
    },
    changed(found) {
      for (const { provider, kind, direction } of found) changes.inc({ provider, kind, direction });
    },
    observer: {
      accountFetched({ account, provider, what, code, durationMs }) {
        fetches.inc({ ...named(account), provider, what, code });
        fetchTime.observe({ provider, what }, durationMs / 1000);
      },
      snapshotsRead: ({ what, from, accounts }) => reads.inc({ what, from }, accounts),
      requestEnded({ account, provider, status = 'none', waitedMs }) {
        requests.inc({ ...named(account), provider, status });
        waits.observe({ provider }, waitedMs / 1000);
      },
    },
    onCall({ tool, outcome, durationMs }) {
      calls.inc({ tool, outcome });
      callTime.observe({ tool }, durationMs / 1000);
    },
    errorResponse: (status) => errors.inc({ status }),
    async text() {
      await updateGauges();
      return registry.metrics();
    },
    contentType: registry.contentType,
  };
}
