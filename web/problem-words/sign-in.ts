import type { ProblemWords } from './words.ts'
import { msg } from '../ui/text.ts'

/** Refusals on the way in: second factors, passkeys, sign-in providers and programs. */
export const signInProblems: Readonly<Record<string, ProblemWords>> = {
  'session.second-factor-needed': {
    title: msg('A code is needed too'),
    cure: msg('Enter the code of your authenticator app, or a recovery code.'),
  },
  'session.wrong-code': {
    title: msg('Wrong code'),
    cure: msg('Wait for the next code: each counts once.'),
  },
  'factor.already-confirmed': {
    title: msg('An authenticator app is set up already'),
    cure: msg('Remove it first.'),
  },
  'factor.code-wrong': {
    title: msg('The code does not fit'),
    cure: msg('Check the clock of the device and take the next code.'),
  },
  'factor.not-begun': {
    title: msg('No authenticator app waits for its code'),
    cure: msg('Begin anew: the secret is shown then.'),
  },
  'factor.passkey-not-proven': {
    title: msg('The passkey did not prove itself'),
    cure: msg('Begin anew and use the passkey within five minutes.'),
  },
  'factor.passkey-unknown': {
    title: msg('No such passkey'),
    cure: msg('Choose one from the list of your passkeys.'),
  },
  'identity-provider.unknown': {
    title: msg('No such sign-in provider'),
    cure: msg('Choose one from the list.'),
  },
  'identity-provider.issuer-taken': {
    title: msg('Another provider has this issuer'),
    cure: msg('Change that one.'),
  },
  'identity-provider.unreachable': {
    title: msg('The sign-in provider does not answer'),
    cure: msg('Sign in another way, and tell an administrator.'),
  },
  'identity-provider.not-proven': {
    title: msg('The sign-in did not succeed'),
    cure: msg('Begin to sign in anew.'),
  },
  'identity-provider.not-linked': {
    title: msg('No account is linked to it'),
    cure: msg('Sign in another way, and link it on the page of your account.'),
  },
  'identity-provider.already-linked': {
    title: msg('Linked to another account'),
    cure: msg('Ask an administrator whose account that is.'),
  },
  'oauth-client.unknown': {
    title: msg('No such program'),
    cure: msg('Choose one from the list of your programs.'),
  },
}
