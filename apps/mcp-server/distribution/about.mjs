/** What every catalogue is told about the server. */
export const about = {
  title: 'Wabascope',
  /** At most 100 characters: the MCP registry takes no more. */
  description: 'Every WhatsApp Business number you have, whoever provides it: status, quality, limits, health.',
  repository: 'https://github.com/wabascope/wabascope',
};
