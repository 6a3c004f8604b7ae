// The script of the page that shows the view as an assistant does: with the official host of MCP Apps.
import { type CallToolResult, Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import {
  AppBridge,
  getToolUiResourceUri,
  type McpUiHostCapabilities,
  type McpUiHostContext,
  PostMessageTransport,
} from '@modelcontextprotocol/ext-apps/app-bridge';

export interface HostOptions {
  /** URL of the MCP endpoint. */
  readonly server: string;
  /** The handshake of 2025, or the protocol of 2026. */
  readonly mode: 'legacy' | 'auto';
  readonly tool: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly capabilities: McpUiHostCapabilities;
  readonly context: McpUiHostContext;
  /** What the view gets as the first result, instead of the server's. */
  readonly result?: CallToolResult;
  /** What the view gets for its own calls, instead of the server's. */
  readonly responses?: CallToolResult;
}

/** A request of the view to its host. */
export interface Received {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** The policy of a host for a view that names no domains. */
const policy =
  "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; media-src 'self' data:; connect-src 'none'";

const received: Received[] = [];
let bridge: AppBridge | undefined;

async function open({ server, mode, tool, args, capabilities, context, result, responses }: HostOptions) {
  const client = new Client({ name: 'host', version: '0.0.0' }, { versionNegotiation: { mode } });
  await client.connect(new StreamableHTTPClientTransport(new URL(server)));
  const { tools } = await client.listTools();
  const uri = getToolUiResourceUri(tools.find(({ name }) => name === tool) ?? {});
  if (uri === undefined) throw new Error(`${tool} has no view.`);
  const { contents } = await client.readResource({ uri });
  const [content] = contents;
  if (content === undefined || !('text' in content) || content.mimeType !== 'text/html;profile=mcp-app')
    throw new Error(`The view is not HTML, but ${content?.mimeType}.`);

  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.srcdoc = content.text.replace(
    '<head>',
    `<head><meta http-equiv="Content-Security-Policy" content="${policy}">`,
  );
  document.body.append(frame);
  const view = frame.contentWindow as Window;

  bridge = new AppBridge(client, { name: 'host', version: '0.0.0' }, capabilities, { hostContext: context });
  const recorder = (method: string) => async (params: object) => {
    received.push({ method, params: { ...params } });
    return {};
  };
  bridge.onmessage = recorder('ui/message');
  bridge.ondownloadfile = recorder('ui/download-file');
  bridge.onsizechange = ({ height }) => {
    if (height !== undefined) frame.style.height = `${height}px`;
  };
  const initialized = new Promise<void>((resolve) => {
    if (bridge) bridge.oninitialized = () => resolve();
  });
  await bridge.connect(new PostMessageTransport(view, view));
  // Connecting sets a handler that passes calls on.
  bridge.oncalltool = async (params) => {
    await recorder('tools/call')(params);
    return responses ?? ((await client.callTool(params)) as CallToolResult);
  };
  await initialized;
  await bridge.sendToolInput({ arguments: args });
  await bridge.sendToolResult(result ?? ((await client.callTool({ name: tool, arguments: args })) as CallToolResult));
}

const host = {
  open,
  received: () => received,
  changeContext: (context: McpUiHostContext) => bridge?.setHostContext(context),
  tearDown: () => bridge?.teardownResource({}),
  /** Sends a message to the view from a frame that is not its host. */
  sendFromSibling: (message: object) =>
    new Promise((resolve) => {
      const sibling = document.createElement('iframe');
      const code = `parent[0].postMessage(${JSON.stringify(message)},'*');parent.postMessage('sent','*')`;
      addEventListener('message', ({ data }) => data === 'sent' && resolve(undefined));
      sibling.srcdoc = `<script>${code}</script>`;
      document.body.append(sibling);
    }),
};
export type TestHost = typeof host;
Object.assign(window, { host });
