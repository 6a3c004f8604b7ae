import type { IncomingRequest } from '../../exchange.js';
import { gatewayError } from './errors.js';
import type { AwsFleet, AwsKey, AwsRegion } from './model.js';
import { invalid, readSignature } from './signature-v4.js';

/** The maximum offset of a timestamp in either direction. */
const windowMs = 15 * 60_000;

/** The caller, and what its key reads in the Region of the signature. */
export interface AwsCaller {
  readonly key: AwsKey;
  readonly region: string;
  /** Absent if nothing is linked to the key's AWS account there. */
  readonly linked: AwsRegion | undefined;
}

/** Identifies the caller. @throws {FakeErrorResponse} If the key, the token, the clock or the signature is wrong. */
export function authenticator(fleet: AwsFleet) {
  const keys = new Map(fleet.map((key) => [key.accessKeyId, key]));
  // One address serves all these Regions.
  const regions = new Set(fleet.flatMap((key) => key.regions.map(({ region }) => region)));

  return (request: IncomingRequest): AwsCaller => {
    const signed = readSignature(request);
    const { region } = signed;
    if (!regions.has(region)) throw invalid(`Credential should be scoped to a valid region, not '${region}'.`);
    const key = keys.get(signed.accessKeyId);
    const token = request.headers['x-amz-security-token'];
    if (key === undefined || token !== key.sessionToken) throw gatewayError('UnrecognizedClientException');
    checkClock(signed.time, request.receivedAt);
    if (signed.signature !== signed.expected(key.secretAccessKey)) {
      const lines = ['The Canonical String for this request should have been', `'${signed.canonicalRequest}'`];
      const words = 'The request signature we calculated does not match the signature you provided.';
      throw invalid([words, '', ...lines].join('\n'));
    }
    if (key.isExpired) throw gatewayError('ExpiredTokenException');
    return { key, region, linked: key.regions.find((linked) => linked.region === region) };
  };
}

function checkClock(time: string, now: number): void {
  const at = Date.parse(time.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  if (at < now - windowMs) throw invalid(`Signature expired: ${time} is now earlier than the allowed 15 min.`);
  if (at > now + windowMs) throw invalid(`Signature not yet current: ${time} is still later than the allowed 15 min.`);
}
