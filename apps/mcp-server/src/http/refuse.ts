/**
 * An answer with an error that MCP clients show: the status is for machines, the message for people.
 * @param code Of JSON-RPC.
 */
export function refuse(
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
  code = -32_000,
): Response {
  const body = { jsonrpc: '2.0', error: { code, message }, id: null };
  return Response.json(body, { status, headers });
}

/** 405. @param allowed The methods that there are. */
export function methodRefused(allowed: string): Response {
  return refuse(405, 'There is no such method here.', { allow: allowed });
}
