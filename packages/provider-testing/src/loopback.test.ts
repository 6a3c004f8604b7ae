import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { expect, it } from 'vitest';
import { onLoopback } from './index.js';

it('starts a server of any protocol, and closes its connections with it', async () => {
  const { port, origin, close } = await onLoopback(createServer((socket) => socket.write('220 mail.example\r\n')));
  expect(origin).toBe(`http://127.0.0.1:${port}`);
  const client = connect(port, '127.0.0.1');
  expect(String((await once(client, 'data'))[0])).toBe('220 mail.example\r\n');
  const closed = once(client, 'close');
  await close();
  await closed;
  await expect(once(connect(port, '127.0.0.1'), 'connect')).rejects.toThrow('ECONNREFUSED');
});

it('closes once, and a port can be taken again', async () => {
  const first = await onLoopback(createServer());
  await first.close();
  await first.close();
  const second = await onLoopback(createServer(), first.port);
  expect(second.port).toBe(first.port);
  await second.close();
});
