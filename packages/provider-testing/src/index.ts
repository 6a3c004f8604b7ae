export type { Exchange, RecordedRequest, RecordedResponse } from './exchange.js';
export type { Fixtures, Refusal } from './fixtures.js';
export type { Runner } from './runner.js';
export { type ReceivedRequest, startServer, type TestServer } from './start-server.js';
export type { LoadPlugin } from './subject.js';
export { type ProviderTest, testProvider } from './test-provider.js';
