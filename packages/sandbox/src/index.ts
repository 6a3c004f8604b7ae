export type {
  BodyFault,
  ConnectionFault,
  ContentFault,
  ErrorFault,
  Fault,
  FaultFilter,
  RequestFault,
  ResponseFault,
} from './faults/fault.js';
export { type FleetSize, generateFleet } from './generate-fleet.js';
export type * from './providers/alibaba/model.js';
export type * from './providers/antgst/model.js';
export type * from './providers/awal/model.js';
export { defaultFleet, type Fleet, type ProviderId, type ProviderSettings } from './providers/index.js';
export type * from './providers/meta/model.js';
export type * from './providers/nxcloud/model.js';
export type { RateLimit } from './rate-limit.js';
export type { RecordedRequest, RequestFilter, RequestLog } from './request-log.js';
export { type Sandbox, type SandboxAccount, type SandboxOptions, startSandbox } from './start.js';
