import type { Shown } from './defect-table.ts'

/** Seeded faults of software updates and locks. */
export const SOFTWARE_DEFECTS: readonly Shown[] = [
  { id: 'D-20', scenario: 'n39-user-says-no', property: 'SP-USR-05' },
  { id: 'D-20', scenario: 'n40-no-beside-the-order', property: 'SP-USR-05' },
  { id: 'D-70', scenario: 'b11-charged-update', property: 'LV-01' },
  { id: 'D-72', scenario: 'n11-phone-claims-the-pin', property: 'SP-FW-01' },
  { id: 'D-75', scenario: 'n39-user-cancels', property: 'SP-USR-05' },
  { id: 'D-76', scenario: 'n39-nobody-answers', property: 'SP-USR-06' },
  { id: 'D-77', scenario: 'b11-charged-update', property: 'SP-USR-04' },
  { id: 'D-80', scenario: 'b10-application', property: 'SP-PRIV-01' },
  { id: 'D-81', scenario: 'fw-07-battery-empty', property: 'SP-FW-07' },
  { id: 'D-82', scenario: 'b11-charged-update', property: 'SP-FW-01' },
  { id: 'D-87', scenario: 'n33-card-swapped-before-update', property: 'SP-FW-05' },
  { id: 'D-105', scenario: 'n80-broken-off-after-consent', property: 'SP-USR-03' },
  { id: 'D-107', scenario: 'b18-thief-says-no', property: 'LV-01' },
  { id: 'D-125', scenario: 'n36-child-says-yes-to-the-owners-order', property: 'SP-FW-01' },
  { id: 'D-206', scenario: 'n78-wiped-by-a-stranger', property: 'SP-HD-01' },
  { id: 'D-241', scenario: 'n04-former-employee', property: 'SP-FW-02' },
  { id: 'D-242', scenario: 'n71-report-of-another-phone', property: 'SP-ISO-01' },
  { id: 'D-245', scenario: 'n35-number-moved-an-hour-ago', property: 'SP-USR-01' },
]
