/**
 * Lists numbers until the server has fetched all of them: a call ends earlier when it has waited for a minute. Reports
 * progress on stderr.
 * @param {Pick<import('./mcp-process.mjs').McpProcess, 'request' | 'memory'>} server
 * @param {number} count of all numbers
 */
export async function listed(server, count) {
  const startedAt = performance.now();
  for (;;) {
    const { structuredContent } = await server.request('tools/call', { name: 'list-numbers', arguments: { limit: 1 } });
    const { total } = structuredContent;
    const seconds = Math.round((performance.now() - startedAt) / 1_000);
    console.error(`  ${total.toLocaleString('en')} numbers after ${seconds} s, ${Math.round(server.memory().now)} MB`);
    if (total === count) return;
    if (total > count) throw new Error(`It shows ${total} numbers.`);
  }
}
