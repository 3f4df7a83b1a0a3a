/** Which scenario shows which seeded fault of help desk and campaigns, and the property that it breaks. */
export const CARE_DEFECTS = [
  { id: 'D-66', scenario: 'n65-guest-with-the-own-phone', property: 'SP-ROAM-01' },
  { id: 'D-90', scenario: 'n65-guest-with-a-former-customers-phone', property: 'SP-BF-01' },
  { id: 'D-90', scenario: 'b16-firmware', property: 'SP-BF-02' },
  { id: 'D-91', scenario: 'n69-forged-package', property: 'SP-LOG-01' },
  { id: 'D-92', scenario: 'n68-manufacturer-learns-of-phones-alone', property: 'SP-BF-04' },
  { id: 'D-106', scenario: 'uc-5.4.1/n77-suspended-after-the-yes', property: 'SP-HLR-02' },
  { id: 'D-106', scenario: 'uc-5.5.1/n77-suspended-after-the-yes', property: 'SP-HLR-02' },
  { id: 'D-110', scenario: 'n67-every-fix-leaves-a-trace', property: 'SP-BF-02' },
  { id: 'D-115', scenario: 'n61-knows-the-number-only', property: 'SP-HD-01' },
  { id: 'D-116', scenario: 'b13-query', property: 'SP-HD-04' },
  { id: 'D-117', scenario: 'b14-repair', property: 'SP-HD-05' },
  { id: 'D-231', scenario: 'n63-grant-of-another-case', property: 'SP-HD-02' },
  { id: 'D-232', scenario: 'n66-friends-phone', property: 'SP-BF-03' },
  { id: 'D-233', scenario: 'n76-number-given-to-another', property: 'SP-SUB-02' },
  { id: 'D-234', scenario: 'private-subscription-at-the-corporate-desk', property: 'SP-HD-01' },
  { id: 'D-235', scenario: 'n66-account-of-another-operator', property: 'SP-BF-03' },
] as const
