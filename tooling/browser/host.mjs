import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { AppBridge, getToolUiResourceUri } from '@modelcontextprotocol/ext-apps/app-bridge';

/**
 * @typedef {import('@modelcontextprotocol/client').CallToolResult} CallToolResult
 * @typedef {object} ViewOptions
 * @property {string} server URL of the MCP endpoint.
 * @property {'legacy' | 'auto'} mode The handshake of 2025, or the protocol of 2026.
 * @property {string} tool
 * @property {Record<string, unknown>} args
 * @property {import('@modelcontextprotocol/ext-apps/app-bridge').McpUiHostCapabilities} capabilities
 * @property {import('@modelcontextprotocol/ext-apps/app-bridge').McpUiHostContext} context
 * @property {number} [width]
 * @property {CallToolResult} [result] What the view gets as the first result, instead of the server's.
 * @property {CallToolResult} [responses] What the view gets for its own calls, instead of the server's.
 */

/** The policy of a host for a view that names no domains. */
const policy =
  "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; media-src 'self' data:; connect-src 'none'";

/** The page of the host. Passes the messages of the view on. */
const hostPage = `<!doctype html><html lang="en"><title>Host</title><style>body{margin:0}iframe{border:0;width:100%;display:block}</style>
<script>addEventListener('message', ({ data, source }) => { if (source === frames[0]) toHost(data); });</script>`;

/**
 * Opens a view in a new page, as an assistant does: with the official host of MCP Apps.
 * @param {import('playwright-core').Browser} browser
 * @param {ViewOptions} options
 */
export async function openView(browser, { server, tool, args, width = 800, ...options }) {
  const client = new Client({ name: 'host', version: '0.0.0' }, { versionNegotiation: { mode: options.mode } });
  await client.connect(new StreamableHTTPClientTransport(new URL(server)));
  const page = await browser.newPage({ viewport: { width, height: 600 } });
  page.on('close', () => client.close());

  /** @type {import('@modelcontextprotocol/client').Transport} */
  const transport = {
    start: async () => {},
    close: async () => {},
    send: (message) => page.evaluate((sent) => frames[0]?.postMessage(sent, '*'), message),
  };
  await page.exposeFunction('toHost', (/** @type {any} */ message) => transport.onmessage?.(message));
  await page.setContent(hostPage);

  const host = { name: 'host', version: '0.0.0' };
  const bridge = new AppBridge(null, host, options.capabilities, { hostContext: options.context });
  /** @type {{ readonly method: string, readonly params: object }[]} The requests of the view. */
  const received = [];
  const recorder = (/** @type {string} */ method) => async (/** @type {object} */ params) => {
    received.push({ method, params });
    return {};
  };
  bridge.onmessage = recorder('ui/message');
  bridge.ondownloadfile = recorder('ui/download-file');
  bridge.onsizechange = async ({ height }) => {
    // The test may have closed the page.
    await page.addStyleTag({ content: `iframe { height: ${height}px }` }).catch(() => {});
  };
  const initialized = new Promise((resolve) => {
    bridge.oninitialized = resolve;
  });
  bridge.oncalltool = async (params) => {
    await recorder('tools/call')(params);
    return options.responses ?? client.callTool(params);
  };
  await bridge.connect(transport);
  await page.evaluate(append, ['allow-scripts', await htmlOf(client, tool)]);
  await initialized;
  await bridge.sendToolInput({ arguments: args });
  await bridge.sendToolResult(options.result ?? (await client.callTool({ name: tool, arguments: args })));
  const [, frame] = page.frames();
  if (frame === undefined) throw new Error('There is no view.');
  return { page, /** The view. */ frame, bridge, received };
}

/**
 * The view of a tool, with the policy of the host.
 * @param {Client} client
 * @param {string} tool
 */
async function htmlOf(client, tool) {
  const { tools } = await client.listTools();
  const uri = getToolUiResourceUri(tools.find(({ name }) => name === tool) ?? {});
  if (uri === undefined) throw new Error(`${tool} has no view.`);
  const [content] = (await client.readResource({ uri })).contents;
  if (content === undefined || !('text' in content) || content.mimeType !== 'text/html;profile=mcp-app')
    throw new Error(`The view is not HTML, but ${content?.mimeType}.`);
  return content.text.replace('<head>', `<head><meta http-equiv="Content-Security-Policy" content="${policy}">`);
}

/** Adds a frame. Runs in the page. @param {string[]} frame Its sandbox and its HTML. */
export function append([sandbox = '', html = '']) {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', sandbox);
  frame.srcdoc = html;
  document.body.append(frame);
}
