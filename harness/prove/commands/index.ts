import type { Command } from '../command.ts'
import borrows from './attack/borrows.ts'
import certificate from './attack/certificate.ts'
import claims from './attack/claims.ts'
import commonPasswords from './attack/common-passwords.ts'
import credentialInCommand from './attack/credential-in-command.ts'
import guesses from './attack/guesses.ts'
import looksForDevices from './attack/looks-for-devices.ts'
import macHeader from './attack/mac-header.ts'
import posesAs from './attack/poses-as.ts'
import repeats from './attack/repeats.ts'
import rogueBootstrap from './attack/rogue-bootstrap.ts'
import sendsHeader from './attack/sends-header.ts'
import shows from './attack/shows.ts'
import specialNonce from './attack/special-nonce.ts'
import stealsSession from './attack/steals-session.ts'
import tampered from './attack/tampered.ts'
import tethered from './attack/tethered.ts'
import wifi from './attack/wifi.ts'
import asks from './bootstrap/asks.ts'
import detected from './bootstrap/detected.ts'
import doubtfulPair from './bootstrap/doubtful-pair.ts'
import strangerAsks from './bootstrap/stranger-asks.ts'
import triggered from './bootstrap/triggered.ts'
import campaignRuns from './campaign/runs.ts'
import inserts from './card/inserts.ts'
import removes from './card/removes.ts'
import callsHelpDesk from './care/calls.ts'
import closesCase from './care/closes.ts'
import agentGoesOn from './care/goes-on.ts'
import customises from './contract/customises.ts'
import orders from './lock/orders.ts'
import attaches from './network/attaches.ts'
import clones from './network/clones.ts'
import detaches from './network/detaches.ts'
import forgets from './network/forgets.ts'
import newSoftware from './network/new-software.ts'
import rebinds from './network/rebinds.ts'
import releases from './network/releases.ts'
import disables from './pin/disables.ts'
import enters from './pin/enters.ts'
import unblocks from './pin/unblocks.ts'
import intrudes from './portal/intrudes.ts'
import ordersOnPortal from './portal/orders.ts'
import dismisses from './registers/dismisses.ts'
import equipment from './registers/equipment.ts'
import exception from './registers/exception.ts'
import fails from './registers/fails.ts'
import numberMoves from './registers/number-moves.ts'
import recovers from './registers/recovers.ts'
import subscription from './registers/subscription.ts'
import restarts from './server/restarts.ts'
import askedFirst from './session/asked-first.ts'
import breaksOff from './session/breaks-off.ts'
import formerAccount from './session/former-account.ts'
import formerOwner from './session/former-owner.ts'
import goesOn from './session/goes-on.ts'
import opens from './session/opens.ts'
import provesSubscription from './session/proves-subscription.ts'
import shortImei from './session/short-imei.ts'
import together from './session/together.ts'
import answers from './software/answers.ts'
import carriesOut from './software/carries-out.ts'
import offers from './software/offers.ts'
import priceRises from './software/price.ts'
import updates from './software/updates.ts'
import daysOfUse from './time/days-of-use.ts'
import passes from './time/passes.ts'

/** Everything that can happen in a world, one file each. */
export const COMMANDS: readonly Command[] = [
  borrows,
  certificate,
  claims,
  commonPasswords,
  credentialInCommand,
  guesses,
  looksForDevices,
  macHeader,
  posesAs,
  repeats,
  rogueBootstrap,
  sendsHeader,
  shows,
  specialNonce,
  stealsSession,
  tampered,
  tethered,
  wifi,
  asks,
  detected,
  doubtfulPair,
  strangerAsks,
  triggered,
  campaignRuns,
  callsHelpDesk,
  closesCase,
  agentGoesOn,
  inserts,
  removes,
  orders,
  attaches,
  clones,
  detaches,
  forgets,
  newSoftware,
  rebinds,
  releases,
  disables,
  enters,
  unblocks,
  dismisses,
  equipment,
  exception,
  fails,
  numberMoves,
  recovers,
  subscription,
  restarts,
  askedFirst,
  breaksOff,
  formerAccount,
  formerOwner,
  goesOn,
  opens,
  provesSubscription,
  shortImei,
  together,
  answers,
  carriesOut,
  offers,
  priceRises,
  updates,
  customises,
  ordersOnPortal,
  intrudes,
  daysOfUse,
  passes,
]

const BY_NAME = new Map(COMMANDS.map((each) => [each.name, each]))

/** The command of that name; undefined where there is none, e.g. in a bundle of another version. */
export function findCommand(name: string): Command | undefined {
  return BY_NAME.get(name)
}
