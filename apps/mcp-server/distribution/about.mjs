/** What the MCP registry and the MCP bundle show about the server. */
export const about = {
  title: 'Wabascope',
  /** At most 100 characters, the limit of the MCP registry. */
  description: 'Every WhatsApp Business number you have, at every provider: status, quality, limits, health.',
  repository: 'https://github.com/wabascope/wabascope',
};
