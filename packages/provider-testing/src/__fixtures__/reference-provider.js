// A minimal provider without the kit: a token, two listings with cursors, one form of error.
import { ProviderError } from '@wabascope/core';

const vocabulary = {
  status: ['CONNECTED', 'PENDING', 'BANNED'],
  qualityRating: ['GREEN', 'YELLOW', 'RED'],
  accountReviewStatus: ['APPROVED', 'PENDING', 'REJECTED'],
};

const codes = { bad_token: 'auth', no_permission: 'permission', slow_down: 'rate-limit', broken: 'unavailable' };
const codesOfStatuses = { 401: 'auth', 403: 'permission', 404: 'not-found', 429: 'rate-limit' };
const waitMs = 1;

export default {
  specificationVersion: 1,
  id: 'reference',
  name: 'Reference',
  stability: 'experimental',
  reports: {
    number: ['phoneNumber', 'displayPhoneNumber', 'phoneNumberId', 'wabaId', 'verifiedName', 'status', 'qualityRating'],
    waba: ['name', 'accountReviewStatus'],
  },
  settings: {
    schema: { '~standard': { version: 1, vendor: 'reference', validate } },
    info: {
      workspace: { description: 'Name of the workspace.', type: 'string', required: true, secret: false },
      token: { description: 'Token of the workspace.', type: 'string', required: true, secret: true },
      baseUrl: { description: 'Address of the API.', type: 'string', required: false, secret: false },
      timeoutMs: {
        description: 'Milliseconds for one request.',
        type: 'number',
        required: false,
        secret: false,
        default: 5_000,
      },
      regions: {
        description: 'Regions to list.',
        type: 'string[]',
        required: false,
        secret: false,
        env: 'REFERENCE_REGIONS',
        default: ['eu'],
      },
    },
  },
  fetchesOneWaba: true,
  rateLimit: [
    { requests: 5, perMs: 1_000, key: ({ workspace }) => workspace },
    { requests: 50, perMs: 60_000, key: ({ workspace }) => workspace, scope: 'wabas' },
  ],
  create,
};

function validate(value) {
  const { workspace, token, baseUrl = 'https://api.reference.example/v1', ...rest } = value ?? {};
  const { timeoutMs = 5_000, regions = ['eu'] } = rest;
  const isText = (text) => typeof text === 'string' && text !== '';
  const issues = [
    ...(isText(workspace) ? [] : [{ path: ['workspace'], message: 'workspace must be a string' }]),
    ...(isText(token) ? [] : [{ path: ['token'], message: 'token must be a string' }]),
    ...(isText(baseUrl) ? [] : [{ path: ['baseUrl'], message: 'baseUrl must be a string' }]),
    ...(Array.isArray(regions) && regions.every(isText)
      ? []
      : [{ path: ['regions'], message: 'regions must be strings' }]),
    ...(Number.isInteger(timeoutMs) ? [] : [{ path: ['timeoutMs'], message: 'timeoutMs must be a whole number' }]),
  ];
  return issues.length > 0 ? { issues } : { value: { workspace, baseUrl, timeoutMs, regions, reveal: () => token } };
}

