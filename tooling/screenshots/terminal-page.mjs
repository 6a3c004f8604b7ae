import { AnsiUp } from 'ansi_up';

const style = `
  body { margin: 0 }
  pre { margin: 0; padding: 16px; background: #1c1f23; color: #e8eaed; font: 13px/1.5 'DejaVu Sans Mono', monospace; width: max-content }
  .ansi-red-fg { color: #ff8a80 } .ansi-green-fg { color: #8ddb8c } .ansi-yellow-fg { color: #ffd866 } .ansi-cyan-fg { color: #7fdbff }`;

/**
 * A page that looks like a terminal.
 * @param {string} command
 * @param {string} output With escape sequences for colors.
 */
export function terminalPage(command, output) {
  const html = Object.assign(new AnsiUp(), { use_classes: true }).ansi_to_html(`$ ${command}\n${output}`);
  return `<style>${style}</style><pre>${html}</pre>`;
}
