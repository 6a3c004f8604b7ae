import type { AwsFleet } from '../model.js';
import { phone, waba } from './row.js';

const central = 'eu-central-1';
const east = 'us-east-1';

const topic = { eventDestinationArn: 'arn:aws:sns:eu-central-1:111122223333:whatsapp-events' };
const connect = {
  eventDestinationArn: 'arn:aws:connect:us-east-1:111122223333:instance/0a1b2c3d',
  roleArn: 'arn:aws:iam::111122223333:role/whatsapp-to-connect',
};

/** A key with WABAs in two Regions, and a temporary one. */
export const awsFleet: AwsFleet = [
  {
    accessKeyId: 'AKIASANDBOXNOTREAL',
    secretAccessKey: 'sandbox/aws+secret/key-not-real',
    regions: [
      {
        account: 'eu-central',
        region: central,
        wabas: [
          waba(
            central,
            0xa1,
            'Heron Bikes',
            [
              phone(central, 0xa101, '+44 20 7946 0101', 'Heron Bikes'),
              phone(central, 0xa102, '+44 20 7946 0102', 'Heron Bikes Repairs', { qualityRating: 'YELLOW' }),
              phone(central, 0xa103, '+44 20 7946 0103', 'Heron Couriers', { qualityRating: 'RED' }),
              phone(central, 0xa104, '+49 176 04069131', 'Reiher Räder', { dataLocalizationRegion: 'DE' }),
            ],
            {
              linkDate: 1_741_300_000.5,
              eventDestinations: [topic],
              marketingMessagesOnboardingStatus: 'ONBOARDED',
              datasetId: '120210000000000001',
            },
          ),
          // AWS adds members without notice.
          waba(
            central,
            0xa2,
            'Héron Vélos',
            [
              phone(central, 0xa201, '+33 6 39 98 01 31', 'Héron Vélos', { qualityRating: 'UNKNOWN' }),
              phone(central, 0xa202, '+33 6 39 98 01 32', 'Héron 🚲', { qualityRating: '' }),
            ],
            { undocumented: 'a member of a later version' },
          ),
          waba(central, 0xa3, '', [], { registrationStatus: 'INCOMPLETE', linkDate: 1.7528e9 }),
        ],
      },
      {
        account: 'us-east',
        region: east,
        startsWithEmptyPage: true,
        wabas: [
          waba(
            east,
            0xb1,
            'Pelican Freight',
            [
              phone(east, 0xb101, '+1 202-555-0131', 'Pelican Freight'),
              phone(east, 0xb102, '+1 202-555-0132', 'Pelican Freight Night', { qualityRating: 'Yellow' }),
            ],
            { eventDestinations: [connect] },
          ),
          waba(
            east,
            0xb2,
            'Pelican Test',
            [phone(east, 0xb201, '+1 202-555-0133', 'Pelican Test', { qualityRating: '' })],
            { registrationStatus: 'INCOMPLETE' },
          ),
        ],
      },
    ],
  },
  {
    accessKeyId: 'ASIASANDBOXNOTREAL',
    secretAccessKey: 'sandbox/aws+temporary-not-real',
    sessionToken: 'sandbox/aws+session/token-not-real==',
    throttledBy: 'gateway',
    regions: [
      {
        account: 'eu-central-session',
        region: central,
        wabas: [
          waba(central, 0xc1, 'Kingfisher Tea', [
            phone(central, 0xc101, '+46 70 174 06 31', 'Kingfisher Tea'),
            phone(central, 0xc102, '+46 70 174 06 32', 'Kingfisher Tea Wholesale'),
          ]),
        ],
      },
    ],
  },
];
