/** An answer with an error that MCP clients show: the status is for machines, the message for people. */
export function refuse(status: number, message: string, headers: Readonly<Record<string, string>> = {}): Response {
  const body = { jsonrpc: '2.0', error: { code: -32_000, message }, id: null };
  return Response.json(body, { status, headers });
}
