import type { Colors } from 'picocolors/types.js';
import type { AccountReport, CheckReport, Finding } from './report.js';

/** Findings of one kind that are shown; `--json` has them all. */
const mostData = 3;

/** An account as text: a line that says what works, and below it what to look at. */
export function accountLines(report: AccountReport, colors: Colors): string {
  const { account, provider, works, findings } = report;
  const sign = works ? (findings.length === 0 ? colors.green('✓') : colors.yellow('!')) : colors.red('✗');
  const data = findings.filter(({ step }) => step === 'data');
  const shown = findings.filter((finding) => finding.step !== 'data' || data.indexOf(finding) < mostData);
  const more = data.length > mostData ? [`${data.length - mostData} more about the data; --json has them all.`] : [];
  const details = [...shown.flatMap((finding) => detailsOf(finding, colors)), ...more.map(colors.dim)];
  return [`${sign} ${account} (${provider}): ${whatWorks(report)}.`, ...details.map((line) => `    ${line}`)].join(
    '\n',
  );
}

/** The last line. */
export function summaryLine({ summary }: CheckReport): string {
  const { accounts, working, withWarnings } = summary;
  const noted = withWarnings === 0 ? '' : `; ${withWarnings} with something to look at`;
  return `${working} of ${counted(accounts, 'account')} ${accounts === 1 ? 'works' : 'work'}${noted}.`;
}

function whatWorks({ numbers = 0, wabas, findings }: AccountReport): string {
  const error = findings.find(({ severity }) => severity === 'error');
  switch (error?.step) {
    case 'resolve':
      return 'the name of the host is not resolved';
    case 'connect':
      return 'no answer from the host';
    case 'sign':
      return 'connected, not signed in';
    case undefined: {
      const seen = wabas === undefined ? '' : `, ${counted(wabas, 'WABA')}`;
      return `connected, signed in, ${counted(numbers, 'number')}${seen}`;
    }
    default:
      return 'connected, no numbers';
  }
}

function detailsOf({ message, settings = {}, upstreamMessage, upstreamCode, requestId }: Finding, colors: Colors) {
  const marks = [upstreamCode, requestId && `request ${requestId}`].filter(Boolean).join(', ');
  const words = upstreamMessage === undefined ? '' : `The provider says: ${JSON.stringify(upstreamMessage)}`;
  return [
    message,
    ...Object.entries(settings).map(([name, description]) => `${colors.bold(name)}: ${description}`),
    ...(words === '' && marks === '' ? [] : [colors.dim([words, marks && `(${marks})`].filter(Boolean).join(' '))]),
  ];
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
