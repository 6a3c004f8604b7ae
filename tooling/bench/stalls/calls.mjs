/**
 * The body of a tool call.
 * @param {string} name
 * @param {object} [args]
 */
export function callOf(name, args = {}) {
  return JSON.stringify(callMessage(name, args));
}

/**
 * @param {string} name
 * @param {object} args
 * @param {number} [id]
 */
export function callMessage(name, args, id = 1) {
  return { jsonrpc: '2.0', id, method: 'tools/call', params: { name, arguments: args } };
}
