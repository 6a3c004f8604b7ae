import { Agent, request } from 'undici';

/**
 * Calls tools over Streamable HTTP as a client of 2025 does, with a connection for each call under way.
 * @param {URL} url
 */
export function httpClient(url) {
  const dispatcher = new Agent();
  const headers = {
    'content-type': 'application/json',
    accept: 'application/json, text/event-stream',
    'mcp-protocol-version': '2025-11-25',
  };
  return {
    /**
     * @param {string} name
     * @param {object} args
     * @returns {Promise<any>} the result
     */
    async callTool(name, args) {
      const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: args } });
      const response = await request(url, { method: 'POST', headers, body, dispatcher });
      const text = await response.body.text();
      if (response.statusCode !== 200) throw new Error(`HTTP ${response.statusCode}: ${text.slice(0, 200)}`);
      // A stream of one event, or the message itself.
      return JSON.parse(/^data: (.+)$/m.exec(text)?.[1] ?? text).result;
    },
    close: () => dispatcher.close(),
  };
}
