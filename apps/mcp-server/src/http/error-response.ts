/**
 * A response with a JSON-RPC error, which MCP clients show.
 * @param code JSON-RPC error code.
 */
export function errorResponse(
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
  code = -32_000,
): Response {
  const body = { jsonrpc: '2.0', error: { code, message }, id: null };
  return Response.json(body, { status, headers });
}

/** 404, the same for every path without a resource. */
export function notFound(): Response {
  return errorResponse(404, 'Not found. The MCP endpoint is /mcp.');
}

/** 405. @param allowed Allowed methods. */
export function methodNotAllowed(allowed: string): Response {
  return errorResponse(405, 'Method not allowed.', { allow: allowed });
}
