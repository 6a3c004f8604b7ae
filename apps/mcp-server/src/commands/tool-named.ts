import { type Tool, tools } from '@wabascope/mcp-tools';
import * as z from 'zod';

/** @throws {Error} For an unknown name. */
export function toolNamed(name: string): Tool {
  const tool = tools.find((each) => each.name === name);
  if (tool === undefined) throw new Error(`Unknown tool: ${name}.`);
  return tool;
}

/** The names of the fields of a row in the result of a tool. */
export function fieldsOfRows(tool: Tool, member: string): string[] {
  const list = tool.output.shape[member];
  const row = list instanceof z.ZodArray ? list.element : undefined;
  return row instanceof z.ZodObject ? Object.keys(row.shape) : [];
}
