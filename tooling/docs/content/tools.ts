import { type Tool, tools } from '@wabascope/mcp-tools';
import { code, table } from './markdown.js';

/** The description, arguments and result fields of each tool, from the definitions that clients get. */
export function toolsSection(): string {
  return tools.map(toolSection).join('\n\n');
}

// biome-ignore lint/suspicious/noExplicitAny: a JSON Schema of any shape.
type JsonSchema = Record<string, any>;

function toolSection({ name, description, jsonSchemas }: Tool): string {
  const { input, output }: JsonSchema = jsonSchemas();
  const rows = Object.entries<JsonSchema>(input.properties).map(([argument, property]) => [
    input.required?.includes(argument) ? `${code(argument)} (required)` : code(argument),
    meaning(property),
  ]);
  const fields = Object.keys(output.properties).map(code).join(', ');
  return `### ${code(name)}\n\n${description}\n\n${table(['argument', 'meaning'], rows)}\n\nReturns ${fields}.`;
}

function meaning({ description, default: preset, items, enum: words = items?.enum }: JsonSchema): string {
  const choice = words?.map(code).join(', ');
  const otherwise = preset === undefined ? '' : `; ${code(String(preset))} by default`;
  return [description, choice].filter(Boolean).join(': ') + otherwise;
}
