import { tools } from '@wabascope/mcp-tools';

const converter = /[\\/]mcp-tools[\\/]dist[\\/]json-schemas\.js$/;

/**
 * Converts the schemas of the tools when the server is built, not at each start.
 * @returns {import('rolldown').Plugin}
 */
export function toolSchemas() {
  const table = Object.fromEntries(tools.map(({ name, jsonSchemas }) => [name, jsonSchemas()]));
  return {
    name: 'tool-schemas',
    load: {
      filter: { id: converter },
      handler: () =>
        `const table = ${JSON.stringify(table)};\nexport const jsonSchemasOf = ({ name }) => table[name];\n`,
    },
  };
}
