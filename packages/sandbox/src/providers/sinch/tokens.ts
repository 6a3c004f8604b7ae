import { randomUUID } from 'node:crypto';
import type { FakeResponse, IncomingRequest } from '../../exchange.js';
import { errorResponse, expiredToken, tokenError } from './errors.js';
import type { SinchFleet, SinchProject } from './model.js';

/** The documented lifetime. */
const lifetimeSeconds = 3_600;

interface Issued {
  readonly keyId: string;
  readonly expiresAt: number;
}

/** The access tokens of one server. */
export function accessTokens(fleet: SinchFleet) {
  const issued = new Map<string, Issued>();

  return {
    /** `POST /oauth2/token`. */
    issue({ headers, body, receivedAt }: IncomingRequest): FakeResponse {
      const project = fleet.find(({ keyId, keySecret }) => headers.authorization === basic(keyId, keySecret));
      if (project === undefined) throw tokenError(401, 'invalid_client');
      const [type] = (headers['content-type'] ?? '').split(';');
      if (type !== 'application/x-www-form-urlencoded') throw tokenError(400, 'invalid_request');
      if (new URLSearchParams(body).get('grant_type') !== 'client_credentials') {
        throw tokenError(400, 'unsupported_grant_type');
      }
      const token = `sandbox-sinch-token-${randomUUID()}`;
      issued.set(token, { keyId: project.keyId, expiresAt: receivedAt + lifetimeSeconds * 1_000 });
      const response = { access_token: token, token_type: 'Bearer', expires_in: lifetimeSeconds, scope: '' };
      return { status: 200, body: response };
    },

    /** The project of the path, if the token or the key belongs to it. */
    projectOf({ headers, receivedAt }: IncomingRequest, projectId: string): SinchProject {
      const { authorization = '' } = headers;
      const token = issued.get(authorization.replace('Bearer ', ''));
      if (token !== undefined && receivedAt >= token.expiresAt) throw expiredToken();
      const project = fleet.find((each) => each.projectId === projectId);
      const isAllowed =
        project !== undefined &&
        (token?.keyId === project.keyId || authorization === basic(project.keyId, project.keySecret));
      if (!isAllowed) throw errorResponse(401, 'unauthorized_error');
      return project;
    },
  };
}

function basic(keyId: string, keySecret: string): string {
  return `Basic ${Buffer.from(`${keyId}:${keySecret}`).toString('base64')}`;
}
