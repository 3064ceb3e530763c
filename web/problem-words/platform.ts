import type { ProblemWords } from './words.ts'
import { msg } from '../ui/text.ts'

/** What the platform itself refuses, and what the network does. */
export const platformProblems: Readonly<Record<string, ProblemWords>> = {
  'request.invalid': {
    title: msg('Not well formed'),
    meaning: msg('A field is missing or not written as it must be.'),
    cure: msg('Correct the marked field.'),
  },
  'request.malformed': {
    title: msg('Not readable'),
    meaning: msg('What was sent is not in the form that it claims to have.'),
    cure: msg('Send well-formed JSON, XML or a spreadsheet.'),
  },
  'request.not-signed-in': {
    title: msg('Not signed in'),
    meaning: msg('Your session has ended, or there was none.'),
    cure: msg('Sign in again. What you entered is still here.'),
  },
  'request.not-permitted': {
    title: msg('Not permitted'),
    meaning: msg('Your role does not allow this.'),
    cure: msg('The page of permissions says which role does.'),
  },
  'request.foreign': {
    title: msg('Not yours'),
    meaning: msg('This belongs to another enterprise or economy.'),
    cure: msg('Sign in with an account that it belongs to.'),
  },
  'request.cross-site': {
    title: msg('From another site'),
    meaning: msg('A page of another site tried to act in your name.'),
    cure: msg('Open the platform by its own address.'),
  },
  'request.unknown-route': {
    title: msg('No such door'),
    meaning: msg('The platform has nothing at this address.'),
    cure: msg('Reload the page: it may be older than the platform.'),
  },
  'request.too-large': {
    title: msg('Too large'),
    meaning: msg('What was sent is larger than the platform takes at once.'),
    cure: msg('Split it, and send the parts one after the other.'),
  },
  'request.media-type-not-offered': {
    title: msg('Kind of file not taken'),
    meaning: msg('The platform does not read files of this kind here.'),
    cure: msg('Send a file of one of the kinds that the page names.'),
  },
  'request.too-many': {
    title: msg('Too many requests'),
    meaning: msg('More came from here in a short time than the platform takes.'),
    cure: msg('Wait a minute and try again.'),
  },
  'request.not-ready': {
    title: msg('Not ready yet'),
    meaning: msg('The platform is starting, or its database is away for a moment.'),
    cure: msg('Try again in a moment.'),
  },
  unexpected: {
    title: msg('Something went wrong'),
    meaning: msg('The platform did not answer as it should.'),
    cure: msg('Try again in a moment. What you entered is still here.'),
  },
  'passkey.not-given': {
    title: msg('No passkey given'),
    meaning: msg(
      'The dialog of the browser was closed, or no passkey of this site is on the device.',
    ),
    cure: msg('Try again, or use your password.'),
  },
  offline: {
    title: msg('No answer'),
    meaning: msg('The platform could not be reached.'),
    cure: msg('Check the connection and try again. What you entered is still here.'),
  },
}
