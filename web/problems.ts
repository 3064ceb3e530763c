import { fileProblemWords } from './file-problems.ts'
import { msg } from './ui/text.ts'

export type ProblemWords = { title: string; meaning?: string; cure: string }

/** Each refusal of the platform: its rule in a few words, what it means, and what cures it. */
export const problemWords: Readonly<Record<string, ProblemWords>> = {
  ...fileProblemWords,
  'declaration.unknown': {
    title: msg('No such declaration'),
    meaning: msg('There is no declaration with this number, or it is not yours to see.'),
    cure: msg('Check the number, or sign in as the enterprise that filed it.'),
  },
  'declaration.already-lodged': {
    title: msg('Already filed'),
    meaning: msg('This declaration was filed before with other contents.'),
    cure: msg('Open it in the list. File a new one where the goods differ.'),
  },
  'declaration.reference-already-used': {
    title: msg('Reference already used'),
    meaning: msg('An enterprise uses each reference number for one declaration only.'),
    cure: msg('Give this declaration a reference number of its own.'),
  },
  'declaration.declarant-not-represented': {
    title: msg('Not your enterprise'),
    meaning: msg('You may file only for the enterprise that you represent.'),
    cure: msg('Enter the identification of your own enterprise as declarant.'),
  },
  'declaration.enterprise-not-licensed': {
    title: msg('Enterprise not licensed'),
    meaning: msg('The enterprise holds no licence of this zone for this activity.'),
    cure: msg('Ask the zone operator for a licence, or file for a licensed enterprise.'),
  },
  'declaration.procedure-not-offered': {
    title: msg('Procedure not offered'),
    meaning: msg('This zone does not offer the procedure that an item asks for.'),
    cure: msg('Choose a procedure from the list, such as 78 for entry into a free zone.'),
  },
  'declaration.goods-items-not-in-sequence': {
    title: msg('Items not in sequence'),
    meaning: msg('Goods items are numbered 1, 2, 3 and so on, without a gap.'),
    cure: msg('Number the items in their order.'),
  },
  'declaration.goods-item-count-differs': {
    title: msg('Number of items differs'),
    meaning: msg('The header names another number of goods items than the declaration holds.'),
    cure: msg('Correct the number in the header, or add the missing items.'),
  },
  'declaration.package-count-differs': {
    title: msg('Number of packages differs'),
    meaning: msg('The packages of the items do not add up to the total of the header.'),
    cure: msg('Correct the total, or the packages of an item.'),
  },
  'declaration.description-missing': {
    title: msg('Description missing'),
    meaning: msg('Every goods item says in plain words what it is.'),
    cure: msg('Describe the goods so that they can be recognised.'),
  },
  'declaration.mass-missing': {
    title: msg('Mass missing'),
    meaning: msg('Every goods item names its gross and its net mass.'),
    cure: msg('Enter both masses in kilograms.'),
  },
  'declaration.net-mass-above-gross': {
    title: msg('Net mass above gross mass'),
    meaning: msg('Goods without their packing cannot weigh more than with it.'),
    cure: msg('Check whether the two masses were exchanged.'),
  },
  'declaration.commodity-code-unknown': {
    title: msg('Commodity code unknown'),
    meaning: msg('The tariff has no line with this code.'),
    cure: msg('Search the tariff by words and choose a line of it.'),
  },
  'declaration.not-under-control': {
    title: msg('Not under control'),
    meaning: msg('This can be done only while customs holds the declaration.'),
    cure: msg('Nothing is to be done: the declaration has moved on.'),
  },
  'declaration.not-released': {
    title: msg('Not released'),
    meaning: msg('The goods have not been released yet.'),
    cure: msg('Wait for the release.'),
  },
  'declaration.already-decided': {
    title: msg('Already decided'),
    meaning: msg('Somebody has released, refused or invalidated this declaration before.'),
    cure: msg('Read the timeline to see who did what.'),
  },
  'declaration.question-open': {
    title: msg('A question is open'),
    meaning: msg('A question to the trader has not been answered yet.'),
    cure: msg('Wait for the answer, or for its clock to end.'),
  },
  'declaration.query-unknown': {
    title: msg('No such question'),
    meaning: msg('This declaration holds no such question.'),
    cure: msg('Open the declaration again and answer the question that stands there.'),
  },
  'declaration.query-already-answered': {
    title: msg('Already answered'),
    meaning: msg('The question was answered before.'),
    cure: msg('Read the answer; customs may ask again.'),
  },
  'declaration.control-outstanding': {
    title: msg('Control outstanding'),
    meaning: msg('A physical control was ordered and its result is not noted yet.'),
    cure: msg('Note the result of the control first.'),
  },
  'declaration.control-not-conform': {
    title: msg('Control not conform'),
    meaning: msg('The control found the goods not as declared, so they cannot be released.'),
    cure: msg('Refuse the declaration, or invalidate it.'),
  },
  'declaration.no-control-ordered': {
    title: msg('No control ordered'),
    meaning: msg('There is no control whose result could be noted.'),
    cure: msg('Decide on the documents.'),
  },
  'control.unknown': {
    title: msg('No such control'),
    meaning: msg('No physical control was ordered for this declaration.'),
    cure: msg('Decide on the documents.'),
  },
  'control.already-closed': {
    title: msg('Control already closed'),
    meaning: msg('The result of this control was recorded before.'),
    cure: msg('Read the findings in the case.'),
  },
  'journal.entry-unknown': {
    title: msg('No such entry'),
    meaning: msg('The journal holds no entry with this number.'),
    cure: msg('Check the number.'),
  },
  'journal.size-not-reached': {
    title: msg('Journal not that long yet'),
    meaning: msg('The journal has fewer entries than the proof asks for.'),
    cure: msg('Ask for a proof of the present size.'),
  },
  'party.no-enterprise': {
    title: msg('No enterprise'),
    meaning: msg('Your account represents no enterprise, so it cannot file.'),
    cure: msg('Sign in as the declarant of an enterprise.'),
  },
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
  offline: {
    title: msg('No answer'),
    meaning: msg('The platform could not be reached.'),
    cure: msg('Check the connection and try again. What you entered is still here.'),
  },
}
