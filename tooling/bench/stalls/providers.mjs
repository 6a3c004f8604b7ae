import { once } from 'node:events';
import { createServer } from 'node:http';

/**
 * A provider's responses to a listing, and the settings of an account, in the shapes that providers document.
 * @typedef {object} Listing
 * @property {Readonly<Record<string, string>>} settings
 * @property {(rows: string) => string} around the body of a listing with these rows
 * @property {(index: number, number: string) => string} row
 */

/** @type {Readonly<Record<string, Listing>>} */
export const listings = {
  alibaba: {
    settings: { accessKeyId: 'id', accessKeySecret: 'made-up-secret' },
    around: (rows) => `{"Code":"OK","RequestId":"1","Data":null,"PhoneNumbers":[${rows}]}`,
    row: (index, number) =>
      `{"PhoneNumber":"${number}","VerifiedName":"${index}","Status":"CONNECTED","IsOfficial":"Y"}`,
  },
  antgst: {
    settings: { accessToken: 'made-up-token' },
    around: (rows) => `{"data":[${rows}],"pages":1}`,
    row: (index, number) =>
      `{"displayPhoneNumber":"${number}","verifiedName":"${index}","status":"CONNECTED","wabaId":"1"}`,
  },
  awal: {
    settings: { clientId: 'id', hmacSecret: 'made-up-secret', domain: 'shop.example' },
    around: (rows) => `{"status":true,"data":[${rows}]}`,
    row: (index, number) => `{"phone_number":"${number}","verified_name":"${index}","status":"CONNECTED","id":"1"}`,
  },
  meta: {
    settings: { accessToken: 'made-up-token', wabaId: '1' },
    around: (rows) => `{"data":[${rows}]}`,
    row: (index, number) =>
      `{"id":"${number}","display_phone_number":"+${number}","verified_name":"${index}","status":"CONNECTED"}`,
  },
  nxcloud: {
    settings: { accessKey: 'id', accessSecret: 'made-up-secret', appkey: 'key' },
    around: (rows) => `{"code":0,"message":"ok","data":[${rows}]}`,
    row: (index, number) => `{"display_phone_number":"${number}","verified_name":"${index}","waba_id":"1"}`,
  },
};

/** A server that sends the same response to every request. */
export async function startProvider() {
  let bytes = Buffer.alloc(0);
  const server = createServer((request, response) => {
    request.resume().once('end', () => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(bytes);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('There is no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    /** @param {string} body Of the responses from now on. */
    serve(body) {
      bytes = Buffer.from(body);
    },
    end() {
      server.closeAllConnections();
      server.close();
    },
  };
}
