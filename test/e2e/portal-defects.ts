/** Which scenario shows which seeded fault of the portal, and the property that it breaks. */
export const PORTAL_DEFECTS = [
  { id: 'D-61', scenario: 'd-61-identity-header-of-another', property: 'SP-PAY-04' },
  { id: 'D-95', scenario: 'n55-double-click', property: 'SP-PAY-03' },
  { id: 'D-95', scenario: 'n55-repeated-callback', property: 'SP-PAY-03' },
  { id: 'D-96', scenario: 'd-96-another-amount-in-the-form', property: 'SP-PAY-02' },
  { id: 'D-97', scenario: 'n57-two-orders-at-once', property: 'SP-PAY-06' },
  { id: 'D-100', scenario: 'n59-neighbours-phone', property: 'SP-PC-05' },
  { id: 'D-112', scenario: 'd-112-nothing-to-do', property: 'SP-CON-02' },
  { id: 'D-120', scenario: 'n54-billing-declines', property: 'SP-PAY-07' },
  { id: 'D-121', scenario: 'n60-rogue-pc', property: 'SP-PC-02' },
  { id: 'D-122', scenario: 'n53-card-data-without-the-bank', property: 'SP-PC-03' },
  { id: 'D-217', scenario: 'n52-payment-before-authentication', property: 'SP-USR-01' },
  { id: 'D-243', scenario: 'b6-without-co-revoked', property: 'SP-PAY-07' },
] as const
