import { msg } from '../ui/text.ts'

/** What stands between somebody and what they may do: factors, providers, mandates, second persons. */
export const accessProblems = {
  'factor.already-confirmed': {
    title: msg('Already set up'),
    cure: msg('Remove the one you have before you set up another.'),
  },
  'factor.code-wrong': {
    title: msg('The code is not right'),
    cure: msg('Type the code that your app shows now, and check the clock of your phone.'),
  },
  'factor.not-begun': {
    title: msg('Nothing to confirm'),
    cure: msg('Begin the set-up again.'),
  },
  'factor.passkey-not-proven': {
    title: msg('The passkey did not prove itself'),
    cure: msg('Try again with the device that holds the passkey.'),
  },
  'factor.passkey-unknown': {
    title: msg('Passkey not known'),
    cure: msg('Sign in by password and add the passkey to your account.'),
  },
  'identity-provider.unknown': {
    title: msg('No such identity provider'),
    cure: msg('Choose one of those that the sign-in page offers.'),
  },
  'identity-provider.issuer-taken': {
    title: msg('Issuer already registered'),
    cure: msg('Change the entry that there is.'),
  },
  'identity-provider.unreachable': {
    title: msg('The identity provider does not answer'),
    cure: msg('Try again in a moment, or sign in by password.'),
  },
  'identity-provider.not-proven': {
    title: msg('The identity provider did not vouch for you'),
    cure: msg('Begin the sign-in again.'),
  },
  'identity-provider.not-linked': {
    title: msg('No account is linked'),
    cure: msg('Sign in by password once and link your account.'),
  },
  'identity-provider.already-linked': {
    title: msg('Already linked to another account'),
    cure: msg('Remove the link from the other account first.'),
  },
  'session.second-factor-needed': {
    title: msg('A second proof is needed'),
    cure: msg('Give the code of your app, or use your passkey.'),
  },
  'session.wrong-code': {
    title: msg('The code is not right'),
    cure: msg('Type the code that your app shows now, or one of your recovery codes.'),
  },
  'assignment.unknown': {
    title: msg('Nobody is assigned'),
    cure: msg('Wait a moment: the case is drawn for somebody who is present.'),
  },
  'assignment.nobody-else': {
    title: msg('Nobody else is there for it'),
    cure: msg('Have another competent officer mark themselves present.'),
  },
  'assignment.not-yours': {
    title: msg("The case is another officer's"),
    cure: msg('Ask your supervisor to assign it to you.'),
  },
  'assignment.own-case': {
    title: msg('It is your own case'),
    cure: msg('Another officer must act: nobody decides an own case.'),
  },
  'assignment.officer-unknown': {
    title: msg('No such officer'),
    cure: msg('Choose an officer of this economy who may do the work.'),
  },
  'assignment.rotation-years-crossed': {
    title: msg('The rotation is not in order'),
    cure: msg('Give the shorter time first, then the longer one.'),
  },
  'oauth-client.unknown': {
    title: msg('No such program'),
    cure: msg('Check the id of the program that you registered.'),
  },
  'mandate.unknown': {
    title: msg('No such mandate'),
    cure: msg('Look for it in your list of mandates.'),
  },
  'mandate.already-granted': {
    title: msg('Already granted'),
    cure: msg('Withdraw the mandate that there is, and grant a new one.'),
  },
  'mandate.already-withdrawn': {
    title: msg('Already withdrawn'),
    cure: msg('Grant a new mandate where one is needed.'),
  },
  'mandate.ends-before-it-begins': {
    title: msg('It ends before it begins'),
    cure: msg('Give an end that comes after the beginning.'),
  },
  'mandate.representative-unknown': {
    title: msg('No such representative'),
    cure: msg('Check the login of the broker.'),
  },
  'mandate.to-oneself': {
    title: msg('A mandate to oneself'),
    cure: msg('Choose somebody who acts for another.'),
  },
  'mandate.not-held': {
    title: msg('You hold no mandate'),
    cure: msg('Ask the enterprise to grant you one.'),
  },
  'proposal.unknown': {
    title: msg('No such proposal'),
    cure: msg('Look for it in the list of proposals.'),
  },
  'proposal.already-made': {
    title: msg('Already proposed'),
    cure: msg('Have somebody decide the proposal that there is.'),
  },
  'proposal.already-decided': {
    title: msg('Already decided'),
    cure: msg('Make a new proposal where it is still needed.'),
  },
  'proposal.expired': {
    title: msg('The proposal is too old'),
    cure: msg('Make it again.'),
  },
  'proposal.outdated': {
    title: msg('Things have changed since'),
    cure: msg('Look at how it stands now, and propose again.'),
  },
  'proposal.changes-nothing': {
    title: msg('It would change nothing'),
    cure: msg('Propose something that differs from what there is.'),
  },
  'proposal.own': {
    title: msg('It is your own proposal'),
    cure: msg('Somebody else must confirm or reject it.'),
  },
  'proposal.permission-missing': {
    title: msg('You may not decide this'),
    cure: msg('It takes somebody who may do it without a proposal.'),
  },
}
