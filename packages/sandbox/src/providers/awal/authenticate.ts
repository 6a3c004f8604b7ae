import { createHmac } from 'node:crypto';
import type { IncomingRequest } from '../../exchange.js';
import { errorResponse } from './errors.js';
import type { AwalFleet, AwalWorkspace } from './model.js';

const requiredHeaders = ['Accept', 'X-Awal-Signature-256', 'X-Timestamp', 'X-Domain', 'X-Client-ID'];
/** The documentation names no tolerance. Signed webhooks commonly accept five minutes either way. */
const windowMs = 300_000;

/** The workspace that signed the request. */
export function authenticate(fleet: AwalFleet, request: IncomingRequest, basePath: string): AwalWorkspace {
  const { headers } = request;
  const missing = requiredHeaders.filter((name) => !headers[name.toLowerCase()]);
  if (missing.length > 0)
    throw errorResponse(400, 'missing_headers', 'Required headers are missing.', { details: { missing } });
  const unauthorized = (message: string) => errorResponse(401, 'authentication_failed', message);
  if (headers.accept !== 'application/json') {
    throw errorResponse(400, 'validation_failed', 'The Accept header must be application/json.');
  }
  if (headers['x-api-version'] !== undefined && headers['x-api-version'] !== 'v1') {
    throw errorResponse(400, 'validation_failed', 'This API version does not exist.');
  }
  const workspace = fleet.find(({ clientId }) => clientId === headers['x-client-id']);
  if (workspace?.domain !== headers['x-domain'] || !workspace) throw unauthorized('Unknown client or domain.');
  const timestamp = headers['x-timestamp'] ?? '';
  if (!/^\d{10}$/.test(timestamp)) throw unauthorized('X-Timestamp must be Unix seconds.');
  if (Math.abs(Number(timestamp) * 1000 - request.receivedAt) > windowMs)
    throw unauthorized('The request has expired.');
  const path = workspace.signingPath === 'full' ? request.path : request.path.slice(basePath.length);
  const query = request.rawQuery && `?${request.rawQuery}`;
  const signed = request.method + path + query + timestamp + request.body;
  const signature = createHmac('sha256', workspace.hmacSecret).update(signed).digest('hex');
  if (headers['x-awal-signature-256'] !== `sha256=${signature}`) throw unauthorized('Invalid signature.');
  return workspace;
}
