import { twinsOf } from '../../../harness/stage/knock-out/twins.ts'
import { customer, employee, query, repair } from './_acts.ts'

const visit = (between: (() => void | Promise<void>) | undefined) =>
  between ? { at: { agreed: between } } : {}

/** A card that proves itself says who it is, whatever the line says. */
const PROVEN_BY_CARD = ['SI']

/** B13 to B15 with one evidence knocked out. */
export default [
  ...twinsOf({
    ...{ useCase: '5.4.1', variation: 'B13', guarded: 'OP-INV', twin: 'uc-5.4.1/b13-query' },
    needs: ['pairs', 'network', 'cases', 'case-query', 'case-close'],
    prepare: customer,
    async act(stage, household, between) {
      const call = await query(stage, household, visit(between))
      await call.close()
    },
  }),
  ...twinsOf({
    ...{ useCase: '5.4.1', variation: 'B14', guarded: 'OP-DL', twin: 'uc-5.4.1/b14-repair' },
    needs: ['pairs', 'network', 'packages', 'cases', 'case-query', 'case-repair', 'case-close'],
    prepare: customer,
    async act(stage, household, between) {
      const call = await repair(stage, household, visit(between))
      await call.close()
    },
  }),
  ...twinsOf(
    {
      ...{ useCase: '5.4.1', variation: 'B15', guarded: 'OP-INV', twin: 'uc-5.4.1/b15-query' },
      needs: [
        'pairs',
        'network',
        'enterprise',
        'packages',
        'cases',
        'case-query',
        'case-repair',
        'case-close',
      ],
      prepare: employee,
      async act(stage, household, between) {
        const call = await query(stage, household, { desk: 'corporate', ...visit(between) })
        await call.close()
      },
    },
    PROVEN_BY_CARD,
  ),
]
