import { tools } from '@wabascope/mcp-tools';
import { code, table } from './markdown.mjs';

/**
 * @typedef {object} Property
 * @property {string} [type]
 * @property {string} [description]
 * @property {readonly string[]} [enum]
 * @property {Property} [items]
 * @property {unknown} [default]
 * @typedef {{ properties?: Record<string, Property>, required?: readonly string[] }} ObjectSchema
 */

/** The description, arguments and result fields of each tool, from the definitions that clients get. */
export function toolsSection() {
  return tools.map(toolSection).join('\n\n');
}

/** @param {import('@wabascope/mcp-tools').Tool} tool */
function toolSection({ name, description, jsonSchemas }) {
  const { input, output } = jsonSchemas();
  const takes = /** @type {ObjectSchema} */ (input);
  const gives = /** @type {ObjectSchema} */ (output);
  const rows = Object.entries(takes.properties ?? {}).map(([argument, property]) => [
    takes.required?.includes(argument) ? `${code(argument)} (required)` : code(argument),
    meaning(property),
  ]);
  const fields = Object.keys(gives.properties ?? {}).map(code);
  return [`### ${code(name)}`, description, table(['argument', 'meaning'], rows), `Returns ${fields.join(', ')}.`].join(
    '\n\n',
  );
}

/** @param {Property} property */
function meaning({ description = '', default: preset, items, enum: words = items?.enum }) {
  const choice = words ? `: ${words.map(code).join(', ')}` : '';
  const otherwise = preset === undefined ? '' : `; ${code(String(preset))} by default`;
  return `${description}${choice}${otherwise}`;
}
