export type JsonObject = Record<string, unknown>;

/** The result of a tool call, for both versions of the MCP SDK. */
export interface CallResult {
  [key: string]: unknown;
  content: { type: 'text'; text: string }[];
  structuredContent?: JsonObject;
  isError?: true;
}
