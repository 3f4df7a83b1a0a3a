import { defectTable } from './defect-table.ts'
import { SOFTWARE_DEFECTS } from './software-defects.ts'

defectTable('a fault of software updates and locks', 'software-defects', SOFTWARE_DEFECTS)
