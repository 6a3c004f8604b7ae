export type JsonObject = Record<string, unknown>;

/** The result of a tool call, as both lines of the MCP SDK take it. */
export interface CallResult {
  [key: string]: unknown;
  content: { type: 'text'; text: string }[];
  structuredContent?: JsonObject;
  isError?: true;
}

/** The same object twice, because clients forward one or the other: as structure and as compact JSON. */
export function succeeded(data: JsonObject): CallResult {
  return { content: [{ type: 'text', text: JSON.stringify(data) }], structuredContent: data };
}

/** A failure that the model can act on: sentences of ours, and the data where there is some. */
export function failed(message: string, data?: JsonObject): CallResult {
  const content = [{ type: 'text' as const, text: message }];
  return data === undefined ? { content, isError: true } : { content, structuredContent: data, isError: true };
}
