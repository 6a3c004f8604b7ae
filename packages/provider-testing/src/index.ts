export type { Exchange, RecordedRequest, RecordedResponse } from './exchange.js';
export type { ErrorResponse, Fixtures } from './fixtures.js';
export { listAll } from './list-all.js';
export { type Loopback, onLoopback } from './loopback.js';
export { type ReplayedExchange, replay, replayServer } from './replay-server.js';
export type { Runner } from './runner.js';
export { type ReceivedRequest, type Responder, startServer, type TestServer } from './start-server.js';
export type { LoadPlugin } from './subject.js';
export { type ProviderTest, testProvider } from './test-provider.js';
