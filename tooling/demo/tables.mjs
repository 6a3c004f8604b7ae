import Table from 'cli-table3';
import colors from 'picocolors';

const verdictColor = { AVAILABLE: colors.green, LIMITED: colors.yellow, BLOCKED: colors.red, UNKNOWN: colors.gray };
const qualityColor = { GREEN: colors.green, YELLOW: colors.yellow, RED: colors.red };
const plain = (text) => text;
const dash = colors.dim('–');

/** A summary of one provider's numbers. */
export function summaryLine(provider, total, accounts, { byCanSend }) {
  const verdicts = ['BLOCKED', 'LIMITED', 'UNKNOWN', 'AVAILABLE']
    .filter((verdict) => byCanSend[verdict] > 0)
    .map((verdict) => verdictColor[verdict](`${byCanSend[verdict]} ${verdict}`));
  const name = colors.bold(provider.padEnd(8));
  return `${name} ${counted(total, 'number')} in ${counted(accounts, 'account')}: ${verdicts.join(', ')}`;
}

/** The concise rows in the order of the server: problems first. */
export function numbersTable(numbers) {
  const head = ['Account', 'Provider', 'Number', 'Name', 'Status', 'Quality', 'Limit', 'Can send', 'Why'];
  const table = new Table({
    head: head.map((text) => colors.bold(text)),
    style: { head: [], border: [], compact: true },
  });
  for (const number of numbers) {
    table.push([
      number.account,
      number.provider,
      number.number,
      number.name ?? dash,
      number.status ?? dash,
      (qualityColor[number.quality] ?? plain)(number.quality ?? dash),
      number.limit?.toLocaleString('en-US') ?? dash,
      verdictColor[number.canSendMessage](number.canSendMessage),
      worst(number.reasons),
    ]);
  }
  return table.toString();
}

/** The meaning of the reasons in the last column, and what to do. */
export function reasonsList(numbers, reasonTexts) {
  const codes = [...new Set(numbers.flatMap(({ reasons = [] }) => reasons.slice(0, 1)))];
  const width = Math.max(...codes.map((code) => code.length));
  return codes.map((code) => `${colors.bold(code.padEnd(width))}  ${reasonTexts[code]}`).join('\n');
}

/** The worst reason, and the count of others. */
function worst([first = '', ...others] = []) {
  return others.length === 0 ? first : `${first} ${colors.dim(`+${others.length}`)}`;
}

function counted(count, noun) {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
