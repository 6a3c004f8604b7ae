import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A connection to a server, on which a test sends what it likes. Errors of it are not those of the test. */
export async function rawConnection({ port }: URL, sent = ''): Promise<Socket> {
  const socket = connect(Number(port), '127.0.0.1').on('error', () => {});
  await once(socket, 'connect');
  if (sent !== '') socket.write(sent);
  return socket;
}

interface Sent {
  readonly token?: string;
  readonly headers?: readonly string[];
  /** As the header says; the bytes of the body when left out. */
  readonly length?: number;
}

/** The bytes of a POST to the MCP endpoint. */
export function rawPost(body: string, { token, headers = [], length = Buffer.byteLength(body) }: Sent = {}): string {
  const head = [
    'POST /mcp HTTP/1.1',
    'Host: localhost',
    'Content-Type: application/json',
    'Accept: application/json, text/event-stream',
    `Content-Length: ${length}`,
    ...(token === undefined ? [] : [`Authorization: Bearer ${token}`]),
    ...headers,
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}
