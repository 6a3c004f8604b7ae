export type { CallResult } from './call-result.js';
export { toPortableJsonSchema } from './portable-schema.js';
export { registerTools, type ToolHost } from './register-tools.js';
export type { CallContext, Tool } from './tool.js';
export { tools } from './tools/index.js';
