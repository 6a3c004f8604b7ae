import type { DirectoryObserver } from '@wabascope/directory';
import type { CallEnd } from '@wabascope/mcp-tools';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** What the server counts and measures. */
export interface Metrics {
  readonly observer: DirectoryObserver;
  readonly onCall: (end: CallEnd) => void;
  /** A request was refused before it came to MCP. */
  refused(status: number): void;
  /** In the text format of Prometheus. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** Seconds: from an answer out of memory to a provider that takes its time. */
const buckets = [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

/** @param droppedLines How many lines of the log could not be written so far. */
export function createMetrics(droppedLines: () => number): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });

  function counter<Label extends string>(name: string, help: string, ...labelNames: Label[]): Counter<Label> {
    return new Counter({ name: `wabascope_${name}`, help, labelNames, registers });
  }
  function seconds<Label extends string>(name: string, help: string, ...labelNames: Label[]): Histogram<Label> {
    return new Histogram({ name: `wabascope_${name}_seconds`, help, labelNames, buckets, registers });
  }

  const calls = counter('tool_calls_total', 'Calls of tools', 'tool', 'outcome');
  const callTime = seconds('tool_call_duration', 'Duration of calls of tools', 'tool');
  const asks = counter('account_asks_total', 'Accounts asked for all they have', 'account', 'provider', 'what', 'code');
  const askTime = seconds('account_ask_duration', 'Duration of such asks', 'provider', 'what');
  const requests = counter('provider_requests_total', 'HTTP requests to providers', 'account', 'provider', 'status');
  const waits = seconds('pacing_wait', "Time that requests waited for their provider's limit", 'provider');
  const reads = counter('answer_reads_total', 'Answers read, from cache, stale-cache or provider', 'what', 'from');
  const refusals = counter('http_refusals_total', 'Requests refused before MCP', 'status');

  new Counter({
    name: 'wabascope_log_lines_dropped_total',
    help: 'Lines of the log that could not be written',
    registers,
    collect() {
      this.reset();
      this.inc(droppedLines());
    },
  });

  return {
    observer: {
      accountFetched({ account, provider, what, code, durationMs }) {
        asks.inc({ account, provider, what, code });
        askTime.observe({ provider, what }, durationMs / 1000);
      },
      snapshotsRead: ({ what, from, accounts }) => reads.inc({ what, from }, accounts),
      requestEnded({ account, provider, status = 'none', waitedMs }) {
        requests.inc({ account, provider, status });
        waits.observe({ provider }, waitedMs / 1000);
      },
    },
    onCall({ tool, outcome, durationMs }) {
      calls.inc({ tool, outcome });
      callTime.observe({ tool }, durationMs / 1000);
    },
    refused: (status) => refusals.inc({ status }),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
