import type { Colors } from 'picocolors/types.js';
import type { AccountReport, CheckReport, Finding } from './report.js';

/** Shown findings about the data; `--json` has all. */
const maxDataFindings = 3;

/** An account as text: a line with the result, then what to look at. */
export function accountLines(report: AccountReport, colors: Colors): string {
  const { account, provider, stability, works, findings } = report;
  const source = stability === 'experimental' ? `${provider}, experimental` : provider;
  const sign = works ? (findings.length === 0 ? colors.green('✓') : colors.yellow('!')) : colors.red('✗');
  const data = findings.filter(({ step }) => step === 'data');
  const shown = findings.filter((finding) => finding.step !== 'data' || data.indexOf(finding) < maxDataFindings);
  const more =
    data.length > maxDataFindings
      ? [`${data.length - maxDataFindings} more warnings about the data. --json prints all.`]
      : [];
  const details = [...shown.flatMap((finding) => detailsOf(finding, colors)), ...more.map(colors.dim)];
  return [`${sign} ${account} (${source}): ${whatWorks(report)}.`, ...details.map((line) => `    ${line}`)].join('\n');
}

/** The last line. */
export function summaryLine({ summary }: CheckReport): string {
  const { accounts, working, withWarnings } = summary;
  const noted = withWarnings === 0 ? '' : `, ${withWarnings} with warnings`;
  return `${working} of ${counted(accounts, 'account')} ${accounts === 1 ? 'works' : 'work'}${noted}.`;
}

function whatWorks({ connected, numbers = 0, wabas, findings }: AccountReport): string {
  const contact = connected ? 'connected, ' : '';
  const error = findings.find(({ severity }) => severity === 'error');
  switch (error?.step) {
    case 'resolve':
      return 'host name not found';
    case 'connect':
      return 'no connection to the host';
    case 'sign':
      return `${contact}credential not accepted`;
    case undefined: {
      const seen = wabas === undefined ? '' : `, ${counted(wabas, 'WABA')}`;
      return `${connected ? 'connected, signed in, ' : ''}${counted(numbers, 'number')}${seen}`;
    }
    default:
      return !connected && error?.code === 'config' ? 'settings cannot be used' : `${contact}no numbers`;
  }
}

function detailsOf({ message, settings = {}, upstreamMessage, upstreamCode, requestId }: Finding, colors: Colors) {
  const marks = [upstreamCode, requestId && `request ${requestId}`].filter(Boolean).join(', ');
  const words = upstreamMessage === undefined ? '' : `Provider's message: ${JSON.stringify(upstreamMessage)}`;
  return [
    message,
    ...Object.entries(settings).map(([name, description]) => `${colors.bold(name)}: ${description}`),
    ...(words === '' && marks === '' ? [] : [colors.dim([words, marks && `(${marks})`].filter(Boolean).join(' '))]),
  ];
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
