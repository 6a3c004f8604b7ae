/** The view of numbers, WABAs and changes in an assistant: a resource of the extension MCP Apps. */
export const numbersView = {
  uri: 'ui://wabascope/numbers.html',
  title: 'View of the numbers',
  description: 'What an assistant shows beside the results of the tools. It has no data.',
  mimeType: 'text/html;profile=mcp-app',
  /** The key in `capabilities.extensions` of a server. */
  extension: 'io.modelcontextprotocol/ui',
  /** The document. It has no data: it gets results from its host. Loaded on first use. */
  html: async (): Promise<string> => (await import('./html.js')).frame,
} as const;

/**
 * The same view as a page that contains the data. It requests nothing: it can be opened from a file, sorted,
 * filtered and printed.
 * @param result The data of a result of `list-numbers`, `get-waba`, `list-changes` or `list-accounts`, with the rows of
 * all its pages. Plain JSON.
 */
export async function reportPage(result: Readonly<Record<string, unknown>>): Promise<string> {
  // The data must not end its element, or begin a comment.
  const data = JSON.stringify(result).replaceAll('<', '\\u003c');
  const { report } = await import('./html.js');
  const script = report.indexOf('<script ');
  return `${report.slice(0, script)}<script type="application/json" id="data">${data}</script>${report.slice(script)}`;
}
