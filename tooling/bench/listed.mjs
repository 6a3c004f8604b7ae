/** Milliseconds between reports. */
const reportMs = 20_000;

/**
 * Lists numbers until the server has fetched all of them: a call may end earlier because it has waited for long. Reports
 * progress on stderr.
 * @param {Pick<import('./mcp-process.mjs').McpProcess, 'request' | 'memory' | 'processorMs'>} server
 * @param {number} count of all numbers
 */
export async function listed(server, count) {
  const startedAt = performance.now();
  const report = () => {
    const seconds = Math.round((performance.now() - startedAt) / 1_000);
    const processor = Math.round(server.processorMs() / 1_000);
    console.error(`  ${seconds} s, ${processor} s of the processor, ${Math.round(server.memory().now)} MB`);
  };
  const timer = setInterval(report, reportMs);
  try {
    for (let total = 0; total !== count; ) {
      const call = { name: 'list-numbers', arguments: { limit: 1 } };
      ({ total } = (await server.request('tools/call', call)).structuredContent);
      if (total > count) throw new Error(`It shows ${total} numbers.`);
    }
    report();
  } finally {
    clearInterval(timer);
  }
}
