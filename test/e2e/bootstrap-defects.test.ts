import { BOOTSTRAP_DEFECTS } from './bootstrap-defects.ts'
import { defectTable } from './defect-table.ts'

defectTable('a fault of bootstrap or session', 'bootstrap', BOOTSTRAP_DEFECTS)
