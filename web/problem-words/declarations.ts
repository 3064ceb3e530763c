import type { ProblemWords } from './words.ts'
import { msg } from '../ui/text.ts'

/** Refusals of a declaration, of its control and of who files it. */
export const declarationProblems: Readonly<Record<string, ProblemWords>> = {
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
  'party.no-enterprise': {
    title: msg('No enterprise'),
    meaning: msg('Your account represents no enterprise, so it cannot file.'),
    cure: msg('Sign in as the declarant of an enterprise.'),
  },
}
