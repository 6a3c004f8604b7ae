export { default as process } from 'node:process';

/**
 * Replaces the JSON Schema validator of the MCP SDK, a third of its size. The SDK validates forms with it, and this
 * server has no forms.
 */
export class DefaultJsonSchemaValidator {
  getValidator(): never {
    throw new Error('This server has no validator for forms.');
  }
}