function create({ workspace, baseUrl, timeoutMs, reveal }, context) {
  async function send(path, signal) {
    for (let attempt = 1; ; attempt += 1) {
      signal?.throwIfAborted();
      try {
        return await sendOnce(path, signal);
      } catch (error) {
        if (signal?.aborted) throw signal.reason;
        const mayRetry = error.retryable && !(error.details.retryAfterMs > timeoutMs);
        if (attempt === 3 || !mayRetry) throw error;
        await new Promise((resolve) => setTimeout(resolve, waitMs));
      }
    }
  }

  async function sendOnce(path, signal) {
    const deadline = AbortSignal.timeout(timeoutMs);
    const pace = context.pace ?? ((run) => run(context.fetch));
    const request = (fetch) =>
      fetch(`${baseUrl}/${workspace}${path}`, {
        headers: { authorization: `Bearer ${reveal()}` },
        redirect: 'error',
        signal: signal === undefined ? deadline : AbortSignal.any([signal, deadline]),
      });
    const scope = path.startsWith('/wabas') ? 'wabas' : undefined;
    const response = await pace(request, { signal, scope }).catch(() => {
      if (deadline.aborted) throw new ProviderError('timeout', 'Reference did not respond in time; try again later.');
      throw new ProviderError('unavailable', 'Reference cannot be reached; check the network.');
    });
    const body = parse(await response.text());
    throwError(response, body, path);
    return body;
  }

  async function* list(path, { signal } = {}, toItem) {
    const seen = new Set();
    for (let cursor; ; ) {
      const body = await send(cursor === undefined ? path : `${path}?cursor=${cursor}`, signal);
      yield readPage(body.rows, toItem);
      if (!body.next) return;
      if (seen.has(body.next)) {
        yield { items: [], warnings: [{ type: 'other', message: 'The provider repeats a cursor.' }] };
        return;
      }
      seen.add(body.next);
      cursor = body.next;
    }
  }

  return {
    async describeCredential({ signal } = {}) {
      const { ends, permissions } = await send('/token', signal);
      const missing = ['numbers.read', 'wabas.read'].filter((permission) => !permissions.includes(permission));
      return { expiresAt: new Date(ends).toISOString(), missingPermissions: missing };
    },
    async *listNumbers(options) {
      for await (const { items, warnings } of list('/numbers', options, toNumber)) {
        yield { items: items.filter(({ wabaId }) => (options?.wabaId ?? wabaId) === wabaId), warnings };
      }
    },
    async *getWabas(options) {
      let found = false;
      for await (const { items, warnings } of list('/wabas', options, toWaba)) {
        const wanted = items.filter(({ id }) => (options?.wabaId ?? id) === id);
        found ||= wanted.length > 0;
        yield { items: wanted, warnings };
      }
      if (!found && options?.wabaId) throw new ProviderError('not-found', 'No such WABA in this workspace.');
    },
  };
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function throwError({ status, headers }, body, path) {
  const code = codes[body?.error?.code] ?? codesOfStatuses[status] ?? (status >= 500 ? 'unavailable' : undefined);
  const wait = Number(headers.get('retry-after') ?? Number.NaN);
  const details = { status, ...(Number.isNaN(wait) ? {} : { retryAfterMs: wait * 1_000 }) };
  if (code !== undefined) throw new ProviderError(code, `Reference rejected the request (${code}).`, details);
  if (status >= 400) throw new ProviderError('rejected', 'Reference rejected the request.', details);
  if (Array.isArray(body?.rows)) return;
  if (path === '/token' && Array.isArray(body?.permissions)) return;
  throw new ProviderError('bad-response', 'Reference returned an unknown form.', details);
}

function readPage(rows, toItem) {
  const items = [];
  const warnings = [];
  rows.forEach((row, index) => {
    const readText = (key, raw) => readTextOf(key, raw, warnings);
    const item = toItem(row ?? {}, readText, (field, raw) => readWord(field, readText(field, raw), warnings));
    if (item.id) items.push(withoutEmpty(item));
    else warnings.push({ type: 'skipped-item', message: 'A row has no id.', index });
  });
  if (rows.length > 0 && items.length === 0) throw new ProviderError('bad-response', 'No row can be read.');
  return { items, warnings };
}

function toNumber(row, text, word) {
  const status = word('status', row.state);
  const qualityRating = word('qualityRating', row.quality);
  const phone = text('phone', row.phone);
  const phoneNumberId = text('phone_number_id', row.phone_number_id);
  return {
    id: phoneNumberId ?? phone?.replace(/\D/g, ''),
    phoneNumber: phone ? `+${phone.replace(/\D/g, '')}` : undefined,
    displayPhoneNumber: phone,
    phoneNumberId,
    wabaId: text('waba_id', row.waba_id),
    verifiedName: text('name', row.name),
    status: status.word,
    qualityRating: qualityRating.word,
    reported: withoutEmpty({ status: status.reported, qualityRating: qualityRating.reported }),
  };
}

function toWaba(row, text, word) {
  const review = word('accountReviewStatus', row.review);
  const reported = withoutEmpty({ accountReviewStatus: review.reported });
  return { id: text('id', row.id), name: text('name', row.name), accountReviewStatus: review.word, reported };
}

function readTextOf(field, raw, warnings) {
  if (typeof raw === 'string' || (raw ?? undefined) === undefined) return raw;
  warnings.push({ type: 'other', message: 'A value cannot be read.', field });
  return undefined;
}

function readWord(field, raw, warnings) {
  if (raw === undefined || raw === null) return {};
  const word = raw.toUpperCase();
  if (vocabulary[field].includes(word)) return word === raw ? { word } : { word, reported: raw };
  warnings.push({ type: 'unknown-value', message: `A new word for ${field}.`, field, raw });
  return { word: 'UNKNOWN', reported: raw };
}

function withoutEmpty(object) {
  const entries = Object.entries(object).filter(([, value]) => value !== undefined && value !== null);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
