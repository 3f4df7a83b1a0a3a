import type { Clock } from '../../world/clock.ts'
import { Accounts } from './accounts.ts'
import { type AuditDecisions, AuditLog } from './audit.ts'
import { Authorisations } from './authorisations.ts'
import { Btids } from './btids.ts'
import { Campaigns } from './campaigns.ts'
import { Cases } from './cases.ts'
import { Codes } from './codes.ts'
import { Contracts } from './contracts.ts'
import { openDatabase } from './database.ts'
import { Deliveries } from './deliveries.ts'
import { Devices } from './devices.ts'
import { FailureTable } from './failures.ts'
import { Jobs } from './jobs.ts'
import { Orders } from './orders.ts'
import { Packages } from './packages.ts'
import { PortalAccounts } from './portal-accounts.ts'
import { PortalOrders } from './portal-orders.ts'
import { PortalPhones } from './portal-phones.ts'
import { PortalVisits } from './portal-visits.ts'

/** Everything that the server remembers when it is started again. */
export interface Store {
  readonly packages: Packages
  readonly contracts: Contracts
  readonly deliveries: Deliveries
  readonly accounts: Accounts
  readonly orders: Orders
  readonly jobs: Jobs
  readonly cases: Cases
  readonly codes: Codes
  readonly authorisations: Authorisations
  readonly campaigns: Campaigns
  readonly audit: AuditLog
  readonly failures: FailureTable
  readonly devices: Devices
  readonly btids: Btids
  readonly portal: {
    readonly accounts: PortalAccounts
    readonly visits: PortalVisits
    readonly phones: PortalPhones
    readonly orders: PortalOrders
  }
  close(): void
}

/** Opens the store on a database file, or on `:memory:`. */
export function openStore(path: string, clock: Clock, decisions: AuditDecisions): Store {
  const db = openDatabase(path)
  return {
    packages: new Packages(db),
    contracts: new Contracts(db),
    deliveries: new Deliveries(db),
    accounts: new Accounts(db, clock),
    orders: new Orders(db, clock),
    jobs: new Jobs(db, clock),
    cases: new Cases(db, clock),
    codes: new Codes(db),
    authorisations: new Authorisations(db, clock),
    campaigns: new Campaigns(db, clock),
    audit: new AuditLog(db, clock, decisions),
    failures: new FailureTable(db),
    devices: new Devices(db, clock),
    btids: new Btids(db),
    portal: {
      accounts: new PortalAccounts(db),
      visits: new PortalVisits(db, clock),
      phones: new PortalPhones(db, clock),
      orders: new PortalOrders(db, clock),
    },
    close: () => {
      db.close()
    },
  }
}
