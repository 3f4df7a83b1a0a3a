import type { Defect } from './defect.ts'

export const campaignByImeiRange: Defect = {
  id: 'D-90',
  name: 'campaign-by-imei-range',
  summary: 'a campaign fixes whatever phone is of the model, and its records name no subscriber',
  property: 'SP-BF-01',
  with: (decisions) => ({
    ...decisions,
    campaignSelects: () => undefined,
    fixEvidence: () => 'device',
    auditRecords: (record) =>
      decisions
        .auditRecords(record)
        .map(({ imsi, ...rest }) =>
          rest.campaign !== undefined || imsi === undefined ? rest : { ...rest, imsi },
        ),
  }),
}
