import { tools } from '@wabascope/mcp-tools';
import { code, table } from './markdown.mjs';

/** The description, arguments and result fields of each tool, from the definitions that clients get. */
export function toolsSection() {
  return tools.map(toolSection).join('\n\n');
}

/** @param {import('@wabascope/mcp-tools').Tool} tool */
function toolSection({ name, description, jsonSchemas }) {
  /** @type {Record<string, any>} */
  const { input, output } = jsonSchemas();
  const rows = Object.entries(input.properties).map(([argument, property]) => [
    input.required?.includes(argument) ? `${code(argument)} (required)` : code(argument),
    meaning(property),
  ]);
  const fields = Object.keys(output.properties).map(code).join(', ');
  return `### ${code(name)}\n\n${description}\n\n${table(['argument', 'meaning'], rows)}\n\nReturns ${fields}.`;
}

/** @param {Record<string, any>} property Of a JSON Schema. */
function meaning({ description, default: preset, items, enum: words = items?.enum }) {
  const choice = words?.map(code).join(', ');
  const otherwise = preset === undefined ? '' : `; ${code(String(preset))} by default`;
  return [description, choice].filter(Boolean).join(': ') + otherwise;
}
