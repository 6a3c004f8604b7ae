export type { Fault } from './faults/fault.js';
export { defaultFleet, type Fleet, generateFleet, type ProviderId } from './providers/index.js';
export { type Sandbox, type SandboxOptions, startSandbox } from './start.js';
