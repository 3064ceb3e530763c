import type { ProblemWords } from './words.ts'
import { msg } from '../ui/text.ts'

/** Refusals of whoever signs in, of accounts and of keys. */
export const identityProblems: Readonly<Record<string, ProblemWords>> = {
  'session.wrong-login-or-password': {
    title: msg('Sign-in failed'),
    meaning: msg('Name and password do not belong together.'),
    cure: msg('Check both and try again.'),
  },
  'session.unknown': {
    title: msg('No such session'),
    meaning: msg('You are not signed in there any more.'),
    cure: msg('Nothing is to be done.'),
  },
  'session.step-up-needed': {
    title: msg('Prove that it is you'),
    meaning: msg('This act counts only a few minutes after a fresh proof of who sits there.'),
    cure: msg('Enter your password again, and repeat what you did.'),
  },
  'session.wrong-proof': {
    title: msg('Proof not accepted'),
    meaning: msg('The password or code is not the right one.'),
    cure: msg('Enter it again. After some wrong tries you have to wait.'),
  },
  'session.too-many-tries': {
    title: msg('Too many wrong tries'),
    meaning: msg('For a while no further try is taken, so that nobody can guess.'),
    cure: msg('Wait as long as the refusal says, then try again.'),
  },
  'session.no-demonstration': {
    title: msg('No demonstration here'),
    meaning: msg('This platform offers no demonstration accounts.'),
    cure: msg('Sign in with an account of your own.'),
  },
  'session.key-unknown': {
    title: msg('Key unknown'),
    meaning: msg('No API key that counts is like the one that was sent.'),
    cure: msg('Create a new key on the page of your account, and send that one.'),
  },
  'account.password-too-short': {
    title: msg('Password too short'),
    meaning: msg('A short password can be tried out.'),
    cure: msg('Choose a longer one: several words do well.'),
  },
  'account.password-too-common': {
    title: msg('Password too common'),
    meaning: msg('It is among the first that somebody would try.'),
    cure: msg('Choose one that nobody else has: several words that do not belong together.'),
  },
  'account.password-unchanged': {
    title: msg('Password unchanged'),
    meaning: msg('The new password is the present one.'),
    cure: msg('Choose another one.'),
  },
  'account.unknown': {
    title: msg('No such account'),
    meaning: msg('There is no account with this number, or it is not yours to see.'),
    cure: msg('Choose one of the list of accounts.'),
  },
  'account.already-created': {
    title: msg('Account already created'),
    meaning: msg('An account with other contents has this number.'),
    cure: msg('Open the list of accounts, and create the new one there.'),
  },
  'account.login-taken': {
    title: msg('Sign-in name taken'),
    meaning: msg('Another account has this sign-in name.'),
    cure: msg('Choose another sign-in name.'),
  },
  'account.disabled': {
    title: msg('Account disabled'),
    meaning: msg('Whoever is disabled can neither sign in nor be invited.'),
    cure: msg('Enable the account first.'),
  },
  'account.own': {
    title: msg('Your own account'),
    meaning: msg('Nobody administers their own account.'),
    cure: msg('Ask another administrator.'),
  },
  'account.code-unknown': {
    title: msg('Code unknown'),
    meaning: msg('The code was used before, has ended, or never was one.'),
    cure: msg('Ask your administrator for a new invitation.'),
  },
  'api-key.scope-not-held': {
    title: msg('Scope not held'),
    meaning: msg(
      'A key carries only permissions that its account holds and that machines may have.',
    ),
    cure: msg('Leave out the scopes that the refusal names.'),
  },
  'api-key.unknown': {
    title: msg('No such key'),
    meaning: msg('You have no such key, or it was revoked before.'),
    cure: msg('Look at the list of your keys.'),
  },
}
