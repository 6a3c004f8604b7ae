// A thread that pings a server every 20 milliseconds and measures the longest time between two responses.
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';

/** @type {{ port: number, pid: number }} */
const { port, pid } = workerData;
const intervalMs = 20;
const ping = 'GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n';
const socket = connect(port, '127.0.0.1').setEncoding('latin1').setNoDelay();

let before = now();
let stallMs = 0;
let pongs = 0;
/** @type {{ pongs: number, reply: () => void } | undefined} */
let waiting;

/** Time, and processor time of the server's main thread, which is all time where it cannot be had. Milliseconds. */
function now() {
  const wall = performance.now();
  try {
    const [nanoseconds] = readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ');
    return { wall, busy: Number(nanoseconds) / 1e6 };
  } catch {
    return { wall, busy: wall };
  }
}

socket.on('connect', () => socket.write(ping));
socket.on('error', () => {});
let received = '';
socket.on('data', (text) => {
  received += text;
  if (!received.includes('"alive"}')) return;
  received = '';
  const after = now();
  stallMs = Math.max(stallMs, Math.min(after.wall - before.wall, after.busy - before.busy));
  before = after;
  pongs += 1;
  if (waiting !== undefined && pongs >= waiting.pongs) {
    waiting.reply();
    waiting = undefined;
  }
  setTimeout(() => socket.write(ping), intervalMs);
});

// The ping in progress may have been handled in part before. The next one was not.
parentPort?.on('message', (message) => {
  const reply = () => {
    parentPort?.postMessage(stallMs);
    if (message === 'reset') stallMs = 0;
  };
  waiting = { pongs: pongs + 2, reply };
});
