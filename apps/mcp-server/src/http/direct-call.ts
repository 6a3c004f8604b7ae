import type { IncomingHttpHeaders } from 'node:http';
import { isJSONRPCRequest, type JSONRPCRequest, SUPPORTED_PROTOCOL_VERSIONS } from '@modelcontextprotocol/server';

/** @param message Parsed JSON, not a batch. */
export function isToolCall(message: unknown): boolean {
  return typeof message === 'object' && message !== null && Reflect.get(message, 'method') === 'tools/call';
}

/**
 * The message if it is one tool call of a client of 2025 or earlier, and the SDK has nothing to reject in its headers.
 * @param message Parsed JSON.
 */
export function directCall(message: unknown, headers: IncomingHttpHeaders): JSONRPCRequest | undefined {
  const version = headers['mcp-protocol-version'];
  if (version !== undefined && !SUPPORTED_PROTOCOL_VERSIONS.includes(String(version))) return undefined;
  // Since 2026, `_meta` names the version. Some earlier clients have other members there.
  if (!isToolCall(message) || !isJSONRPCRequest(message) || message.params?._meta !== undefined) return undefined;
  return message;
}
