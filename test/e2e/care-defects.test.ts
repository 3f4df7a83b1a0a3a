import { CARE_DEFECTS } from './care-defects.ts'
import { defectTable } from './defect-table.ts'

defectTable('a fault of help desk or campaign', 'care', CARE_DEFECTS)
