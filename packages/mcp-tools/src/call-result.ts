export type JsonObject = Record<string, unknown>;

/** The result of a tool call, for both versions of the MCP SDK. */
export interface CallResult {
  [key: string]: unknown;
  content: { type: 'text'; text: string }[];
  structuredContent?: JsonObject;
  isError?: true;
}

/** The same object as structure and as compact JSON, because clients forward one or the other. */
export function succeeded(data: JsonObject): CallResult {
  return { content: [{ type: 'text', text: JSON.stringify(data) }], structuredContent: data };
}

/** An error that the model can act on: our sentences, and data if there is any. */
export function failed(message: string, data?: JsonObject): CallResult {
  const content = [{ type: 'text' as const, text: message }];
  return data === undefined ? { content, isError: true } : { content, structuredContent: data, isError: true };
}
