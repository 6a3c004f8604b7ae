import type { CallToolResult, JSONRPCMessage, Transport } from '@modelcontextprotocol/client';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import type { McpUiHostCapabilities, McpUiHostContext } from '@modelcontextprotocol/ext-apps/app-bridge';
import { AppBridge, getToolUiResourceUri } from '@modelcontextprotocol/ext-apps/app-bridge';
import type { Browser } from 'playwright-core';

export interface HostOptions {
  /** URL of the MCP endpoint. */
  readonly server: string;
  /** The handshake of 2025, or the protocol of 2026. */
  readonly mode: 'legacy' | 'auto';
  readonly tool: string;
  readonly args: Record<string, unknown>;
  readonly capabilities: McpUiHostCapabilities;
  readonly context: McpUiHostContext;
  readonly width?: number;
  /** What the view gets as the first result, and for its own calls, instead of what the server responds. */
  readonly result?: CallToolResult;
  readonly responses?: CallToolResult;
}

/** The policy of a host for a view that names no domains. */
const policy =
  "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; media-src 'self' data:; connect-src 'none'";

/** The page of the host. Passes the messages of the view on. */
const hostPage = `<!doctype html><html lang="en"><title>Host</title><style>body{margin:0}iframe{border:0;width:100%;display:block}</style>
<script>addEventListener('message', ({ data, source }) => { if (source === frames[0]) toHost(data); });</script>`;

/** Opens a view in a new page, as an assistant does: with the official host of MCP Apps. */
export async function openView(browser: Browser, { server, tool, args, width = 800, ...options }: HostOptions) {
  const client = new Client({ name: 'host', version: '0.0.0' }, { versionNegotiation: { mode: options.mode } });
  await client.connect(new StreamableHTTPClientTransport(new URL(server)));
  const page = await browser.newPage({ viewport: { width, height: 600 } });
  page.on('close', () => client.close());

  const transport: Transport = {
    start: async () => {},
    close: async () => {},
    send: (message) => page.evaluate((sent) => frames[0]?.postMessage(sent, '*'), message),
  };
  await page.exposeFunction('toHost', (message: JSONRPCMessage) => transport.onmessage?.(message));
  await page.setContent(hostPage);

  const host = { name: 'host', version: '0.0.0' };
  const bridge = new AppBridge(null, host, options.capabilities, { hostContext: options.context });
  /** The requests of the view. */
  const received: { readonly method: string; readonly params: object }[] = [];
  const recorder = (method: string) => async (params: object) => {
    received.push({ method, params });
    return {};
  };
  bridge.onmessage = recorder('ui/message');
  bridge.ondownloadfile = recorder('ui/download-file');
  bridge.onsizechange = async ({ height }) => {
    // The test may have closed the page.
    await page.addStyleTag({ content: `iframe { height: ${height}px }` }).catch(() => {});
  };
  const initialized = new Promise<void>((resolve) => {
    bridge.oninitialized = () => resolve();
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

/** The view of a tool, with the policy of the host. */
async function htmlOf(client: Client, tool: string): Promise<string> {
  const { tools } = await client.listTools();
  const uri = getToolUiResourceUri(tools.find(({ name }) => name === tool) ?? {});
  if (uri === undefined) throw new Error(`${tool} has no view.`);
  const [content] = (await client.readResource({ uri })).contents;
  if (content === undefined || !('text' in content) || content.mimeType !== 'text/html;profile=mcp-app')
    throw new Error(`The view is not HTML, but ${content?.mimeType}.`);
  return content.text.replace('<head>', `<head><meta http-equiv="Content-Security-Policy" content="${policy}">`);
}

/** Adds a frame with this sandbox and HTML. Runs in the page. */
export function append([sandbox = '', html = '']: readonly string[]): void {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', sandbox);
  frame.srcdoc = html;
  document.body.append(frame);
}
