export type { CallResult } from './call-result.js';
export { instructions } from './instructions.js';
export type { JsonSchemas } from './json-schemas.js';
export { prompts } from './prompts/index.js';
export type { Prompt, PromptArgument } from './prompts/prompt.js';
export { type CallEnd, registerTools, type ToolHost, type ToolOptions } from './register-tools.js';
export { type AccountResource, accountResources } from './resources/account-resources.js';
export type { CallContext, Tool } from './tool.js';
export { tools } from './tools/index.js';
