export { default as process } from 'node:process';

/**
 * Takes the place of the JSON Schema validator that the MCP SDK brings, which is a third of it. It checks what people
 * fill into forms, and this server shows none.
 */
export class DefaultJsonSchemaValidator {
  getValidator(): never {
    throw new Error('This server has no validator for forms.');
  }
}
