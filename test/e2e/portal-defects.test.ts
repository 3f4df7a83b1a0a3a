import { defectTable } from './defect-table.ts'
import { PORTAL_DEFECTS } from './portal-defects.ts'

defectTable('a fault of the portal', 'portal', PORTAL_DEFECTS)
