import type { ProblemWords } from './words.ts'
import { msg } from '../ui/text.ts'

/** Refusals about who acts for whom: mandates, second persons and the lot. */
export const powerProblems: Readonly<Record<string, ProblemWords>> = {
  'mandate.unknown': {
    title: msg('No such mandate'),
    cure: msg('Choose one from the list.'),
  },
  'mandate.already-granted': {
    title: msg('This number is another mandate'),
    cure: msg('Grant it under a new number.'),
  },
  'mandate.already-withdrawn': {
    title: msg('The mandate is withdrawn already'),
    cure: msg('Grant a new one.'),
  },
  'mandate.ends-before-it-begins': {
    title: msg('The mandate would end before it begins'),
    cure: msg('Let it end later.'),
  },
  'mandate.representative-unknown': {
    title: msg('No enterprise has this number'),
    cure: msg('Check the number with the enterprise that is to file for you.'),
  },
  'mandate.to-oneself': {
    title: msg('Nobody represents themselves'),
    cure: msg('Name the enterprise that files for you.'),
  },
  'mandate.not-held': {
    title: msg('You hold no mandate of this enterprise'),
    cure: msg('Ask the enterprise for one, or act for your own.'),
  },
  'proposal.unknown': {
    title: msg('No such proposal'),
    cure: msg('Choose one from the list.'),
  },
  'proposal.already-made': {
    title: msg('This number is another proposal'),
    cure: msg('Propose it under a new number.'),
  },
  'proposal.already-decided': {
    title: msg('The proposal is decided already'),
    cure: msg('Propose it anew if it is still needed.'),
  },
  'proposal.expired': {
    title: msg('The proposal has expired'),
    cure: msg('Propose it anew.'),
  },
  'proposal.outdated': {
    title: msg('What it would change has changed meanwhile'),
    cure: msg('Reject it and propose it anew.'),
  },
  'proposal.changes-nothing': {
    title: msg('The proposal would change nothing'),
    cure: msg('Propose a change.'),
  },
  'proposal.own': {
    title: msg('Nobody confirms what they proposed'),
    cure: msg('Ask somebody else who holds the permission.'),
  },
  'proposal.permission-missing': {
    title: msg('You may not decide this proposal'),
    cure: msg('Leave it to somebody who holds the permission.'),
  },
  'assignment.unknown': {
    title: msg('Nothing of this case is assigned'),
    cure: msg('Look at its lane: only held cases are drawn.'),
  },
  'assignment.nobody-else': {
    title: msg('Nobody else is present and competent'),
    cure: msg('Wait until somebody is, or widen the competence of an officer.'),
  },
  'assignment.not-yours': {
    title: msg('The lot gave this case to somebody else'),
    cure: msg('Work on your own cases; a supervisor can draw anew.'),
  },
  'assignment.own-case': {
    title: msg('You are related to the enterprise of this case'),
    cure: msg('Leave it to somebody else.'),
  },
  'assignment.officer-unknown': {
    title: msg('No such officer'),
    cure: msg('Let the officer mark presence once.'),
  },
  'assignment.rotation-years-crossed': {
    title: msg('The longest time is shorter than the shortest'),
    cure: msg('Let it be as long at least.'),
  },
}
