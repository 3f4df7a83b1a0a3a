import { failure, inPath, json, object, said, string } from './parts.ts'

const amount = { type: 'string', pattern: '^\\d+\\.\\d{2} EUR$', examples: ['2.00 EUR'] }
const key = { type: 'string', description: 'tells a repetition from a new request; the order when not given' }
const post = (
  summary: string,
  body: unknown,
  answers: Record<string, unknown>,
  parameters: readonly unknown[] = [],
) => ({
  post: {
    summary,
    ...(parameters.length > 0 && { parameters }),
    ...(body !== undefined && { requestBody: json(body) }),
    responses: { ...answers, '503': failure('system failure') },
  },
})
const page = (description: string) => ({ description, content: { 'text/html': { schema: string } } })
const refusals = {
  '402': failure('declined'),
  '404': failure('unknown'),
  '409': failure('not in this state, or the order was for something else'),
}
const reservation = object({ reservation: string, state: string, amount })
const payment = object({ payment: string, order: string, state: string, amount, reason: string }, ['reason'])
const debit = object({ debit: string, state: string, amount, balance: amount })

/** Billing, bank, prepaid system and the register of entitlements. */
export const PAYMENT_PATHS = {
  '/billing/reservations': post(
    'Reserves on the bill of a subscription; once for an order.',
    object({ order: string, imsi: string, amount, key }, ['key']),
    { '201': said('reserved', reservation), ...refusals },
  ),
  ...Object.fromEntries(
    (['commit', 'release', 'refund'] as const).map((step) => [
      `/billing/reservations/{reservation}/${step}`,
      post(
        `The ${step} of a reservation; again is the same as once.`,
        undefined,
        {
          '200': said('done', reservation),
          ...refusals,
        },
        [inPath('reservation')],
      ),
    ]),
  ),
  '/bank/payments': post(
    'Begins a payment by card: the payer is sent to challengeUrl and comes back to returnUrl.',
    object({ order: string, customer: string, amount, returnUrl: string, callbackUrl: string, key }, [
      'callbackUrl',
      'key',
    ]),
    {
      '201': said('begun', object({ payment: string, state: string, amount, challengeUrl: string })),
      ...refusals,
    },
  ),
  '/bank/payments/{payment}': {
    get: {
      summary: 'What came of it: pending, authenticated, declined, captured, refunded.',
      parameters: [inPath('payment')],
      responses: { '200': said('the payment', payment), '404': failure('unknown') },
    },
  },
  ...Object.fromEntries(
    (['capture', 'refund'] as const).map((step) => [
      `/bank/payments/{payment}/${step}`,
      post(
        `The ${step} of a payment; again is the same as once.`,
        undefined,
        {
          '200': said('done', payment),
          ...refusals,
        },
        [inPath('payment')],
      ),
    ]),
  ),
  '/bank/challenges/{payment}': {
    get: {
      summary: 'The page of the bank on which the payer authenticates; a payment that is settled leads back.',
      parameters: [inPath('payment')],
      responses: {
        '200': page('the page'),
        '303': { description: 'back to returnUrl' },
        '404': page('nothing to confirm'),
      },
    },
    post: {
      summary: 'What the payer wrote into the page, as a form.',
      parameters: [inPath('payment')],
      requestBody: {
        content: {
          'application/x-www-form-urlencoded': {
            schema: object({ number: string, code: string, action: string }, ['number', 'code', 'action']),
          },
        },
      },
      responses: {
        '303': { description: 'back to returnUrl, with the outcome to be asked for' },
        '403': page('number or code are wrong'),
        '404': page('nothing to confirm'),
      },
    },
  },
  '/prepaid/verifications': post(
    'Whether the payer knows the PIN of the account; nothing is taken.',
    object({ order: string, imsi: string, amount, pin: string }),
    { '200': said('the result', object({ ok: { type: 'boolean' } })), ...refusals },
  ),
  '/prepaid/debits': post(
    'Looks at the balance and takes, in one step; once for an order. `unchecked` does not look.',
    object({ order: string, imsi: string, amount, unchecked: { type: 'boolean' }, key }, [
      'unchecked',
      'key',
    ]),
    { '201': said('debited', debit), ...refusals },
  ),
  '/prepaid/debits/{debit}/refund': post(
    'Gives a debit back; again is the same as once.',
    undefined,
    { '200': said('done', debit), ...refusals },
    [inPath('debit')],
  ),
  '/prepaid/credits': post(
    'Tops an account up; once for an order.',
    object({ order: string, imsi: string, amount, key }, ['key']),
    { '201': said('topped up', object({ balance: amount })), ...refusals },
  ),
  '/prepaid/accounts/{imsi}': {
    get: {
      summary: 'What an account holds.',
      parameters: [inPath('imsi')],
      responses: { '200': said('the balance', object({ balance: amount })), '404': failure('unknown') },
    },
  },
  '/entitlements': post(
    'Switches on what was bought; each item once for an order.',
    object({ order: string, imsi: string, imei: string, items: { type: 'array', items: string } }, ['imei']),
    { '201': said('on', object({ on: { type: 'array', items: string } })) },
  ),
}
