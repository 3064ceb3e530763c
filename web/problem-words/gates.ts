import type { ProblemWords } from './words.ts'
import { msg } from '../ui/text.ts'

/** Refusals at the gate, in the account book and on the way. */
export const gateProblems: Readonly<Record<string, ProblemWords>> = {
  'gate-pass.unknown': {
    title: msg('No such gate pass'),
    meaning: msg('There is no such gate pass, or it is not yours to see.'),
    cure: msg('Look for it by its number, its MRN or the plate.'),
  },
  'gate-pass.gate-unknown': {
    title: msg('No such gate'),
    meaning: msg('The zone of this gate pass has no such gate.'),
    cure: msg('Choose one of the gates of the zone.'),
  },
  'gate-pass.item-unknown': {
    title: msg('Item not on the gate pass'),
    meaning: msg('An item was counted that the gate pass does not hold.'),
    cure: msg('Count only what stands on the gate pass; stop what does not.'),
  },
  'gate-pass.item-repeated': {
    title: msg('Item counted twice'),
    meaning: msg('An item was counted more than once for one truck.'),
    cure: msg('Add up what came of an item on this truck.'),
  },
  'gate-pass.nothing-passed': {
    title: msg('Nothing counted'),
    meaning: msg('A truck on which nothing is counted passes only as the last one.'),
    cure: msg('Count what came, or say that nothing more comes.'),
  },
  'gate-pass.passage-differs': {
    title: msg('Another passage under this number'),
    meaning: msg('A passage with other contents was recorded under this number.'),
    cure: msg('Open the gate pass again and record the truck anew; nothing is overwritten.'),
  },
  'gate-pass.already-completed': {
    title: msg('Gate pass completed'),
    meaning: msg('All that may pass with it has passed.'),
    cure: msg('Stop the truck: further goods need a declaration of their own.'),
  },
  'gate-pass.revoked': {
    title: msg('Gate pass revoked'),
    meaning: msg('Customs took this gate pass back.'),
    cure: msg('Stop the truck, and send the driver to the customs office.'),
  },
  'gate-pass.not-revocable': {
    title: msg('Cannot be revoked'),
    meaning: msg('Goods have passed with it, or it was revoked before.'),
    cure: msg('Read its passages. What has passed is settled in the account book.'),
  },
  'gate-pass.discrepancy-unknown': {
    title: msg('No such discrepancy'),
    meaning: msg('The gate pass holds no such discrepancy.'),
    cure: msg('Open the gate pass again.'),
  },
  'gate-pass.discrepancy-already-resolved': {
    title: msg('Discrepancy already settled'),
    meaning: msg('Somebody explained it before.'),
    cure: msg('Read the explanation on the gate pass.'),
  },
  'account-book.account-unknown': {
    title: msg('No such account'),
    meaning: msg('The account book has no such account, or it is not yours to see.'),
    cure: msg('Choose one of the list of the account book.'),
  },
  'movement.time-implausible': {
    title: msg('Time not plausible'),
    meaning: msg('A position was reported from the future, or from too long ago.'),
    cure: msg('Set the clock of the tracker, and report again.'),
  },
}
