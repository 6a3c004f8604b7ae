/** By the code of an escape sequence. */
const styles = new Map([
  ['1', 'font-weight:bold'],
  ['2', 'opacity:.65'],
  ['31', 'color:#ff8a80'],
  ['32', 'color:#8ddb8c'],
  ['33', 'color:#ffd866'],
  ['36', 'color:#7fdbff'],
]);

/**
 * A page that looks like a terminal.
 * @param {string} command
 * @param {string} output With escape sequences for colors.
 */
export function terminalPage(command, output) {
  const [plain, ...colored] = escaped(`$ ${command}\n${output}`).split('\u001b[');
  const text = plain + colored.map((part) => part.replace(/^([\d;]*)m/, (_, code) => span(code))).join('');
  return `<style>body{margin:0}pre{margin:0;padding:16px;background:#1c1f23;color:#e8eaed;font:13px/1.5 'DejaVu Sans Mono',monospace;width:max-content}</style><pre>${text}</pre>`;
}

/** @param {string} code */
function span(code) {
  const style = styles.get(code);
  return style === undefined ? '</span>' : `<span style="${style}">`;
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
