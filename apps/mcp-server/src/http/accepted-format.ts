/** Formats of a response to a message: JSON, a stream of events, or either. */
export type ResponseFormat = 'json' | 'stream' | 'either';

/** The formats that the header `Accept` allows; undefined if it allows none. Weights other than 0 do not matter. */
export function acceptedFormat(accept = '*/*'): ResponseFormat | undefined {
  const ranges = new Map(
    accept
      .toLowerCase()
      .split(',')
      .map((range) => range.split(';').map((part) => part.trim()))
      .map(([type = '', ...parameters]) => [type, !parameters.some((each) => /^q=0(\.0*)?$/.test(each))]),
  );
  // The most specific range decides.
  const allows = (type: string, group: string) => ranges.get(type) ?? ranges.get(group) ?? ranges.get('*/*') ?? false;
  const json = allows('application/json', 'application/*');
  const stream = allows('text/event-stream', 'text/*');
  if (json && stream) return 'either';
  if (json) return 'json';
  return stream ? 'stream' : undefined;
}
