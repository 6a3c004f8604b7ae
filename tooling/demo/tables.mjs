import Table from 'cli-table3';
import colors from 'picocolors';

const verdictColor = { AVAILABLE: colors.green, LIMITED: colors.yellow, BLOCKED: colors.red, UNKNOWN: colors.gray };
const qualityColor = { GREEN: colors.green, YELLOW: colors.yellow, RED: colors.red };
const plain = (text) => text;
const dash = colors.dim('–');

export function summaryLine(numbers, accounts, { byCanSend }) {
  const providers = new Set(accounts.map(({ provider }) => provider));
  const verdicts = ['BLOCKED', 'LIMITED', 'UNKNOWN', 'AVAILABLE']
    .filter((verdict) => byCanSend[verdict] > 0)
    .map((verdict) => verdictColor[verdict](`${byCanSend[verdict]} ${verdict}`));
  return `${colors.bold(`${numbers.length} numbers`)} in ${accounts.length} accounts of ${providers.size} providers: ${verdicts.join(', ')}`;
}

/** Those in trouble first, as the server sorts them. */
export function numbersTable(numbers) {
  const table = tableOf(['Account', 'Provider', 'Number', 'Name', 'Status', 'Quality', 'Limit', 'Can send', 'Why']);
  for (const number of numbers) {
    table.push([
      number.account,
      number.provider,
      number.phoneNumber ?? number.displayPhoneNumber,
      shortened(number.verifiedName),
      number.status ?? dash,
      (qualityColor[number.qualityRating] ?? plain)(number.qualityRating ?? dash),
      number.messagingLimit?.tier?.replace('TIER_', '') ?? dash,
      verdictColor[number.canSendMessage](number.canSendMessage),
      gravest(number.reasons),
    ]);
  }
  return table.toString();
}

/** What each reason means and what to do about it. */
export function reasonsList(reasonTexts) {
  const width = Math.max(...Object.keys(reasonTexts).map((code) => code.length));
  return Object.entries(reasonTexts)
    .map(([code, text]) => `${colors.bold(code.padEnd(width))}  ${text}`)
    .join('\n');
}

export function wabasTable(wabas) {
  const table = tableOf(['Account', 'Provider', 'WABA', 'Name', 'Review', 'Business', 'Currency']);
  for (const waba of wabas) {
    table.push([
      waba.account,
      waba.provider,
      waba.id,
      shortened(waba.name),
      waba.accountReviewStatus ?? dash,
      waba.businessVerificationStatus ?? dash,
      waba.currency ?? dash,
    ]);
  }
  return table.toString();
}

/** The gravest reason, and how many more there are; the list below the table explains them all. */
function gravest([first = '', ...others] = []) {
  return others.length === 0 ? first : `${first} ${colors.dim(`+${others.length}`)}`;
}

function tableOf(head) {
  return new Table({ head: head.map((text) => colors.bold(text)), style: { head: [], border: [], compact: true } });
}

function shortened(name = '') {
  const letters = [...name];
  return letters.length <= 28 ? name : `${letters.slice(0, 27).join('')}…`;
}
